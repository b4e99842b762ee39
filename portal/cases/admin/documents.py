"""A document of a case, opened by staff."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from .. import audited
from ..giving import give
from ..permissions import VIEW, case_or_404, needs


@needs(VIEW)
@require_safe
def case_document(request: HttpRequest, reference: str, public_id: str) -> HttpResponseBase:
    """Give one document, and write down that it was given."""
    case = case_or_404(reference, request.user)
    given = give(case.documents.filter(public_id=public_id).first())
    audited.viewed(case, request, part="document")
    return given
