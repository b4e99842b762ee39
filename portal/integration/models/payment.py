"""A payment by card: written down before anybody is asked to take it."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..encryption import EncryptedTextField

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none that is taken for another."""


class PaymentState(models.TextChoices):
    """How a payment stands. The first two are live: it may still be paid."""

    ASKED = "asked", "Written down, and nobody has been able to pay it yet"
    OPEN = "open", "The person may be paying"
    PAID = "paid", "Paid"
    FAILED = "failed", "The card was not taken"
    CANCELLED = "cancelled", "The person gave up"
    EXPIRED = "expired", "Nobody paid in time"
    ERROR = "error", "The payment service could not finish it"
    NOT_BEGUN = "not-begun", "The payment service never had it"


LIVE = (PaymentState.ASKED, PaymentState.OPEN)


def new_token() -> str:
    """What stands in addresses, and the key under which a call is made once: 96 bits."""
    return secrets.token_hex(12)


def new_reference() -> str:
    """What people and banks call it: PAY-7K4M-9TX3-2B6Q. 60 bits, drawn by chance."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(12))
    return f"PAY-{drawn[:4]}-{drawn[4:8]}-{drawn[8:]}"


class Payment(models.Model):
    """One payment. ``amount`` is pence.

    ``owner`` is the room that asked for it and ``subject`` what it is for there: of one subject
    only one payment is live, so pressing twice pays once. ``about`` is the account's reference,
    ``purpose`` what the payment service is told, which names nobody. ``why`` is its reason as a
    code. ``looked_at`` is when it was last asked how the payment stands.
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    owner = models.CharField(max_length=20)
    subject = models.CharField(max_length=80)
    purpose = models.CharField(max_length=120)
    about = EncryptedTextField(blank=True, default="")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    amount = models.PositiveBigIntegerField()
    state = models.CharField(max_length=9, choices=PaymentState.choices, default=PaymentState.ASKED)
    why = models.CharField(max_length=20, blank=True)
    provider = models.CharField(max_length=20)
    provider_id = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=24, default=new_token, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "subject"],
                condition=Q(state__in=LIVE),
                name="integration_payment_one_live",
            ),
            models.UniqueConstraint(
                fields=["provider", "provider_id"],
                condition=~Q(provider_id=""),
                name="integration_payment_provider_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) & Q(state__in=PaymentState.values),
                name="integration_payment_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, settled_at=None)
                | (~Q(state__in=LIVE) & Q(settled_at__isnull=False)),
                name="integration_payment_settled_or_live",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(PaymentState.ASKED, PaymentState.NOT_BEGUN))
                | ~Q(provider_id=""),
                name="integration_payment_known_there",
            ),
        ]
        indexes = [
            models.Index(
                fields=["looked_at"],
                condition=Q(state__in=LIVE),
                name="integration_payment_unsettled",
            ),
        ]

    def __str__(self) -> str:
        return f"payment {self.reference}"

    @property
    def is_live(self) -> bool:
        """Whether it may still be paid."""
        return self.state in LIVE
