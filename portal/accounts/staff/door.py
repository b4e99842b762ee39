"""Stands before everything that only staff may see. What is not let through on purpose stays shut.

Wagtail has sign-in pages and a password reset of its own. They all lead to our one page, so that a
password alone opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from portal.ui.private import mark

from . import choosers, proof, refusals, steps, throttle

OPEN = ("sprite/", "jsi18n/", "logout/")
"""Below the admin's address: what shows nothing, and leaving."""
INSTEAD = ("login/", "password_reset/")
FRONT_DOOR = "/_util/login/"


class StaffDoor:
    """After allauth's middleware, which it needs to read what was proved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        admin = reverse("wagtailadmin_home")
        if path.startswith(FRONT_DOOR):
            return steps.to("staff_sign_in", steps.wanted(request))
        if path.startswith(reverse("factors")) and proof.is_staff(request.user):
            return _before_changing(request) or self.get_response(request)
        if not path.startswith(admin):
            return self.get_response(request)
        below = path.removeprefix(admin)
        if below in OPEN:
            return self.get_response(request)
        if below.startswith(INSTEAD):
            return steps.to("staff_sign_in", steps.wanted(request))
        return stop(request) or self._inside(request)

    def _inside(self, request: HttpRequest) -> HttpResponseBase:
        """Answer somebody who has proved both, and know their computer from now on."""
        email = request.user.get_username()
        response = self.get_response(request)
        throttle.remember(request, response, email)
        if refusals.is_one(request, response):
            refusals.note(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """Refuse lists to choose from to those who have nothing to choose."""
        if choosers.is_refused(request, view):
            raise PermissionDenied


def stop(request: HttpRequest) -> HttpResponseBase | None:
    """The answer to a session that has not proved enough; None where it has.

    A script cannot be led anywhere, so it is told 403.
    """
    name = steps.missing(request)
    if not name:
        return None
    if is_script(request):
        return mark(HttpResponse("Sign in again.", status=403, content_type="text/plain"))
    asked = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    return steps.to(name, asked or reverse("wagtailadmin_home"))


def _before_changing(request: HttpRequest) -> HttpResponseBase | None:
    """Keep staff from setting up what opens the admin with no more than a code by e-mail."""
    return None if steps.missing(request) == steps.SET_UP else stop(request)


def is_script(request: HttpRequest) -> bool:
    """Whether a script asks, rather than somebody who looks at pages."""
    headers = request.headers
    return (
        headers.get("X-Requested-With") == "XMLHttpRequest"
        or headers.get("Sec-Fetch-Dest") == "empty"
        or request.path_info.startswith(reverse("wagtailadmin_home") + "api/")
        or headers.get("Accept", "").startswith("application/json")
    )
