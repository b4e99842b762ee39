"""What we hold of what somebody paid here by card, for them to take away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.cases.when import the_day
from portal.council.money import as_text
from portal.integration.models import Payment, PaymentState

from .lately import OWNER

KEPT = ("What you paid us by card. The law asks us to keep a record of it.",)


def collect(user: User) -> list[dict[str, Any]]:
    """Each payment that was made while they were signed in."""
    paid = Payment.objects.filter(owner=OWNER, by=user, state=PaymentState.PAID)
    return [
        {
            "For": payment.purpose,
            "Account number": payment.about,
            "Amount": as_text(payment.amount),
            "Paid on": the_day(timezone.localdate(payment.settled_at)),
            "Payment": payment.reference,
        }
        for payment in paid
    ]
