"""What is asked of the revenues system: events in the outbox, whichever system it is.

An event is in the transaction of what led to it, so nothing that a person asked for is lost, and no
page waits for another system. None of them changes our rows. A Direct Debit is asked for in
``direct_debit.events``, whose bank details go only to those who may have them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Literal

from django.utils import timezone
from pydantic import BaseModel, Field

from portal.accounts.models.person import new_public_id
from portal.integration.events import Event, EventType, publish, register

from ..models import Account
from .errors import Refused
from .news import Place
from .protocol import Move, Receipt

OWNER = "tax-account"


class Asked(BaseModel):
    """What each of them says."""

    request: str = Field(description="Its name. Your answer names it too.")
    account: str = Field(description="The reference of the account.")
    tax: Literal["council-tax", "business-rates"]
    at: datetime = Field(description="When the person asked.")


class Switched(Asked):
    on: bool = Field(description="Whether they want it, or want it no more.")


class Moved(Asked):
    way: Literal["in", "out", "within"]
    day: date = Field(description="When they move.")
    case: str = Field(description="The case on which they told us; empty if there is none.")


class Readdressed(Asked):
    lines: list[str] = Field(description="Where letters go from now on.")
    postcode: str


_SAMPLE: dict[str, Any] = {
    "request": "Qm3xT7kPz9aBcD1e",
    "account": "600000001",
    "tax": "council-tax",
    "at": datetime(2026, 11, 20, 14, 14, tzinfo=UTC),
}
PAPERLESS = EventType(
    "billing.paperless.asked",
    Switched,
    "Somebody asks for bills without paper, or for paper again.",
    Switched(**_SAMPLE, on=True),
)
MOVE = EventType(
    "billing.move.asked",
    Moved,
    "Somebody tells us that they move.",
    Moved(**_SAMPLE, way="out", day=date(2026, 12, 1), case="7K4M9TX3"),
)
ADDRESS = EventType(
    "billing.address.asked",
    Readdressed,
    "Letters about an account should go somewhere else.",
    Readdressed(**_SAMPLE, lines=["1 Example Street", "Exampletown"], postcode="AA1 1AA"),
)
TYPES = (PAPERLESS, MOVE, ADDRESS)


def connect() -> None:
    """Say what may be asked. Call it once, from ``AppConfig.ready``."""
    for type_ in TYPES:
        register(type_)


class Asks:
    """The asking half of every ``RevenuesSystem``."""

    def set_paperless(self, account: Account, *, on: bool, request: str = "") -> Receipt:
        return _ask(PAPERLESS, account, request, on=on)

    def move(self, account: Account, move: Move, *, request: str = "") -> Receipt:
        return _ask(MOVE, account, request, way=move.way, day=move.on, case=move.case)

    def change_of_address(self, account: Account, to: Place, *, request: str = "") -> Receipt:
        return _ask(ADDRESS, account, request, lines=list(to.lines), postcode=to.postcode)


def _ask(type_: EventType, account: Account, request: str, **said: Any) -> Receipt:
    """Raises Refused, and RuntimeError outside a transaction."""
    if account.closed_on is not None and type_ is not ADDRESS and said.get("on", True):
        raise Refused("closed")
    request, at = request or new_public_id(), timezone.now()
    data = type_.payload(
        request=request,
        account=account.reference,
        tax=account.tax,
        at=at.astimezone(UTC),
        **said,
    )
    publish(Event(type_, data, f"bills-{account.public_id}", owner=OWNER, subject_id=account.pk))
    return Receipt(request, at)
