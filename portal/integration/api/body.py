"""Taking in what was sent: one JSON value in UTF-8, and no more bytes of it than we want."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from .problems import LENGTH, MALFORMED, MEDIA, TOO_BIG, Problem

MOST = 256_000
"""Bytes of a message, where an operation does not say otherwise."""


def admit(request: HttpRequest, most: int) -> None:
    """Refuse by its headers what we would not read. Raises Problem."""
    if request.headers.get("Transfer-Encoding"):
        raise Problem(LENGTH)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdecimal()):
        raise Problem(LENGTH)
    if int(length.lstrip("0")[:12] or "0") > most:
        raise Problem(TOO_BIG)
    charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
    encoded = request.headers.get("Content-Encoding", "identity")
    if request.content_type != "application/json" or charset.lower() not in ("utf-8", "utf8"):
        raise Problem(MEDIA)
    if encoded.lower() != "identity":
        raise Problem(MEDIA)


def read(request: HttpRequest) -> bytes:
    """Read what ``admit`` let in. Django's own limit is that of forms, and lower than ours.

    Raises Problem if the connection ended before all of it was here.
    """
    if not hasattr(request, "_body"):
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        body = request.read(length)
        if len(body) < length:
            raise Problem(MALFORMED)
        request._body = body
        request._stream = BytesIO(body)
    return request.body


class StrictParser(Parser):
    """JSON as RFC 8259 has it: in UTF-8, no NaN, no name twice in an object."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Raises Problem."""
        try:
            return json.loads(
                request.body.decode(), parse_constant=_no_number, object_pairs_hook=_object
            )
        except (ValueError, RecursionError):
            raise Problem(MALFORMED) from None


def _no_number(name: str) -> NoReturn:
    raise ValueError("This is no number of JSON.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("An object has a name twice.")
    return found
