"""The visit on the page of its request, and where somebody goes on who has just sent a report."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from portal.cases.calendar import local_date
from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.cases.when import the_time
from portal.integration.slots import window_words

from ..models import Visit
from ..of_case import repair_of
from . import words
from .booking import UNBOOKED
from .jobs import booked_of, is_past
from .needing import needed, open_visit

TITLE = "Our visit"


def build(case: Case) -> Panel | None:
    """What is to be chosen, is kept or is booked; None where there is nothing of a visit.

    Two queries at most, and none for a case that is no repair but the one to know that.
    """
    repair = repair_of(case)
    if repair is None or not case.is_open:
        return None
    visit = open_visit(repair)
    if (visit is None or visit.state in UNBOOKED) and not needed(repair):
        return None
    return Panel(TITLE, "repairs/visits/panel.html", _context(case, visit), leads=True)


def after_sending(case: Case) -> str | None:
    """The page on which a time is chosen, for a report that needs a visit."""
    repair = repair_of(case)
    if repair is None or not needed(repair):
        return None
    return reverse("visit", args=[case.shown_reference])


def _context(case: Case, visit: Visit | None) -> dict[str, Any]:
    context: dict[str, Any] = {"case": case, "visit": visit}
    if visit is None or visit.start is None:
        return context
    return context | {
        "day": local_date(visit.start),
        "window": window_words(booked_of(visit)),
        "kept_until": words.time_of(visit.held_until) if visit.held_until else "",
        "late_until": the_time(visit.late_until) if visit.late_until else "",
        "is_past": is_past(visit),
    }
