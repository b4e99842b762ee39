"""Decisions in an account: that there are some, and the last day to dispute one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.accounts import mydata
from portal.accounts.coming import DUE, Coming
from portal.accounts.models import User
from portal.accounts.panels import Panel, Viewer
from portal.accounts.people import person_of
from portal.cases.holding import held_by
from portal.council.money import as_text

from ..models import Decision
from . import whose
from .shown import shown

MOST = 5
ROOM = "benefit decisions"
LAST_DAY = "The last day to dispute it."


def build(viewer: Viewer) -> Panel | None:
    """The newest ones, by their dates only: an account's first page shows no figures."""
    found = [shown(each) for each in _newest(viewer)]
    return Panel("benefits/decisions/account.html", {"decisions": found}) if found else None


def dates(viewer: Viewer) -> Iterator[Coming]:
    """The last days to dispute that are to come."""
    for each in _newest(viewer):
        line = shown(each)
        if line.dispute_by is not None:
            yield Coming(line.dispute_by, line.title, LAST_DAY, line.href, DUE)


def gathered(user: User) -> list[dict[str, Any]]:
    """Everything about each, for a person's own copy of what we hold."""
    found = Decision.objects.filter(claim__case__in=held_by(person_of(user)))
    return [
        {
            "Reference": each.claim.case.shown_reference,
            "Benefit": each.get_benefit_display(),
            "Decision": each.get_outcome_display(),
            "A week": as_text(each.weekly) if each.weekly is not None else "",
            "From": each.starts.isoformat() if each.starts else "",
            "Until": each.ends.isoformat() if each.ends else "",
            "Decided on": each.decided_on.isoformat(),
            "Why": each.reasons,
            "Worked out from": dict(each.worked_out),
        }
        for each in found.select_related("claim__case")
    ]


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    mydata.register("benefit decisions", "What we decided about your benefits", gathered, order=125)


def _newest(viewer: Viewer) -> list[Decision]:
    """Asked once for both."""
    if ROOM not in viewer.kept:
        viewer.kept[ROOM] = list(whose.seen_by(viewer.request)[:MOST])
    found: list[Decision] = viewer.kept[ROOM]
    return found
