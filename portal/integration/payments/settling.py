"""Asking how a payment stands, and writing it down once."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from ..models import Payment
from ..models.payment import LIVE, PaymentState
from . import events
from .errors import Unavailable
from .kinds import Standing
from .provider import provider
from .signals import paid

logger = logging.getLogger(__name__)


def settle(payment: Payment) -> Standing | None:
    """Ask how it stands, and keep that; the row is as it is afterwards.

    None for one that is paid, or that the payment service has never had. Raises Unavailable.
    """
    if payment.state == PaymentState.PAID or not payment.provider_id:
        return None
    Payment.objects.filter(pk=payment.pk).update(looked_at=timezone.now())
    standing = provider(payment.provider).status(payment.provider_id)
    if (standing.reference, standing.amount) != (payment.reference, payment.amount):
        logger.error("The payment service says something else of a payment than we asked for")
        raise Unavailable
    apply(payment, standing)
    return standing


def look(payment: Payment) -> Standing | None:
    """Ask how a live payment stands; ``None`` where that is over, or nobody answers."""
    if not payment.is_live:
        return None
    try:
        return settle(payment)
    except Unavailable:
        return None


@transaction.atomic
def apply(payment: Payment, standing: Standing) -> bool:
    """Keep how it stands. Whether that ended it now.

    What has ended stays as it is, but for one thing: money that was taken after all counts.
    """
    row = Payment.objects.select_for_update().get(pk=payment.pk)
    news = standing.state
    ended = (row.state in LIVE and news not in LIVE) or (
        row.state != PaymentState.PAID and news == PaymentState.PAID
    )
    if ended:
        row.state, row.why, row.settled_at = news, standing.why, timezone.now()
        row.save(update_fields=["state", "why", "settled_at"])
        if news == PaymentState.PAID:
            events.tell(row)
            paid.send(Payment, payment=row)
    payment.refresh_from_db()
    return ended


def known_there(payment: Payment, provider_id: str) -> bool:
    """Write down what the payment service calls it. False if it has ended, or has another name."""
    Payment.objects.filter(pk=payment.pk, state=PaymentState.ASKED, provider_id="").update(
        provider_id=provider_id, state=PaymentState.OPEN
    )
    payment.refresh_from_db()
    return payment.state == PaymentState.OPEN and payment.provider_id == provider_id


def never_begun(payment: Payment) -> bool:
    """End one that the payment service did not take, as far as we know.

    Nobody has been sent to pay it: that happens only once we have written its name there down.
    """
    ended = Payment.objects.filter(pk=payment.pk, state=PaymentState.ASKED).update(
        state=PaymentState.NOT_BEGUN, settled_at=timezone.now()
    )
    payment.refresh_from_db()
    return bool(ended)
