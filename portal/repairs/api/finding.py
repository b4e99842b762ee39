"""Which repairs and visits are a system's concern: those whose cases are."""

from __future__ import annotations

from django.http import HttpRequest

from portal.cases.api.finding import case_for
from portal.integration.api import NOTHING_HERE, Problem

from ..models import Repair, Visit
from ..of_case import repair_of


def repair_for(request: HttpRequest, written: str) -> Repair:
    """Give the repair of a reference, for whoever calls. Raises Problem: the same for each reason.

    A case that is no repair, one of another team and none at all get one answer.
    """
    case = case_for(request, written)
    repair = repair_of(case)
    if repair is None:
        raise Problem(NOTHING_HERE)
    return repair


def visit_for(request: HttpRequest, written: str, number: int) -> Visit:
    """Give a visit by its number; a scheduler knows it as ``<reference>-<number>``."""
    repair = repair_for(request, written)
    visit: Visit | None = repair.visits.filter(number=number).first()
    if visit is None:
        raise Problem(NOTHING_HERE)
    visit.repair = repair
    return visit
