"""Says which process answered, as the name of a machine would."""

from __future__ import annotations

import os
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

PROCESS = "X-Process"


class Named:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers[PROCESS] = str(os.getpid())
        return response
