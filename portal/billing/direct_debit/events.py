"""What other systems are told: that somebody asked for a Direct Debit, and that they ended it.

The first holds bank details, so only endpoints hear of it that an administrator has let know.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from pydantic import BaseModel, Field

from portal.integration import reconcile
from portal.integration.events import Event, EventType, publish, register
from portal.integration.reconcile import Subject

from ..models import DirectDebit

OWNER = "direct debit"


class Asked(BaseModel):
    direct_debit: str = Field(description="Our id of the instruction. Answer with it.")
    account: str = Field(description="The account's reference in the revenues system.")
    tax: str = Field(description="council-tax or business-rates.")
    holder: str = Field(description="The name on the bank account.")
    sort_code: str = Field(description="Six figures.")
    number: str = Field(description="The account number: eight figures.")
    day: int = Field(description="The day of the month that the payer chose.")
    originator: str = Field(description="The service user number.")
    not_before: date | None = Field(description="The first payment that the payer was shown.")
    first_amount: int | None = Field(description="Its pence.")
    checked: str = Field(description="What the modulus check said: passes, not-checkable or empty.")
    asked_at: datetime = Field(description="When the payer agreed.")


class Cancelled(BaseModel):
    direct_debit: str = Field(description="Our id of the instruction.")
    account: str = Field(description="The account's reference in the revenues system.")
    cancelled_at: datetime = Field(description="When the payer ended it here.")


AT = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
ASKED = EventType(
    "billing.direct_debit.asked",
    Asked,
    "A payer has asked to pay by Direct Debit. It holds bank details: only for systems that an "
    "administrator has let know. Answer with what the bank says.",
    Asked(
        direct_debit="4GXW7R2M9QKD",
        account="600000001",
        tax="council-tax",
        holder="A Tenant",
        sort_code="000000",
        number="00000000",
        day=15,
        originator="000000",
        not_before=date(2026, 12, 15),
        first_amount=18250,
        checked="not-checkable",
        asked_at=AT,
    ),
    restricted=True,
)
CANCELLED = EventType(
    "billing.direct_debit.cancelled",
    Cancelled,
    "A payer has ended a Direct Debit that they had asked for here.",
    Cancelled(direct_debit="4GXW7R2M9QKD", account="600000001", cancelled_at=AT),
)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    register(ASKED)
    register(CANCELLED)
    reconcile.register(ASKED.name, OWNER, asked_since)


def tell_asked(row: DirectDebit) -> None:
    """Pass an instruction on, in the transaction in which it is made."""
    taken = row.schedule.get("taken") or [[None, None]]
    data = Asked(
        direct_debit=row.public_id,
        account=row.account.reference,
        tax=row.account.tax,
        holder=row.holder,
        sort_code=row.sort_code,
        number=row.number,
        day=row.day,
        originator=row.terms.originator_number,
        not_before=taken[0][0],
        first_amount=taken[0][1],
        checked=row.verdict,
        asked_at=row.asked_at,
    )
    publish(Event(ASKED, data, stream_of(row), OWNER, row.pk))


def tell_cancelled(row: DirectDebit, at: datetime) -> None:
    """Say that its payer has ended it, in the transaction of the end."""
    data = Cancelled(direct_debit=row.public_id, account=row.account.reference, cancelled_at=at)
    publish(Event(CANCELLED, data, stream_of(row), OWNER, row.pk))


def stream_of(row: DirectDebit) -> str:
    """Events of one account keep their order."""
    return f"bills-{row.account.public_id}"


def asked_since(moment: datetime) -> Iterator[Subject]:
    """Give every instruction since then."""
    found = DirectDebit.objects.filter(asked_at__gte=moment).order_by("pk")
    for row in found.only("pk", "public_id", "asked_at").iterator():
        yield Subject(row.public_id, row.pk, row.asked_at)
