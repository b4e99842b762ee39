"""Who may read the figures: whoever edits pages, and those whom a group gives it to."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.permissions import page_permission_policy

from portal.ui.private import mark

VIEW = "forms.view_questioncount"

View = Callable[..., HttpResponseBase]


def may_read(user: Any) -> bool:
    """Say whether somebody may read how forms are filled in. The figures are of nobody."""
    return bool(user.has_perm(VIEW) or page_permission_policy.user_has_permission(user, "change"))


def for_readers(view: View) -> View:
    """Answer "not found" to all others; nobody keeps a copy of the page."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read(request.user):
            raise Http404
        return mark(view(request, *args, **kwargs))

    return wrapped
