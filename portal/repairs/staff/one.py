"""One repair on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.accounts.needs import flags
from portal.cases import audited
from portal.cases.admin.actors import with_names
from portal.cases.admin.one import deadlines
from portal.cases.admin.reach import PREFERS
from portal.cases.admin.words import language_of, status_of
from portal.cases.contacts import contact_of
from portal.cases.models import Case
from portal.cases.panels import STAFF, panels_for
from portal.cases.whose import person_of

from ..catalogue import versions
from ..catalogue.tree import in_words
from ..course.states import SAID, State
from ..law import rights
from ..law.money import in_pounds
from ..models import Repair, RightToRepair
from .access import CHANGE, SEE, needs, repair_or_404
from .actions import offered
from .danger_steps import steps_of
from .furniture import furniture
from .like_it import MOST, like_it
from .own_words import own_words
from .panel import TITLE as OUR_PANEL
from .words import window


@needs(SEE)
@require_safe
def repair_page(request: HttpRequest, reference: str) -> HttpResponse:
    """What was reported, deadlines, danger, right, visits, moves, and what can be done."""
    repair = repair_or_404(reference, request.user)
    case: Case = repair.case
    contact, whose = contact_of(case), person_of(case)
    audited.viewed(case, request, part="repair", about=whose.public_id if whose else "")
    may_change = request.user.has_perm(CHANGE)
    context: dict[str, Any] = {
        **furniture(case.shown_reference),
        "case": case,
        "repair": repair,
        "reported": reported(repair),
        "own_words": own_words(case) if may_change else [],
        "status": status_of(case),
        "said": SAID[State(repair.state)],
        "language": language_of(case),
        "deadlines": deadlines(case),
        "hazards": [(each, steps_of(each)) for each in case.hazards.order_by("-aware_at", "-pk")],
        "rights": [_right(each) for each in case.rights_to_repair.order_by("-pk")],
        "visits": [_visit(each) for each in repair.visits.order_by("-number")],
        "contact": contact,
        "prefers": PREFERS.get(contact.prefers, ""),
        "flags": flags(contact.needs),
        "needs": contact.needs,
        "moves": repair.moves.order_by("-at", "-pk"),
        "like_it": like_it(repair)[:MOST] if may_change else [],
        "duplicates": repair.duplicates.select_related("case").order_by("told_at"),
        "panels": [
            (panel.title, render_to_string(panel.template, panel.context, request))
            for panel in panels_for(case, STAFF)
            if panel.title != OUR_PANEL
        ],
        "documents": case.documents.all(),
        "timeline": with_names(
            case.timeline.select_related("team", "user", "system").order_by("-at", "-pk")
        ),
        "acts": offered(repair) if may_change else {},
        "may_change": may_change,
    }
    return render(request, "repairs/staff/repair.html", context)


def reported(repair: Repair) -> str:
    """The way through the catalogue in its words; "" for what it has no words for."""
    if repair.version is None or not repair.leaf:
        return ""
    path = versions.catalogue_of(repair.version).path_of(repair.leaf)
    return in_words(path) if path else ""


def _right(right: RightToRepair) -> dict[str, Any]:
    owed = rights.owed(right, timezone.now())
    return {"right": right, "owed": in_pounds(owed) if owed else ""}


def _visit(visit: Any) -> dict[str, Any]:
    when = window(visit.start, visit.end) if visit.start and visit.end else ""
    return {"visit": visit, "when": when}
