"""Who sees cases. What somebody may not see looks the same as what is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from portal.ui.private import mark

from .models import Case
from .owners import sees
from .reference import parse

VIEW = "cases.view_case"
CHANGE = "cases.change_case"
EXPORT = "cases.export_case"

View = Callable[..., HttpResponseBase]


def needs(permission: str) -> Callable[[View], View]:
    """Answer "not found" to whoever lacks the permission; nobody keeps a copy of the page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise Http404
            return mark(view(request, *args, **kwargs))

        return wrapped

    return decorate


def case_or_404(written_reference: str, user: Any) -> Case:
    """The case with its team, if this person may see it. Raises Http404."""
    reference = parse(written_reference)
    case: Case | None = (
        Case.objects.select_related("team").filter(reference=reference or "").first()
    )
    if case is None or not sees(user, case.kind):
        raise Http404
    return case
