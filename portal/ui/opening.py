"""Opening hours in the words of a moment: open until when, or open again when."""

from __future__ import annotations

from datetime import date, datetime

from portal.council.hours import Hours, clock


def day_in_words(day: date) -> str:
    """Saturday 21 November."""
    return f"{day:%A} {day.day} {day:%B}"


def now_line(hours: Hours, at: datetime, who: str = "Phones") -> str:
    """What a person wants to know now: "Phones open until 5pm." Empty if we never open.

    ``at`` is local time. ``who`` is a plural: "Phones".
    """
    if closes := hours.closes_at(at):
        return f"{who} open until {clock(closes)}."
    opens = hours.next_opening(at)
    if opens is None:
        return ""
    again = " again" if opens.date() != at.date() or _opened_before(hours, at) else ""
    return f"{who} open{again}{_day(opens, at)} at {clock(opens.time())}."


def _opened_before(hours: Hours, at: datetime) -> bool:
    return any(opening.closes <= at.time() for opening in hours.on(at.date()))


def _day(when: datetime, at: datetime) -> str:
    days = (when.date() - at.date()).days
    if days == 0:
        return ""
    if days == 1:
        return " tomorrow"
    return f" {when:%A}" if days < 7 else f" on {day_in_words(when.date())}"
