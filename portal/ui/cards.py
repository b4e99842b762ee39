"""Teams and buildings as pages show them, with the hours of this moment.

All of them are read together, once in each window of ``generation``: after that a card costs no
query, whoever's it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from portal.council.hours import WEEKDAYS, Hours, Opening, clock
from portal.council.models import ClosureDay, ContactPoint, Place

from .generation import remembered
from .opening import day_in_words, now_line
from .telephones import tel

SOON = timedelta(days=21)
"""How far ahead a day closed is told."""


@dataclass(frozen=True)
class ContactCard:
    """A team's number and hours. ``now`` is "Phones open until 5pm."; ``week`` its hours."""

    name: str
    phone: str
    phone_href: str
    email: str
    week: tuple[str, ...]
    now: str
    is_open: bool
    closed_soon: tuple[str, ...]
    out_of_hours: str
    note: str
    hours: Hours


@dataclass(frozen=True)
class DayHours:
    """One weekday's hours in words, for a list of them."""

    name: str
    words: str
    today: bool


@dataclass(frozen=True)
class PlaceCard:
    """A building: where it is, when it is open and what it offers."""

    name: str
    address: tuple[str, ...]
    phone: str
    phone_href: str
    week: tuple[str, ...]
    days: tuple[DayHours, ...]
    now: str
    closed_soon: tuple[str, ...]
    offers: tuple[str, ...]
    note: str
    hours: Hours


def contact_cards() -> dict[int, ContactCard]:
    """Every team's card by its id, in the order of their names."""
    return remembered("ui.contact-cards", _contact_cards)


def contact_card(contact_id: int | None) -> ContactCard | None:
    """One team's card; None where there is no such team."""
    return contact_cards().get(contact_id) if contact_id else None


def place_cards() -> dict[int, PlaceCard]:
    """Every building's card by its id, in the order of their names."""
    return remembered("ui.place-cards", _place_cards)


def _closures(today: date) -> dict[date, str]:
    return dict(ClosureDay.objects.filter(date__gte=today).values_list("date", "name"))


def _closed_soon(closures: dict[date, str], hours: Hours, today: date) -> tuple[str, ...]:
    """The coming days closed that would else have been open: "Friday 25 December"."""
    weekdays = {opening.weekday for opening in hours.openings}
    return tuple(
        f"{day_in_words(day)} ({name})"
        for day, name in sorted(closures.items())
        if day - today <= SOON and day.weekday() in weekdays
    )


def _contact_cards() -> dict[int, ContactCard]:
    now = timezone.localtime()
    closures = _closures(now.date())
    cards = {}
    for contact in ContactPoint.objects.prefetch_related("opening_times"):
        openings = [row.as_opening() for row in contact.opening_times.all()]
        hours = Hours.build(openings, closures)
        cards[contact.pk] = ContactCard(
            name=contact.name,
            phone=contact.phone,
            phone_href=contact.phone_href,
            email=contact.email,
            week=tuple(hours.lines()),
            now=now_line(hours, now),
            is_open=hours.is_open(now),
            closed_soon=_closed_soon(closures, hours, now.date()),
            out_of_hours=contact.out_of_hours,
            note=contact.note,
            hours=hours,
        )
    return cards


def _place_cards() -> dict[int, PlaceCard]:
    now = timezone.localtime()
    council_closures = _closures(now.date())
    cards = {}
    for place in Place.objects.prefetch_related("opening_times", "closures"):
        own = {closure.date: closure.name for closure in place.closures.all()}
        closures = council_closures | {day: name for day, name in own.items() if day >= now.date()}
        openings = [row.as_opening() for row in place.opening_times.all()]
        hours = Hours.build(openings, closures)
        cards[place.pk] = PlaceCard(
            name=place.name,
            address=tuple(place.address_lines),
            phone=place.phone,
            phone_href=tel(place.phone) if place.phone else "",
            week=tuple(hours.lines()),
            days=_days(openings, now.weekday()),
            now=now_line(hours, now, "Doors"),
            closed_soon=_closed_soon(closures, hours, now.date()),
            offers=tuple(place.offers),
            note=place.note,
            hours=hours,
        )
    return cards


def _days(openings: list[Opening], today: int) -> tuple[DayHours, ...]:
    if not openings:
        return ()
    return tuple(
        DayHours(name, _spans(openings, number), number == today)
        for number, name in enumerate(WEEKDAYS)
    )


def _spans(openings: list[Opening], weekday: int) -> str:
    spans = [o for o in sorted(openings) if o.weekday == weekday]
    return " and ".join(f"{clock(o.opens)} to {clock(o.closes)}" for o in spans) or "Closed"
