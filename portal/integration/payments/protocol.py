"""What any payment service must be able to do for us."""

from __future__ import annotations

from typing import Protocol

from .kinds import Order, Standing


class PaymentProvider(Protocol):
    """A payment service. Each call raises ``Unavailable`` where no usable answer came."""

    def create(self, order: Order, key: str) -> Standing:
        """Begin a payment, once however often it is asked for with this key.

        Nobody can pay before they are sent to its ``onward``. Raises Refused.
        """

    def status(self, provider_id: str) -> Standing:
        """How it stands, with a fresh ``onward`` while it can be paid."""

    def cancel(self, provider_id: str) -> None:
        """Stop it if it is not over; ask its status afterwards, whatever came. Raises Refused."""
