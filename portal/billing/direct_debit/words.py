"""How a Direct Debit stands, and why one was refused."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """``ASKED`` until the revenues system has answered."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CANCELLED = "cancelled"


LIVE = (State.ASKED, State.ACCEPTED)


class Answer(StrEnum):
    """What the revenues system may say of an instruction."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    """The bank, the payer at the bank or the council has ended it."""


class Why(StrEnum):
    """Why it was refused or ended, in words that a payer can do something with."""

    OTHER = "other"
    NO_ACCOUNT = "no-account"
    NOT_ALLOWED = "not-allowed"
    CLOSED = "closed"
    PAYER = "payer"
    REPLACED = "replaced"

    @property
    def words(self) -> str:
        """As the payer reads it."""
        return _WHY[self]


_WHY = {
    Why.OTHER: "The bank did not say why. Call us, or try again.",
    Why.NO_ACCOUNT: "The bank could not find the account. Check the numbers and try again.",
    Why.NOT_ALLOWED: "The bank does not take Direct Debits from this kind of account. "
    "Try another account.",
    Why.CLOSED: "The bank account is closed. Try another account.",
    Why.PAYER: "Your bank told us that you stopped it.",
    Why.REPLACED: "Another Direct Debit has taken its place.",
}
