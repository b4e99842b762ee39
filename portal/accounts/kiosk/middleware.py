"""What is different on a public computer, for every page and every room."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeGuard

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.ui.cookies import named
from portal.ui.private import NOT_KEPT

from . import COOKIE, is_public_computer

TOKEN = re.compile(rb'\bautocomplete="[^"]*"')
OFF = b'autocomplete="off"'
FORM = re.compile(rb"<form(?=[\s>])(?![^>]*\bautocomplete=)")


class PublicComputer:
    """Keeps nothing: no page in the browser's cache, no cookie past its window, no field by heart.

    It stands inside the page cache, which leaves these visits alone (``PAGE_CACHE_NOT_FOR``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_public_computer(request):
            return self.get_response(request)
        request.public_computer = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        if not response.has_header("ETag"):  # a file of ours, the same for everybody
            response.headers["Cache-Control"] = NOT_KEPT
        for name, cookie in response.cookies.items():
            if name != named(COOKIE) and cookie["max-age"] != 0:
                cookie["max-age"] = cookie["expires"] = ""
        if _is_page(response):
            response.content = FORM.sub(b"<form " + OFF, TOKEN.sub(OFF, response.content))
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response


def _is_page(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    kind = response.headers.get("Content-Type", "")
    return isinstance(response, HttpResponse) and kind.startswith("text/html")
