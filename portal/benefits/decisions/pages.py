"""Reading a decision: on the page, or as a file in any format. Only for whoever is sure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render as page
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.acting import acting_of
from portal.accounts.assurance import sure
from portal.accounts.people import signed_in_user
from portal.documents.render import render
from portal.ui.private import private

from ..disputes.beginning import begin_about
from ..yours.rule import waiting_for
from . import whose
from .document import document_of
from .shown import shown


@require_safe
@private
@sure
def decisions(request: HttpRequest) -> HttpResponse:
    """List them: of which benefit, when, and until when each may be disputed."""
    context = {
        "decisions": [shown(each) for each in whose.seen_by(request)],
        "asks": acting_of(request) is None and waiting_for(signed_in_user(request)).exists(),
        "taken": "yours" in request.GET,
    }
    return page(request, "benefits/decisions/list.html", context)


@require_safe
@private
@sure
def decision(request: HttpRequest, public_id: str) -> HttpResponse:
    """One decision, in full."""
    found = whose.decision_for(request, public_id)
    document = document_of(found)
    context = {
        "decision": found,
        "shown": shown(found),
        "document": document,
        "written": SafeString(render(document, "fragment").content.decode()),
    }
    return page(request, "benefits/decisions/one.html", context)


@require_POST
@private
@sure
def dispute(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Begin to dispute it, with what its letter says filled in."""
    return begin_about(request, whose.decision_for(request, public_id))
