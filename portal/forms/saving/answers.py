"""Pages that several of these views end on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .rates import HOUR


def too_many(request: HttpRequest, context: Mapping[str, Any], what: str) -> HttpResponse:
    """Say that no more ``what`` ("links", "codes") are sent for an hour."""
    shown = {**context, "what": what}
    response = render(request, "forms/saving/too_many.html", shown, status=429)
    response.headers["Retry-After"] = str(HOUR)
    return response


def dead_link(request: HttpRequest) -> HttpResponse:
    """Say that a link leads nowhere, whatever the reason."""
    return render(request, "forms/saving/dead.html", status=404)
