"""Ends sessions in time. What somebody reads goes on; what is theirs asks who they are again."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.ui import cookies

from .. import kiosk
from .limits import BEGAN, SEEN, WRITE_AFTER, Ends, Why, limit_for
from .why import A_WHILE, ENDED


class SessionLimits:
    """After authentication and after ``PublicComputer``.

    Sets ``request.session_ends``, an ``Ends``; None where nobody is signed in. On a public computer
    whatever a browser holds is forgotten after a while, signed in or not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        shared = getattr(request, "public_computer", False)
        request.session_ends = None  # type: ignore[attr-defined]
        # Not even asked for without its cookie: a page that looked at a session is never kept.
        if not shared and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        if not shared and not request.user.is_authenticated:
            return self.get_response(request)
        why = _over(request)
        if why:
            response = self._afterwards(request, shared)
            cookies.give(response, ENDED, why, A_WHILE)
            return response
        response = self.get_response(request)
        if shared and request.user.is_authenticated:
            request.session.set_expiry(0)
        return response

    def _afterwards(self, request: HttpRequest, shared: bool) -> HttpResponseBase:
        """Answer as to somebody who has just come; on a public computer, to somebody else."""
        logout(request)
        if not shared:
            return self.get_response(request)
        for name in list(request.COOKIES):
            if name not in (cookies.named(kiosk.COOKIE), settings.CSRF_COOKIE_NAME):
                del request.COOKIES[name]
        response = self.get_response(request)
        kiosk.clear_all(request, response)
        return response


def _over(request: HttpRequest) -> Why:
    """Why this session is over; if it is not, note that it is in use."""
    now, session, limit = int(time.time()), request.session, limit_for(request)
    began, seen = int(session.get(BEGAN, now)), int(session.get(SEEN, now))
    why = limit.why_over(began, seen, now)
    if why:
        return why
    if BEGAN not in session:
        session[BEGAN] = now
    if SEEN not in session or now - seen >= WRITE_AFTER:
        session[SEEN] = now
    ends = Ends(limit.ends(began, now), limit.warn, limit.can_be_longer(began, now))
    request.session_ends = ends  # type: ignore[attr-defined]
    return ""
