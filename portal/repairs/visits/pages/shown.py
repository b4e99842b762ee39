"""What the pages of a visit show of it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from portal.cases.calendar import local_date
from portal.cases.models import Basis, Clock
from portal.cases.when import by_when, the_day, the_time
from portal.integration.slots import seal, window_words
from portal.ui.cards import contact_card

from ...models import Visit
from .. import words
from ..jobs import booked_of, is_past
from ..offering import Offer
from .opening import context_of


@dataclass(frozen=True)
class Time:
    """One time, as a radio button has it. ``id`` of the first is where an error leads."""

    id: str
    value: str
    words: str


@dataclass(frozen=True)
class Day:
    day: date
    words: str
    times: tuple[Time, ...]

    @property
    def tile(self) -> str:
        """The classes of its tile: grey for a day that is full."""
        return "date" if self.times else "date date--done"


@dataclass(frozen=True)
class Due:
    """The deadline beside the times. ``why`` names the law that says so, if one does."""

    day: date
    words: str
    why: str


def days_of(offered: Offer) -> list[Day]:
    """The days of an offer, each with its times sealed for the form."""
    first = offered.slots[0] if offered.slots else None
    return [
        Day(
            each.date,
            the_day(each.date),
            tuple(
                Time(
                    "id_slot" if slot == first else f"slot-{slot.start:%Y%m%d%H%M}",
                    seal(slot),
                    window_words(slot),
                )
                for slot in each.slots
            ),
        )
        for each in offered.days
    ]


def due_words(clock: Clock | None) -> Due | None:
    if clock is None or clock.due_at is None:
        return None
    why = clock.source if clock.basis == Basis.LAW else ""
    return Due(local_date(clock.due_at), f"{clock.promise} {by_when(clock)}.", why)


def shown(request: HttpRequest, visit: Visit, **more: Any) -> dict[str, Any]:
    """What every page of a visit shows."""
    repair = visit.repair
    has_time = visit.start is not None
    return context_of(
        request,
        repair,
        visit=visit,
        team=contact_card(repair.case.team_id),
        day=local_date(visit.start) if visit.start else None,
        window=window_words(booked_of(visit)) if has_time else "",
        when=words.when(visit) if has_time else "",
        kept_until=words.time_of(visit.held_until) if visit.held_until else "",
        late_until=the_time(visit.late_until) if visit.late_until else "",
        is_past=is_past(visit),
        **more,
    )
