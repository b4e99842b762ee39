"""One case on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.accounts import markers
from portal.accounts.admin.access import SEE
from portal.accounts.needs import flags

from .. import audited
from ..contacts import contact_of
from ..models import Case, Clock
from ..panels import STAFF, panels_for
from ..permissions import CHANGE, VIEW, case_or_404, needs
from ..promises import promise_for
from ..waiting import is_silent, silent_from
from ..when import by_when
from ..whose import person_of
from .actions import IN_ORDER
from .actors import with_names
from .furniture import furniture
from .kinds import in_words
from .reach import PREFERS
from .words import language_of, status_of


@dataclass(frozen=True)
class Deadline:
    """A clock as it stands now."""

    clock: Clock
    due: str
    state: str
    overdue: bool
    stands: bool


@needs(VIEW)
@require_safe
def case_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Status, promise, deadlines, person, answers, timeline, and what can be done."""
    case = case_or_404(reference, request.user)
    contact = contact_of(case)
    whose = person_of(case)
    audited.viewed(case, request, about=whose.public_id if whose else "")
    context: dict[str, Any] = {
        **furniture(case.shown_reference, case=case),
        "case": case,
        "status": status_of(case),
        "kind": in_words(case.kind),
        "language": language_of(case),
        "promise": promise_for(case),
        "deadlines": deadlines(case),
        "silent": is_silent(case, silent_from()),
        "contact": contact,
        "flags": flags(contact.needs),
        "needs": contact.needs,
        "whose": whose if request.user.has_perm(SEE) else None,
        "markers": markers.seen_by(request.user, whose),
        "prefers": PREFERS.get(contact.prefers, ""),
        "panels": [
            (panel.title, render_to_string(panel.template, panel.context, request))
            for panel in panels_for(case, STAFF)
        ],
        "documents": case.documents.all(),
        "timeline": with_names(
            case.timeline.select_related("team", "user", "system").order_by("-at", "-pk")
        ),
        "actions": [act for act in IN_ORDER if act.offered(case)]
        if request.user.has_perm(CHANGE)
        else [],
    }
    return render(request, "cases/admin/case.html", context)


def deadlines(case: Case) -> list[Deadline]:
    """Those that run first, the earliest first. Two queries."""
    found = [_deadline(clock) for clock in case.clocks.prefetch_related("pauses")]
    return sorted(found, key=lambda d: (d.clock.stopped_at is not None, d.stands))


def _deadline(clock: Clock) -> Deadline:
    stopped = clock.stopped_at is not None
    stands = not stopped and any(pause.ended_at is None for pause in clock.pauses.all())
    late = not stopped and clock.due_at is not None and clock.due_at < timezone.now()
    if stopped:
        state = "Done in time" if clock.in_time else "Done late"
    elif late:
        state = "Overdue"
    else:
        state = "Stands still" if stands else "Running"
    return Deadline(clock, by_when(clock), state, overdue=late, stands=stands)
