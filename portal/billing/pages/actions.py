"""What other parts of the room put onto the page of a bill: pay, set up Direct Debit, tell us.

A part registers in its ``setup.connect()``::

    actions.register("pay", Place.PAY, pay_link, order=10)

    def pay_link(seen: Seen) -> Action | Notice | Iterable[Action | Notice] | None: ...

It is asked each time the page is made, so it asks our own database at most once and nobody else's
system. Whether the reader may do it is the part's to ask: ``may(seen.request, whose.PAY)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.http import HttpRequest

from ..bills.kinds import Bill
from ..models import Account, StoredBill


class Place(StrEnum):
    """Where on the page. The first ``PAY`` action is its one filled button."""

    NOTE = "note"
    """Above everything: something that has just happened, or needs the reader."""
    NEXT = "next"
    """A ``Notice`` for any place that stands instead of the bill's own next payment."""
    PAY = "pay"
    """Beside what is left to pay."""
    BANK = "bank"
    """Under the next payment: how it goes, and changing that."""
    CHANGE = "change"
    """In the list "You can also"."""
    SIDE = "side"
    """A piece of its own beside the bill, such as an invitation."""


@dataclass(frozen=True)
class Seen:
    """What the reader looks at. ``stored`` and ``bill`` are None for an account without a bill.

    ``earlier`` is set where it is not the bill that counts now: then only NOTE and SIDE are asked.
    """

    request: HttpRequest = field(repr=False)
    account: Account = field(repr=False)
    stored: StoredBill | None = field(default=None, repr=False)
    bill: Bill | None = field(default=None, repr=False)
    earlier: bool = False


@dataclass(frozen=True)
class Action:
    """A link: ``words`` say what it does, ``href`` is a path of ours, ``hint`` a short sentence."""

    words: str
    href: str
    hint: str = ""


@dataclass(frozen=True)
class Notice:
    """A piece drawn by a template of the part's own, with its context; also given ``seen``."""

    template: str
    context: dict[str, Any] = field(default_factory=dict, repr=False)
    instead: bool = False
    """Whether it says what goes next, in place of the bill: its payer agreed to another day."""
    days: Mapping[date, date] = field(default_factory=dict, repr=False)
    """On which day each payment goes, by the bill's own day."""
    stopped: bool = False
    """Whether the bank pays nothing more, though the account says that it does."""


Piece = Action | Notice
Build = Callable[[Seen], Piece | Iterable[Piece] | None]


@dataclass(frozen=True)
class _Registered:
    name: str
    place: Place
    build: Build
    order: int


_registered: dict[str, _Registered] = {}


def register(name: str, place: Place, build: Build, *, order: int = 100) -> None:
    """Ask ``build`` for this place of the page. ValueError if the name is another's already."""
    one = _Registered(name, place, build, order)
    if _registered.setdefault(name, one) != one:
        raise ValueError(f"Something different is already called {name!r}.")


def pieces(seen: Seen) -> dict[str, list[Piece]]:
    """What belongs on this page, by place, each in its order."""
    made: dict[str, list[Piece]] = {place.value: [] for place in Place}
    for one in sorted(_registered.values(), key=lambda each: (each.order, each.name)):
        if seen.earlier and one.place not in (Place.NOTE, Place.SIDE):
            continue
        built = one.build(seen)
        for each in [built] if isinstance(built, Action | Notice) else built or ():
            instead = isinstance(each, Notice) and each.instead
            made[Place.NEXT if instead else one.place].append(each)
    return made


def days_in(made: Mapping[str, Iterable[Piece]]) -> dict[date, date]:
    """Which payments go on another day than the bill says."""
    notices = (each for each in made[Place.NEXT] if isinstance(each, Notice))
    return {due: on for each in notices for due, on in each.days.items()}


def stopped_in(made: Mapping[str, Iterable[Piece]]) -> bool:
    """Whether the bank pays nothing more, whatever the account says."""
    return any(isinstance(each, Notice) and each.stopped for each in made[Place.BANK])
