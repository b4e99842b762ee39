"""Staying signed in, and having been signed out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from portal.ui.private import private
from portal.ui.redirects import see_other


@private
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """The request itself has put the end off. Lead back to the page that it came from.

    A script is told the new end instead, in seconds since 1970.
    """
    ends = getattr(request, "session_ends", None)
    if ends and request.headers.get("Accept") == "application/json":
        return JsonResponse({"ends": ends.seconds})
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return see_other(wanted if ours else "/account/")


@private
@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """What is left on the screen of somebody who went away."""
    return render(request, "accounts/sessions/ended.html")
