"""Who is let in. What one may not see looks the same as what is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from portal.ui.private import mark

View = Callable[..., HttpResponseBase]


def needs(*permissions: str) -> Callable[[View], View]:
    """Answer "not found" to whoever lacks one of these; nobody keeps a copy of the page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perms(permissions):
                raise Http404
            return mark(view(request, *args, **kwargs))

        return wrapped

    return decorate
