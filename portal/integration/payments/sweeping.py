"""Looking, by the clock, at payments whose person has not come back, until each has an end."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from ..models import Payment
from ..models.payment import PaymentState
from .errors import PaymentError, Unavailable
from .settling import never_begun, settle

logger = logging.getLogger(__name__)

SOON, LATER = timedelta(minutes=2), timedelta(minutes=30)
"""How often one is looked at: in its first two hours, and then."""
FRESH = timedelta(hours=2)
GIVEN_UP = timedelta(hours=1)
"""So long after it was written down, one that the payment service never took is over."""
TROUBLE = timedelta(days=1)
MOST = 50
"""In one run."""
KEPT = timedelta(days=90)
"""Those that came to nothing are forgotten then; what was paid is the council's record."""


def sweep() -> int:
    """Look at those that are due. How many. A service that does not answer ends the run."""
    now = timezone.now()
    for payment in Payment.objects.filter(state=PaymentState.ASKED, asked_at__lt=now - GIVEN_UP)[
        :MOST
    ]:
        never_begun(payment)
    due = Q(looked_at=None) | Q(looked_at__lt=now - LATER)
    due |= Q(looked_at__lt=now - SOON, asked_at__gt=now - FRESH)
    waiting = Payment.objects.filter(due, state=PaymentState.OPEN, asked_at__lt=now - SOON)
    looked = 0
    for payment in waiting.order_by("looked_at", "pk")[:MOST]:
        if now - payment.asked_at > TROUBLE:
            logger.error("A payment has had no end for more than a day")
        try:
            settle(payment)
        except Unavailable:
            break
        except PaymentError as error:
            logger.error("A payment cannot be looked at: %s", type(error).__name__)
        looked += 1
    return looked


def look(payment_id: int) -> None:
    """Look at one now: its payment service says that something has happened. A job."""
    payment = Payment.objects.filter(pk=payment_id).first()
    if payment is not None:
        try:
            settle(payment)
        except PaymentError as error:
            logger.warning("A payment will be looked at later: %s", type(error).__name__)


def forget_old() -> int:
    """Remove what came to nothing long ago. How many."""
    ended = (PaymentState.ASKED, PaymentState.OPEN, PaymentState.PAID)
    old = Payment.objects.filter(settled_at__lt=timezone.now() - KEPT).exclude(state__in=ended)
    return int(old.delete()[0])
