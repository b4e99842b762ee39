"""Whose decisions somebody reads: their own, or those of somebody who lets them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from portal.accounts import audit
from portal.accounts.acting import acting_of, may, register_scope, subject_of
from portal.accounts.models import Person
from portal.cases.holding import held_by

from ..models import Decision

SEE = "benefits.see"


def connect() -> None:
    """Say what may be done for another. Call it once, from ``AppConfig.ready``."""
    register_scope(SEE, "see what we decided about your benefits", order=60)


def seen_by(request: HttpRequest) -> QuerySet[Decision]:
    """The decisions of the account that the request is about, the newest first."""
    found = Decision.objects.select_related("claim__case__team").order_by("-decided_on", "-pk")
    if not may(request, SEE):
        return found.none()
    return found.filter(claim__case__in=held_by(subject_of(request)))


def decision_for(request: HttpRequest, public_id: str) -> Decision:
    """One of them. Raises Http404 for another's and for one that never was."""
    found: Decision | None = seen_by(request).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    _note(request, found)
    return found


def _note(request: HttpRequest, decision: Decision) -> None:
    """Write down that somebody read it who acts for another."""
    acting = acting_of(request)
    if acting is None:
        return
    about, details = "", {}
    if isinstance(acting.subject, Person):
        about = acting.subject.public_id
    else:
        details = {"organisation": acting.subject.public_id}
    what = f"case:{decision.claim.case.reference}"
    audit.record("benefits.decision_read", what, request=request, about=about, details=details)
