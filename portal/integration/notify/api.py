"""Where GOV.UK Notify sends its receipts: ``POST /api/v1/notify/receipts``.

Its bearer token is an API key with the scope ``notify:callback`` and no other. Notify gives its
receipts no ids, and comes again on 5xx only: five times, each five minutes.
"""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from ..api.callers import require
from ..api.problems import AWAY, Problem
from .receipts import TooEarly, take

SCOPE = "notify:callback"
MAY = "Say what became of a message to a person (GOV.UK Notify)"
MOST = 20_000
"""Bytes. A receipt has some ten short values."""

router = Router()


class Receipt(Schema):
    """What we need of it. Whom the message was for, which it says too, is never looked at."""

    id: uuid.UUID
    reference: str | None = None
    status: str

    @property
    def key(self) -> uuid.UUID | None:
        """The key of our delivery; None where somebody else of the council sent the message."""
        try:
            return uuid.UUID(self.reference or "")
        except ValueError:
            return None


@router.post(
    "/receipts",
    auth=require(SCOPE, most=MOST, by_content=True),
    response={HTTPStatus.NO_CONTENT: None},
    include_in_schema=False,
)
def receipts(request: HttpRequest, receipt: Receipt) -> HttpResponse:
    """Take a receipt. One that means nothing to us is taken too, and changes nothing."""
    if receipt.key is not None:
        try:
            take(receipt.key, receipt.id, receipt.status)
        except TooEarly:
            raise Problem(AWAY) from None
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
