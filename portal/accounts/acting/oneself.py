"""Pages about one's own account: not to be used while acting for another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from portal.ui.private import mark

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_oneself(view: View[P]) -> View[P]:
    """Show a view only to somebody who acts for themselves; ask others to stop first.

    So nobody changes their own details and thinks that they are another's, or the other way round.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        acting = getattr(request, "acting", None)
        return stop_first(request) if acting else view(request, *args, **kwargs)

    return wrapped


def stop_first(request: HttpRequest) -> HttpResponseBase:
    """Ask somebody who acts for another to stop before they go on."""
    return mark(render(request, "accounts/acting/stop_first.html", status=403))
