"""What a page says of an account and one of its bills, from our own rows. Two queries for bills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from portal.council import tax_year
from portal.council.money import Pence

from ..bills import standing, wording
from ..bills.kinds import Bill
from ..bills.standing import Part
from ..models import Account, StoredBill


@dataclass(frozen=True)
class Reading:
    """A bill of an account, how far it is paid, and the account's other bills.

    ``other_owed`` is what is owed beside this bill: from other years, or in costs.
    """

    account: Account
    stored: StoredBill
    bill: Bill
    parts: tuple[Part, ...]
    owed: Pence
    today: date
    others: tuple[StoredBill, ...]

    @property
    def title(self) -> str:
        """Council tax 2026 to 2027."""
        return wording.title(self.bill)

    @property
    def next(self) -> Part | None:
        """The next payment."""
        return standing.next_part(self.parts, self.today)

    @property
    def other_owed(self) -> Pence:
        return max(self.account.balance, 0) - self.owed

    @property
    def newer(self) -> StoredBill | None:
        """A bill of a later year, which counts too."""
        later = (each for each in self.others if each.current and each.year > self.stored.year)
        return next(later, None)


def bills_of(account: Account) -> list[StoredBill]:
    """All of them, the newest first, without what they say."""
    return list(account.bills.defer("content"))


def counts_now(bills: Sequence[StoredBill], today: date) -> StoredBill | None:
    """The bill of this tax year, or else the newest: what the account's own page shows."""
    current = [each for each in bills if each.current]
    this_year = tax_year.tax_year(today)
    return next((each for each in current if each.year == this_year), next(iter(current), None))


def read(account: Account, chosen: StoredBill, bills: Sequence[StoredBill]) -> Reading:
    """Read one of its bills."""
    today = timezone.localdate()
    bill = chosen.bill
    return Reading(
        account=account,
        stored=chosen,
        bill=bill,
        parts=parts_of(account, chosen, bill, bills, today),
        owed=_owed(account, chosen, bills),
        today=today,
        others=tuple(each for each in bills if each.pk != chosen.pk),
    )


def parts_of(
    account: Account, chosen: StoredBill, bill: Bill, bills: Sequence[StoredBill], today: date
) -> tuple[Part, ...]:
    """Its instalments with what is left of each; nothing for a bill that no longer counts."""
    if not chosen.current:
        return ()
    told_on = timezone.localdate(account.told_at)
    owed = _owed(account, chosen, bills)
    return tuple(standing.parts(bill.instalments, owed, told_on=told_on, today=today))


def _owed(account: Account, chosen: StoredBill, bills: Sequence[StoredBill]) -> Pence:
    current = [each for each in bills if each.current]
    owed = standing.owed_of_each([each.to_pay for each in current], account.balance)
    by_bill = dict(zip([each.pk for each in current], owed, strict=True))
    return by_bill.get(chosen.pk, 0)
