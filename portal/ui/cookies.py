"""Our own cookies: one way to name them, to give them and to take them back.

Where pages come by https alone, each name begins with ``__Host-``. Browsers then take the cookie
from this very host only, over https and for every path (RFC 6265bis, section 4.1.3.2), so nobody
who has another host of the council, or the line to it, can plant one. On a machine of one's own,
without https, the names stand as they are.
"""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PREFIX = "__Host-"
SAME_SITE: Final = "Lax"
MESSAGES = "messages"


def named(name: str) -> str:
    """Give the name that a browser knows this cookie by."""
    return PREFIX + name if settings.SESSION_COOKIE_SECURE else name


def read(request: HttpRequest, name: str) -> str:
    """Give what a browser sent; empty if nothing."""
    return request.COOKIES.get(named(name), "")


def give(response: HttpResponseBase, name: str, value: str, seconds: int | None = None) -> None:
    """Let a browser keep something that no script sees; until it closes, without ``seconds``."""
    response.set_cookie(
        named(name),
        value,
        max_age=seconds,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite=SAME_SITE,
    )


def take_back(response: HttpResponseBase, name: str) -> None:
    """Let a browser keep it no longer."""
    response.delete_cookie(named(name), samesite=SAME_SITE)


class MessagesInCookie(CookieStorage):
    """Django's, with a name like that of our others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cookie_name = named(MESSAGES)


class Messages(FallbackStorage):
    """What is said once on the next page: in a cookie; what is too long for one, in the session."""

    storage_classes = (MessagesInCookie, SessionStorage)
