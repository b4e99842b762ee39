"""What an answer about one person says: kept by nobody, found by no search engine."""

from __future__ import annotations

from typing import TypeVar

from django.http.response import HttpResponseBase

NOT_KEPT = "private, no-store"

Response = TypeVar("Response", bound=HttpResponseBase)


def mark(response: Response) -> Response:
    """Mark one answer as nobody's but this person's."""
    response.headers["Cache-Control"] = NOT_KEPT
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
