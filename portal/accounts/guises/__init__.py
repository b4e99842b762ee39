"""What somebody is to the council: a resident, a tenant, a council tax payer, a landlord.

They are data: the codes stand on the person, who ticks what fits. Rooms above register others, and
what each of them may want to do: ``register_link("tenant", "Report a repair", address)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..models import Person

Address = Callable[[], str]


@dataclass(frozen=True)
class Guise:
    """One thing that somebody can be to us. ``title`` follows "You are": "a tenant"."""

    code: str
    title: str
    hint: str = ""
    order: int = 100


@dataclass(frozen=True)
class Link:
    """Something that people of one guise may want to do."""

    words: str
    href: str


_guises: dict[str, Guise] = {}
_links: dict[str, dict[str, Address]] = {}


def register(code: str, title: str, *, hint: str = "", order: int = 100) -> None:
    """Offer another guise. Raises ValueError for a code that is taken by another."""
    guise = Guise(code, title, hint, order)
    if _guises.setdefault(code, guise) != guise:
        raise ValueError(f"A different guise is already called {code!r}.")


def register_link(code: str, words: str, address: Address) -> None:
    """Offer people of one guise a way to something. ``address`` is asked when it is shown."""
    _links.setdefault(code, {})[words] = address


def all_guises() -> tuple[Guise, ...]:
    """Every guise, in order."""
    return tuple(sorted(_guises.values(), key=lambda guise: (guise.order, guise.code)))


def known(codes: Iterable[object]) -> list[str]:
    """Those of the codes that mean something, once each and in order."""
    wanted = {code for code in codes if isinstance(code, str)}
    return [guise.code for guise in all_guises() if guise.code in wanted]


def of(person: Person) -> tuple[Guise, ...]:
    """What a person has told us they are."""
    return tuple(_guises[code] for code in known(person.guises))


def links_for(guise: Guise) -> tuple[Link, ...]:
    """What people of this guise may want to do."""
    found = _links.get(guise.code, {})
    return tuple(Link(words, address()) for words, address in found.items())


register("resident", "somebody who lives here", order=10)
register("tenant", "a tenant of ours", hint="You rent your home from us.", order=20)
register("council_tax", "somebody who pays council tax", order=30)
register("landlord", "a landlord", hint="You let homes to others.", order=40)
