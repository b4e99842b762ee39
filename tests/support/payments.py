"""A payment service in memory, for tests of rooms that take payments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from portal.integration.models import PaymentState
from portal.integration.payments.errors import Refused, Unavailable
from portal.integration.payments.kinds import Order, Standing

ONWARD = "https://pay.example.org/"


@dataclass
class PaperTill:
    """``away``: it cannot be asked. ``lost``: so many payments are begun and not answered for."""

    away: bool = False
    lost: int = 0
    refuses: str = ""
    kept: dict[str, Standing] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    before_answer: Callable[[], None] = lambda: None

    def create(self, order: Order, key: str) -> Standing:
        self._here()
        if self.refuses:
            raise Refused(self.refuses)
        assert self.orders.setdefault(key, order) == order
        name = f"p{list(self.orders).index(key) + 1}"
        fresh = Standing(
            name, order.reference, order.amount, PaymentState.OPEN, onward=f"{ONWARD}{name}"
        )
        found = self.kept.setdefault(name, fresh)
        if self.lost:
            self.lost -= 1
            raise Unavailable
        self.before_answer()
        return found

    def status(self, provider_id: str) -> Standing:
        self._here()
        return self.kept[provider_id]

    def cancel(self, provider_id: str) -> None:
        self._here()
        if self.kept[provider_id].state != PaymentState.OPEN:
            raise Refused("P0501")
        self.turn(PaymentState.CANCELLED, provider_id)

    def turn(self, state: PaymentState, name: str = "p1", why: str = "") -> None:
        """It is paid, refused, given up or out of time there; ``OPEN``: it is just being taken."""
        self.kept[name] = replace(self.kept[name], state=state, why=why, onward="")

    def _here(self) -> None:
        if self.away:
            raise Unavailable
