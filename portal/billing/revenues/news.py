"""What a revenues system says of an account. Pure: no database, no HTTP.

Each says how things stand, not what has changed, so that hearing it twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from portal.council.money import Pence

from .. import fingerprints
from ..words import EntryKind, Tax


@dataclass(frozen=True)
class PayerNews:
    """Somebody who must pay. ``surname`` is for a name whose last word is not all of it."""

    name: str = field(repr=False)
    surname: str = field(default="", repr=False)

    def looked_up_by(self, tax: Tax) -> str:
        """What somebody types to show that they are this payer."""
        return self.name if tax is Tax.BUSINESS_RATES else self.surname or self._last()

    def _last(self) -> str:
        return fingerprints.surname_of(self.name)


@dataclass(frozen=True)
class Place:
    """Where the property is."""

    lines: tuple[str, ...] = field(repr=False)
    postcode: str = field(repr=False)

    def as_kept(self) -> dict[str, str]:
        """Its parts by the names that an address has elsewhere."""
        lines = [line for line in self.lines if line]
        between = {"line_2": ", ".join(lines[1:-1])} if len(lines) > 2 else {}
        town = {"town": lines[-1]} if len(lines) > 1 else {}
        return {"line_1": lines[0] if lines else "", **between, **town, "postcode": self.postcode}


@dataclass(frozen=True)
class AccountNews:
    """How an account stands at ``told_at``.

    ``secret`` is the online key that is printed on the bill: None leaves it as it is, "" ends it.
    ``balance`` is what is owed, below nothing where too much was paid; ``overdue`` is part of it.
    """

    tax: Tax
    reference: str = field(repr=False)
    payers: tuple[PayerNews, ...]
    place: Place
    opened_on: date
    told_at: datetime
    balance: Pence = 0
    overdue: Pence = 0
    closed_on: date | None = None
    secret: str | None = field(default=None, repr=False)
    uprn: str = field(default="", repr=False)
    band: str = ""
    rateable_value: int | None = None
    paperless: bool = False
    direct_debit: bool = False


@dataclass(frozen=True)
class EntryNews:
    """One entry of an account's ledger. What was paid or taken off is below nothing."""

    external_id: str
    on: date
    kind: EntryKind
    words: str
    amount: Pence


@dataclass(frozen=True)
class LedgerNews:
    """Entries of an account, and what they bring it to at ``told_at``."""

    reference: str = field(repr=False)
    entries: tuple[EntryNews, ...]
    balance: Pence
    overdue: Pence
    told_at: datetime
