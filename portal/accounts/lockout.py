"""What django-axes asks of us: whom a failed sign-in counts against, and from where.

Failures count for one person at one address. So somebody who keeps guessing locks out neither the
person they pretend to be, who signs in from elsewhere, nor others behind the same address.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from portal.integration.client import client_address
from portal.ui.errors import too_many

NAMES = ("username", "email", "login")
"""What the different sign-in forms call the field with the person's e-mail address."""


def username(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name that was tried, in lower case. Never None, which would lump everybody together."""
    for source in (credentials or {}, getattr(request, "POST", {})):
        for name in NAMES:
            if value := source.get(name):
                return str(value).strip().lower()[:255]
    return ""


def address(request: HttpRequest) -> str:
    return client_address(request)


def in_the_log(*args: Any) -> str:
    """How a log names the client: not at all."""
    return "a client"


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    return too_many(request)
