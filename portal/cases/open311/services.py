"""The kinds of case that are public by nature: a broken street light, never somebody's home."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from ..models import Case


@dataclass(frozen=True)
class Place:
    """Where it is, for everybody to know. Degrees, WGS 84."""

    lat: float | None = None
    long: float | None = None
    address: str = ""


Places = Callable[[Sequence[Case]], Mapping[int, Place]]
"""Gives the public place of each case by its primary key, of all in one go."""

Descriptions = Callable[[Sequence[Case]], Mapping[int, str]]
"""Gives the words of each case that are for everybody, by its primary key."""


def nowhere(cases: Sequence[Case]) -> Mapping[int, Place]:
    return {}


def nothing_said(cases: Sequence[Case]) -> Mapping[int, str]:
    return {}


Shown = Callable[[], Q]
"""Says which cases of a kind are for everybody, asked for each call."""


def every_one() -> Q:
    return Q()


@dataclass(frozen=True)
class Service:
    """A kind of case as Open311 shows it. ``shown``: which cases of it, every one if left out.

    Nothing that a person wrote is shown, unless the room that registers the kind gives
    ``described`` and so answers for it.
    """

    code: str
    name: str
    description: str
    group: str = ""
    keywords: tuple[str, ...] = ()
    place: Places = nowhere
    described: Descriptions = nothing_said
    shown: Shown = every_one


_services: dict[str, Service] = {}


def register(kind: str, service: Service) -> None:
    """Show the cases of this kind to everybody. Call it from ``AppConfig.ready``.

    Raises ValueError for a kind that is another service, or a code that another kind has.
    """
    if _services.setdefault(kind, service) != service:
        raise ValueError(f"{kind!r} is already another service.")
    if [each.code for each in _services.values()].count(service.code) > 1:
        del _services[kind]
        raise ValueError(f"The code {service.code!r} is already another kind's.")


def all_services() -> dict[str, Service]:
    """Give every service by the kind of its cases, in the order of their codes."""
    return dict(sorted(_services.items(), key=lambda item: item[1].code))
