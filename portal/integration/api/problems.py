"""What an answer says when something is wrong: RFC 9457, never a page, never what was sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One kind of problem. ``name`` ends its address, which leads to what the docs say of it."""

    name: str
    status: int
    title: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return f"/api/#problem-{self.name}"


MALFORMED = Kind("malformed", 400, "Not JSON", "Send one JSON value in UTF-8.")
REFUSED = Kind(
    "refused", 400, "Not understood", "Use the address and the headers that the API describes."
)
ID_NEEDED = Kind(
    "id-needed",
    400,
    "No message id",
    "Send one id of 1 to 100 visible characters, as Idempotency-Key or webhook-id, the same at "
    "every try.",
)
WHO = Kind(
    "who",
    401,
    "Not known",
    "Send a valid key as a bearer token, or sign the message. One of them, not both.",
    {"WWW-Authenticate": 'Bearer realm="api"'},
)
HTTPS = Kind(
    "https",
    403,
    "By https only",
    "Nothing was done. Call the same address with https. Whoever was on the way may have read what "
    "you sent: if there was a key in it, make a new one.",
)
NOTHING_HERE = Kind(
    "nothing-here",
    404,
    "Nothing here for you",
    "There is no such thing, or it is no concern of your system or beyond the scopes of your key.",
)
METHOD = Kind("method", 405, "Method not allowed", "The Allow header says what is.")
CLOSED = Kind(
    "closed",
    409,
    "This version has closed",
    "The form has changed, and this version of it is not taken any more. Use the newest: its "
    "number is in newest. Read its schema, and ask the person what is new.",
)
LENGTH = Kind("length", 411, "Length needed", "Send Content-Length: we do not read in chunks.")
TOO_BIG = Kind("too-big", 413, "Too big", "Send less in one message.")
MEDIA = Kind("media", 415, "Not JSON", "Send application/json in UTF-8, not compressed.")
INVALID = Kind("invalid", 422, "Not as described", "See errors, and the schema of this operation.")
ID_USED = Kind(
    "id-used",
    422,
    "Message id used before",
    "Another message had this id. A repeat must be the same; a new message needs a new id.",
)
TOO_MANY = Kind("too-many", 429, "Too many calls", "Wait as long as Retry-After says.")
BROKEN = Kind(
    "broken", 500, "Our mistake", "Nothing was kept. Send it again later with the same id."
)
AWAY = Kind(
    "away",
    503,
    "Not just now",
    "Nothing was kept. Send it again with the same id.",
    {"Retry-After": "60"},
)

KINDS = (
    MALFORMED,
    REFUSED,
    ID_NEEDED,
    WHO,
    HTTPS,
    NOTHING_HERE,
    METHOD,
    CLOSED,
    LENGTH,
    TOO_BIG,
    MEDIA,
    INVALID,
    ID_USED,
    TOO_MANY,
    BROKEN,
    AWAY,
)


class Problem(Exception):
    """Ends a call with a problem. In a transaction it takes back what was done."""

    def __init__(
        self,
        kind: Kind,
        *,
        errors: Iterable[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, int] | None = None,
    ) -> None:
        """``more`` are numbers of ours that help to mend it; RFC 9457 calls them extensions."""
        super().__init__(kind.name)
        self.more = dict(more or {})
        self.kind = kind
        self.errors = [dict(error) for error in errors]
        self.headers = headers or {}

    def answer(self) -> HttpResponse:
        """Give the answer. The same problem gives the same bytes."""
        body: dict[str, Any] = {
            "type": self.kind.type,
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.kind.detail,
            **self.more,
        }
        if self.errors:
            body["errors"] = self.errors
        response = HttpResponse(json.dumps(body), status=self.kind.status, content_type=MEDIA_TYPE)
        for name, value in {**self.kind.headers, **self.headers}.items():
            response.headers[name] = value
        return response


def invalid(at: str, why: str) -> Problem:
    """Say what is wrong with one part of a message. Neither may repeat what was sent."""
    return Problem(INVALID, errors=[{"at": at, "why": why}])
