"""What the council's own systems are told of a payment that was taken."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import BaseModel, Field

from ..events import Event, EventType, publish, register
from ..models import Payment


class Taken(BaseModel):
    """A payment by card that was taken for the council."""

    payment: str = Field(description="Our reference of the payment. It is never used again.")
    purpose: str = Field(description="What it is for.")
    account: str = Field(description="The reference of the account that it is for, as typed.")
    amount: int = Field(description="Pence.", gt=0)
    provider: str = Field(description="Which payment service took it.")
    provider_id: str = Field(description="What it is called there.")
    paid_at: datetime = Field(description="When we learnt of it.")


TAKEN = EventType(
    "payment.taken",
    Taken,
    "Somebody has paid by card.",
    Taken(
        payment="PAY-7K4M-9TX3-2B6Q",
        purpose="Council tax",
        account="600000123",
        amount=15_025,
        provider="govuk",
        provider_id="hu20sqlact5260q2nanm0q8u93",
        paid_at=datetime(2026, 11, 22, 21, 30, tzinfo=UTC),
    ),
)


def connect() -> None:
    """Register the event. Call it from ``AppConfig.ready``."""
    register(TAKEN)


def tell(payment: Payment) -> None:
    """Tell of a payment that is paid, in the transaction that says so."""
    data = Taken(
        payment=payment.reference,
        purpose=payment.purpose,
        account=payment.about,
        amount=payment.amount,
        provider=payment.provider,
        provider_id=payment.provider_id,
        paid_at=payment.settled_at or payment.asked_at,
    )
    publish(Event(TAKEN, data, f"payment:{payment.reference}", "payment", payment.pk))
