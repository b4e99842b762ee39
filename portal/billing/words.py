"""Words of the room that its rows keep."""

from __future__ import annotations

from enum import StrEnum


class Tax(StrEnum):
    """Which tax an account is for."""

    COUNCIL_TAX = "council-tax"
    BUSINESS_RATES = "business-rates"

    @property
    def words(self) -> str:
        """As people write it inside a sentence."""
        return self.value.replace("-", " ")


class LineKind(StrEnum):
    """What a line of a bill is. Charges come first; what takes off has a sum below nothing."""

    CHARGE = "charge"
    PREMIUM = "premium"
    SUPPLEMENT = "supplement"
    BAND_REDUCTION = "band-reduction"
    """A home changed for somebody with a disability, charged as one band lower."""
    DISCOUNT = "discount"
    EXEMPTION = "exemption"
    REDUCTION = "reduction"
    """Council Tax Reduction, for a low income."""
    RELIEF = "relief"
    TRANSITION = "transition"
    COST = "cost"
    BROUGHT_FORWARD = "brought-forward"
    PAID = "paid"


class EntryKind(StrEnum):
    """What an entry in an account's ledger is."""

    CHARGE = "charge"
    CHANGE = "change"
    """A bill put right, a discount, a reduction: more or less to pay."""
    PAYMENT = "payment"
    REFUND = "refund"
    RETURNED = "returned"
    """A payment that the bank took back."""
    COST = "cost"


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """As a field of a model takes them."""
    return [(each.value, each.value.replace("-", " ").capitalize()) for each in words]
