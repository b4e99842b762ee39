"""Whose payment a page may show: of the browser that began it, or of somebody we are sure of.

A bank's app may lead somebody back into another browser. That one sees whether it was paid, and
neither a sum nor an account.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest

from portal.accounts.assurance import is_sure
from portal.integration.models import Payment

from .lately import OWNER

BEGUN_HERE = "billing-payments"
MOST = 20


def remember(request: HttpRequest, payment: Payment) -> None:
    """Keep that this browser began it."""
    begun = [each for each in request.session.get(BEGUN_HERE, []) if each != payment.public_id]
    request.session[BEGUN_HERE] = [*begun, payment.public_id][-MOST:]


def payment_called(public_id: str) -> Payment:
    """One of this room's. Raises Http404."""
    found: Payment | None = Payment.objects.filter(owner=OWNER, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def is_mine(request: HttpRequest, payment: Payment) -> bool:
    """Whether the page may say how much, and for what."""
    if payment.public_id in request.session.get(BEGUN_HERE, []):
        return True
    by_them = payment.by_id is not None and payment.by_id == request.user.pk
    return by_them and is_sure(request)
