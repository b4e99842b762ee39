"""Who looks after the back office. What one may not see looks the same as what is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.debug import sensitive_post_parameters

ENDPOINTS = "integration.change_endpoint"
SYSTEMS = "integration.change_system"
KEYS = "integration.change_apikey"
SEE = "integration.view_delivery"
DECIDE = "integration.change_delivery"
RESTRICTED = "integration.tell_restricted"
"""Choosing who is told of restricted events. No group has it until somebody gives it."""

View = Callable[..., HttpResponseBase]


def needs(permission: str) -> Callable[[View], View]:
    """Answer "not found" to whoever lacks the permission, before anything is looked up.

    What was sent to the view stays out of error reports: it may be what opens another system.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @sensitive_post_parameters()
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise Http404
            return view(request, *args, **kwargs)

        return wrapped

    return decorate
