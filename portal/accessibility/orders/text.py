"""What a format is to be made from, for whoever makes it.

The words of a public page are read when they are asked for. Those of a letter are copied when its
person asks for the format, since nobody else can open it; they go once the thing is made.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest

from portal.documents.model import Document
from portal.documents.sources import Source, source_of
from portal.documents.written import dumps, loads

from ..models import Order, State

MOST_LETTERS = 500_000
"""Some hundred pages. What is longer is sent by staff."""


def kept_of(source: Source, document: Document) -> str:
    """The copy to be kept with a request; "" of what anybody may read, or what is too long.

    Without the address in the envelope's window: who makes it need not know where it goes.
    """
    if source.public:
        return ""
    written = dumps(replace(document, recipient=None))
    return written if len(written) <= MOST_LETTERS else ""


def document_of(request: HttpRequest, order: Order) -> Document | None:
    """What is to be made from, while it is ordered and not made. None: staff send it."""
    if order.state != State.ORDERED:
        return None
    if order.public:
        source = source_of(order.source_kind)
        return source.find(request, order.source_key) if source and source.public else None
    return loads(order.text) if order.text else None
