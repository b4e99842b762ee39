"""Puts on each request whom it acts for, and drops it the moment it has ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from portal.ui.private import mark
from portal.ui.redirects import see_other

from . import session

READING = ("GET", "HEAD")


class ActingFor:
    """Sets ``request.acting`` and ``request.acting_ended``.

    Costs nothing without a session, one query while acting. What somebody sends for another after
    that has ended is not taken, least of all as their own: they are led to a page that says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            session.remember(request, None)
            return self.get_response(request)
        was_acting, acting = session.KEY in request.session, session.current(request)
        session.remember(request, acting)
        session.note_just_ended(request, was_acting and not acting)
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == 200:
            session.said(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Lead to the page that says so; a view that ``knows_for_whom`` says it itself."""
        ended = session.has_just_ended(request)
        if not ended or request.method in READING or _knows(view):
            return None
        return mark(see_other(reverse("acting")))


def _knows(view: Callable[..., Any]) -> bool:
    known: bool = getattr(getattr(view, "view_class", view), "knows_for_whom", False)
    return known
