"""The receipt of a payment in every format, for whoever may see what was paid."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from portal.documents import sources
from portal.documents.model import Document
from portal.documents.words import Link
from portal.integration.models import Payment, PaymentState

from .lately import OWNER
from .mine import is_mine
from .receipt import receipt

KIND = "payment"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(sources.Source(KIND, find, back=back, called=called))


def find(request: HttpRequest, key: str) -> Document | None:
    """The receipt. None for another's, for one that is not there and for what was not paid."""
    payment = Payment.objects.filter(owner=OWNER, public_id=key, state=PaymentState.PAID).first()
    return receipt(payment) if payment and is_mine(request, payment) else None


def back(request: HttpRequest, key: str) -> Link | None:
    """The page of the payment."""
    return Link("Your payment", reverse("payment", args=[key]))


def called(document: Document) -> str:
    """What it is; nothing says what for."""
    return "receipt"
