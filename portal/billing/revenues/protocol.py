"""What any revenues system must be able to do for us."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from ..bills.kinds import Bill
from ..models import Account
from .news import AccountNews, EntryNews, Place


@dataclass(frozen=True)
class OnTheBill:
    """What somebody says is printed on their bill, as they typed it."""

    reference: str = field(repr=False)
    name: str = field(repr=False)
    postcode: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Found:
    """The account that it is the bill of, and which of its payers they are, from 1."""

    reference: str = field(repr=False)
    payer: int


@dataclass(frozen=True)
class Move:
    """Somebody moves ``in``, ``out`` or ``within`` on a day. ``case`` is where they told us."""

    way: str
    on: date
    case: str = ""


@dataclass(frozen=True)
class Receipt:
    """We have asked. ``request`` names what was asked; the answer names it too."""

    request: str
    at: datetime


class RevenuesSystem(Protocol):
    """A revenues system. ``tests/billing/revenues/contract.py`` says what each must keep.

    What is read raises ``Unavailable`` if it cannot be asked now. What is asked for leaves with the
    transaction that it is called in and is never lost; it raises ``Refused`` for a closed account.
    The answer comes later, as news of the account. A Direct Debit is asked for by ``direct_debit``,
    since only some may have bank details.
    """

    def look_up(self, typed: OnTheBill) -> Found | None:
        """The account of a bill; None where anything is wrong, and nobody is told what."""

    def account(self, reference: str) -> AccountNews | None:
        """How an account stands now; None if there is none."""

    def entries(self, reference: str) -> list[EntryNews]:
        """All that was charged and paid, the latest first; nothing if there is no such account."""

    def bills(self, reference: str) -> list[Bill]:
        """Every bill, the latest first; nothing if there is no such account."""

    def set_paperless(self, account: Account, *, on: bool, request: str = "") -> Receipt:
        """Ask that bills come without paper, or on paper again."""

    def move(self, account: Account, move: Move, *, request: str = "") -> Receipt:
        """Say that somebody moves."""

    def change_of_address(self, account: Account, to: Place, *, request: str = "") -> Receipt:
        """Say where letters go from now on."""
