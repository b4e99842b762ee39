"""Pages for when something is wrong: the right status, and what to do next.

Four of them (400, 413, 500, 503) must stand without a database, a session or a trusted host name,
so they are whole pages of their own. The rest wear the site's frame.
"""

import sqlite3
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.csrf import requires_csrf_token

from .display import look_of

SOON = 60
"""Seconds after which it is worth trying again."""

PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
"""What may be over soon: https://sqlite.org/rescode.html"""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 for more than we can take in one go. It touches nothing the request names."""
    if isinstance(exception, RequestDataTooBig):
        return _alone(request, "413.html", 413)
    return _alone(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this form cannot be taken from there, or this page is not for you."""
    return render(request, "403.html", status=403)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token is missing or old, most often because the page was open for long."""
    return render(request, "403.html", {"stale_form": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with the search box and the A to Z. What was asked for is not repeated on the page."""
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """429: tried too often. Says when to try again, in the page and in Retry-After (seconds)."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "900"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault. Nothing here may fail in its turn.

    503 where the database could not be used just now, with Retry-After (seconds): nothing of the
    request was kept, and trying again will do.
    """
    if not _is_unavailable(sys.exc_info()[1]):
        return _alone(request, "500.html", 500)
    response = _alone(request, "503.html", 503)
    response.headers["Retry-After"] = str(SOON)
    return response


def _is_unavailable(error: BaseException | None) -> bool:
    """Say whether the database was locked, full or out of reach.

    SQLite says "operational" of a fault in a query too, PostgreSQL does not.
    """
    if not isinstance(error, OperationalError):
        return False
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code & 0xFF in PASSING if code is not None else not _of_sqlite(error)


def _of_sqlite(error: OperationalError) -> bool:
    return isinstance(error.__cause__, sqlite3.Error)


def _alone(request: HttpRequest, template: str, status: int) -> HttpResponse:
    look = look_of(request)
    sheets = ["core.css", *look.sheets]
    context = {"look": look, "stylesheets": [_stylesheet(name) for name in sheets]}
    return HttpResponse(render_to_string(template, context), status=status)


def _stylesheet(name: str) -> str:
    try:
        return static(name)
    except ValueError:  # no such file in the manifest of a build that went wrong
        return ""


class FriendlyErrors:
    """Gives a page to errors that come with an empty one, such as Django's 405."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = render_to_string("405.html", request=request)
            response.headers["Content-Length"] = str(len(response.content))
        return response
