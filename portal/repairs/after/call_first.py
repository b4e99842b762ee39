"""Whom to call at once about a danger, said again for as long as nobody has come."""

from __future__ import annotations

from portal.cases.models import Case
from portal.cases.panels import Panel

from ..catalogue import versions
from ..catalogue.tree import Danger
from ..course.states import State
from ..models import Repair
from ..of_case import repair_of

TITLE = "Have you called?"
TEMPLATE = "repairs/after/call_first.html"
WAITS = (State.RECEIVED, State.TRIAGE, State.ACCEPTED)


def whom(repair: Repair) -> Danger | None:
    """Whom to call, in the words of the catalogue that the report was made with.

    None where nobody is in danger, or somebody has been sent. No query for most reports.
    """
    if not repair.danger or repair.state not in WAITS or repair.version is None:
        return None
    node = versions.catalogue_of(repair.version).danger(repair.danger)
    return node.danger if node else None


def after_sending(case: Case) -> Panel | None:
    """The same on the page that says that the report was sent."""
    repair = repair_of(case)
    danger = whom(repair) if repair else None
    return Panel(TITLE, TEMPLATE, {"call": danger}) if danger else None
