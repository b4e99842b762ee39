"""Starting on a public computer, and finishing there."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.ui import cookies
from portal.ui.private import private
from portal.ui.redirects import see_other

from . import COOKIE, ON, clear_all

EVERYWHERE = "/"


@private
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Make this a public computer until its browser is closed, and lead to the front door.

    It is a link, so that a library can make it the page that its computers open with. Another site
    may send somebody here too: then the button shows, for as long as their window is open.
    """
    response = see_other(EVERYWHERE)
    cookies.give(response, COOKIE, ON)
    return response


@private
@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """Sign out, forget everything that this browser holds of us, and say so."""
    response = see_other(reverse("kiosk_finished"))
    clear_all(request, response)
    logout(request)
    request.session.flush()
    for name in request.COOKIES:
        if name not in response.cookies and name != cookies.named(COOKIE):
            response.delete_cookie(name, path=EVERYWHERE, samesite="Lax")
            response.cookies[name]["secure"] = settings.SESSION_COOKIE_SECURE
    if request.is_secure():  # browsers heed it nowhere else, and complain
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@private
@require_safe
def finished(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/kiosk/finished.html")


@private
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """This is nobody's computer but mine: treat it like any other."""
    response = see_other(EVERYWHERE)
    cookies.take_back(response, COOKIE)
    return response
