"""Who is at home, as somebody chose to tell us: on its own page, and each look written down."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.accounts import audit
from portal.cases.audited import subject

from ..law.words import AtHome
from ..reporting import asked
from .access import CHANGE, SEE, needs, repair_or_404
from .furniture import furniture, way_to

VIEWED = "repair.at_home_viewed"
TITLE = "Who is at home"


@needs(SEE)
@needs(CHANGE)
@require_safe
def at_home(request: HttpRequest, reference: str) -> HttpResponse:
    """What they agreed that we use to decide how soon we come. Two queries for the audit log."""
    repair = repair_or_404(reference, request.user)
    case = repair.case
    audit.record(VIEWED, subject(case), request=request, details={})
    report = asked.of_case(case)
    told = report.told.at_home if report else frozenset()
    context = {
        **furniture(TITLE, way_to(case)),
        "case": case,
        "who": [each.label for each in AtHome if each in told],
    }
    return render(request, "repairs/staff/at_home.html", context)
