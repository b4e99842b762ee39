"""Which cases are a system's concern: its team's, and everybody's with the scope ``cases:all``."""

from __future__ import annotations

from django.http import HttpRequest

from portal.integration.api import NOTHING_HERE, Problem, caller_of

from ..models import Case
from ..reference import parse

EVERY_CASE = "cases:all"


def case_for(request: HttpRequest, written: str) -> Case:
    """Give the case of a reference, for whoever calls.

    One query and one answer, whether there is no such case or it is another team's. Raises Problem.
    """
    caller = caller_of(request)
    case = Case.objects.select_related("team").filter(reference=parse(written) or "").first()
    if case is None or not (caller.may(EVERY_CASE) or case.team_id == caller.system.team_id):
        raise Problem(NOTHING_HERE)
    return case
