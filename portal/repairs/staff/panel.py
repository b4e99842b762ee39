"""The piece of a case's page that leads to its repair."""

from __future__ import annotations

from portal.cases import panels
from portal.cases.models import Case
from portal.cases.panels import Panel

from ..of_case import repair_of
from .furniture import address_of

TITLE = "The repair"


def register() -> None:
    """Call it once, when the admin is set up."""
    panels.register("repair for staff", build, audience=panels.STAFF, order=5)


def build(case: Case) -> Panel | None:
    """How the repair stands, with the way to it. One query."""
    repair = repair_of(case)
    if repair is None:
        return None
    context = {"repair": repair, "address": address_of(case)}
    return Panel(TITLE, "repairs/staff/panel.html", context)
