"""Letting somebody in: allauth does it, with whatever other proof they have set up."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.ui.redirects import see_other

from ..models import User
from . import holder

BY_CODE = "code"


def enter(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Sign in somebody who has proved their address, or lead them to their second proof.

    The session gets a new key and what the browser was sent before counts no more.
    """
    holder.forget(request)
    record_authentication(request, user, BY_CODE)
    return seeing_other(perform_login(request, Login(user=user, redirect_url=onward)))


def seeing_other(response: HttpResponse) -> HttpResponse:
    """The same way on, as a GET whatever the browser makes of a 302."""
    return see_other(response.url) if isinstance(response, HttpResponseRedirect) else response
