"""Around everything under /api/v1/: no page, no cookie, and never silence.

Nothing is kept by anybody on the way, unless an operation says of its own answer that it may be.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, re_path
from django.views.decorators.http import require_safe

from .application import api
from .problems import AWAY, BROKEN, MALFORMED, METHOD, NOTHING_HERE, Problem

log = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


def guarded(view: View) -> View:
    """Answer as an API does, whatever happens in the view."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.COOKIES.clear()  # so that nothing after us thinks of a session
        response = _ask(view, request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _ask(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    asked = request.method
    if asked == "HEAD":
        request.method = "GET"  # the server leaves the body out
    try:
        response = view(request, *args, **kwargs)
    except Problem as problem:
        return problem.answer()
    except Http404:
        return Problem(NOTHING_HERE).answer()
    except UnreadablePostError:
        return Problem(MALFORMED).answer()
    except (OperationalError, InterfaceError):
        log.exception("The API could not use the database.", extra={"request": request})
        return Problem(AWAY).answer()
    except Exception:
        log.exception("The API broke.", extra={"request": request})
        return Problem(BROKEN).answer()
    finally:
        request.method = asked
    if isinstance(response, HttpResponseNotAllowed):
        return _not_allowed(request, response)
    return response


def _not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    allowed = {method.strip() for method in response.headers["Allow"].split(",")}
    if "GET" in allowed:
        allowed.add("HEAD")
    headers = {"Allow": ", ".join(sorted({*allowed, "OPTIONS"}))}
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=headers)
    return Problem(METHOD, headers=headers).answer()


def _nothing(request: HttpRequest) -> HttpResponse:
    raise Problem(NOTHING_HERE)


nothing = guarded(_nothing)
"""Answers for every other address under /api/v1/."""


def urls() -> list[URLPattern | URLResolver]:
    """Give the addresses, for ``api/v1/``. Every room has given its routers by now."""
    patterns = api.urls[0]
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            # What describes the API is only read; ninja's operations know their methods.
            only_read = pattern.name in ("openapi-json", "api-root")
            view = require_safe(pattern.callback) if only_read else pattern.callback
            pattern.callback = guarded(view)
    return [*patterns, re_path("", nothing)]
