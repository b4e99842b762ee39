"""What is spoken about with a payment service. Pure values; every sum is pence."""

from __future__ import annotations

from dataclasses import dataclass

from ..models.payment import PaymentState


@dataclass(frozen=True)
class Order:
    """What is to be paid. ``purpose`` names nobody; ``back`` is where the person returns to."""

    reference: str
    amount: int
    purpose: str
    back: str


@dataclass(frozen=True)
class Standing:
    """How a payment stands there. ``onward``: where its person pays; empty if that is over."""

    provider_id: str
    reference: str
    amount: int
    state: PaymentState
    why: str = ""
    onward: str = ""
