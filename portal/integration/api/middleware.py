"""What is true of programs' addresses before a request comes as far as its view."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .problems import BROKEN, HTTPS, KINDS, REFUSED, Problem

NOT_KEPT = "private, no-store"
BY_STATUS = {kind.status: kind for kind in reversed(KINDS) if kind is not HTTPS}
BY_STATUS[REFUSED.status] = REFUSED


class NoPages:
    """Puts a problem in place of an error page: for a host that is not ours, above all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < 400 or not request.path.startswith("/api/v1"):
            return response
        if "html" not in response.headers.get("Content-Type", ""):
            return response
        problem = Problem(BY_STATUS.get(response.status_code, BROKEN)).answer()
        problem.headers["Cache-Control"] = NOT_KEPT
        return problem


class NoPlainHttp:
    """Refuses a program that calls by plain http, where pages would be led to https.

    A program that is led there notices nothing, and sends its key in the open at every call (ASVS
    5.0, 4.1.2). After ``SecurityMiddleware``, which must let these addresses through
    (``SECURE_REDIRECT_EXEMPT``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.SECURE_SSL_REDIRECT:
            raise MiddlewareNotUsed("Nothing is led to https")
        self.get_response = get_response
        self.programs = [re.compile(address) for address in settings.ADDRESSES_OF_PROGRAMS]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path.lstrip("/")
        if request.is_secure() or not any(address.search(path) for address in self.programs):
            return self.get_response(request)
        problem = Problem(HTTPS).answer()
        problem.headers["Cache-Control"] = NOT_KEPT
        return problem
