"""Who paid while signed in is told that the payment came, with no sum in the message."""

from __future__ import annotations

from typing import Any

from portal.accounts.models import Person, User
from portal.accounts.people import person_of
from portal.integration.models import Payment, PaymentState

from .. import telling
from .lately import OWNER
from .showing import how_long

TEMPLATE = "bill-paid"
TOLD = telling.Told(
    TEMPLATE,
    "payment",
    lambda payment_id: _reader(payment_id),
    telling.words_of(
        "We have your payment",
        "Thank you. We have your payment by card. "
        f"It can take {how_long()} to show in your account.",
        "we have your payment by card. Thank you.",
    ),
)


def tell(payment: Payment, **kwargs: Any) -> None:
    """Queue it in the transaction that says that it is paid. A receiver."""
    if payment.owner == OWNER and isinstance(payment.by, User):
        telling.tell(TEMPLATE, payment.pk, person_of(payment.by))


def _reader(payment_id: int) -> Person | None:
    paid = Payment.objects.filter(pk=payment_id, state=PaymentState.PAID)
    payment = paid.select_related("by").first()
    return person_of(payment.by) if payment and isinstance(payment.by, User) else None
