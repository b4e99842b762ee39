"""Keeping details, each with the day on which the person last said that it is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.ui.forms import Address
from portal.ui.forms.parsing import format_phone

from .. import audit
from ..models import Person

CONFIRMED_FOR = timedelta(days=365)
TITLES = {"name": "Name", "phone": "Phone number", "address": "Address"}


@dataclass(frozen=True)
class Detail:
    """One detail as it is read. ``confirmed`` is when the person last said that it is right."""

    code: str
    title: str
    lines: tuple[str, ...]
    confirmed: date | None
    is_old: bool


def details_of(person: Person) -> list[Detail]:
    """What can be kept of a person, known or not, in order."""
    return [
        Detail(code, title, _lines(person, code), confirmed_on(person, code), _is_old(person, code))
        for code, title in TITLES.items()
    ]


def is_confirmed(person: Person, code: str) -> bool:
    """Whether the person has said within a year that this detail is right."""
    day = confirmed_on(person, code)
    return day is not None and timezone.localdate() - day <= CONFIRMED_FOR


def confirmed_on(person: Person, code: str) -> date | None:
    """When a detail was last confirmed; None if never, or if what is kept is no date."""
    try:
        return date.fromisoformat(str(person.confirmed.get(code)))
    except ValueError:
        return None


@transaction.atomic
def keep(person: Person, values: Mapping[str, Any]) -> list[str]:
    """Keep details that the person gave just now. Give the codes of those that have changed.

    ``values`` are by code: a name, a telephone number in E.164, an address as a mapping; nothing
    else of them is read. Raises KeyError for a detail that nobody keeps.
    """
    _lock(person)
    changed = []
    for code, value in values.items():
        assert_known(code)
        if getattr(person, code) != value:
            setattr(person, code, value)
            changed.append(code)
    _say_right(person, values)
    if changed:
        person.changed_at = timezone.now()
        audit.record(
            "person.changed",
            f"person:{person.public_id}",
            user=person.user,
            about=person.public_id,
            details={"details": sorted(changed)},
        )
    person.save(update_fields=["name", "phone", "address", "confirmed", "changed_at"])
    return changed


@transaction.atomic
def confirm(person: Person) -> None:
    """Write down that everything we know is still right."""
    _lock(person)
    _say_right(person, [code for code in TITLES if getattr(person, code)])
    person.save(update_fields=["confirmed"])


def assert_known(code: str) -> None:
    """Raises KeyError for what is no detail, so that nothing else of a person is ever set."""
    if code not in TITLES:
        raise KeyError(code)


def _lock(person: Person) -> None:
    """Read it again and keep others from changing it: two pages at once lose nothing."""
    user = person.user
    person.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))
    person.user = user


def _say_right(person: Person, codes: Any) -> None:
    today = timezone.localdate().isoformat()
    person.confirmed = {**person.confirmed, **dict.fromkeys(codes, today)}


def _lines(person: Person, code: str) -> tuple[str, ...]:
    if code == "address":
        return tuple(Address.from_dict(person.address).lines())
    value = str(getattr(person, code))
    shown = format_phone(value) if code == "phone" else value
    return (shown,) if shown else ()


def _is_old(person: Person, code: str) -> bool:
    return bool(_lines(person, code)) and not is_confirmed(person, code)
