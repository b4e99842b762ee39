"""Keeps the pages for callers to staff. For everybody else there are no such pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from portal.ui.private import mark

from .. import callers

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_staff(view: View[P]) -> View[P]:
    """Let in staff who deal with cases and have proved it; nobody keeps a copy of the page."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not callers.may(request):
            raise Http404
        return mark(view(request, *args, **kwargs))

    return wrapped
