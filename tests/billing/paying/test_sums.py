"""What may be paid of what is owed, when some of it was paid a moment ago."""

from __future__ import annotations

from datetime import date

import pytest

from portal.billing.models import Account
from portal.billing.paying.sums import MOST, Sums, sums
from tests.support.billing import account_with, council_tax_bill

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def owes() -> Account:
    """1,000 pounds, of which 100 are overdue; the next of ten parts is due on 1 December."""
    return account_with(council_tax_bill(), balance=100_000, overdue=10_000)


def offers(found: Sums) -> dict[str, int]:
    return {each.code: each.amount for each in found.offers}


def test_it_offers_what_is_overdue_what_is_next_and_all(owes: Account) -> None:
    bill = owes.bills.get().bill
    following = next(each.amount for each in bill.instalments if each.due >= TODAY)
    found = offers(sums(owes, 0, TODAY))
    assert found == {"overdue": 10_000, "next": following, "all": 100_000}


def test_it_says_the_day_and_the_sum(owes: Account) -> None:
    words = [each.label for each in sums(owes, 0, TODAY).offers]
    assert "1 December" in words[1]
    assert words[2].endswith("£1,000.00")


def test_what_was_paid_a_moment_ago_goes_to_what_is_overdue_first(owes: Account) -> None:
    following = offers(sums(owes, 0, TODAY))["next"]
    found = offers(sums(owes, 12_000, TODAY))
    assert found == {"next": following - 2_000, "all": 88_000}


def test_nothing_is_offered_twice(owes: Account) -> None:
    owes.balance = owes.overdue = 5_000
    assert offers(sums(owes, 0, TODAY)) == {"all": 5_000}


@pytest.mark.parametrize(("balance", "paid"), [(0, 0), (-5_000, 0), (5_000, 5_000), (5_000, 9_000)])
def test_who_owes_nothing_has_nothing_left(owes: Account, balance: int, paid: int) -> None:
    owes.balance, owes.overdue = balance, 0
    assert sums(owes, paid, TODAY).left == 0


def test_another_amount_is_between_a_pound_and_all(owes: Account) -> None:
    found = sums(owes, 0, TODAY)
    assert (found.least, found.most) == (100, 100_000)


def test_less_than_a_pound_can_be_paid_where_less_is_owed(owes: Account) -> None:
    owes.balance = owes.overdue = 40
    assert sums(owes, 0, TODAY).least == 40


def test_no_more_than_a_card_can_take_is_asked_for_at_once(owes: Account) -> None:
    owes.balance = MOST + 1
    found = sums(owes, 0, TODAY)
    assert found.most == MOST == offers(found)["all"]


def test_a_last_years_instalment_that_no_longer_counts_is_not_next(owes: Account) -> None:
    owes.bills.update(current=False)
    assert "next" not in offers(sums(owes, 0, TODAY))


def paid_ahead(owes: Account, left: int) -> dict[str, int]:
    owes.balance, owes.overdue = left, 0
    return offers(sums(owes, 0, TODAY))


def test_an_instalment_that_was_paid_before_its_day_is_not_asked_for_again(owes: Account) -> None:
    last = owes.bills.get().bill.instalments[-1]
    assert paid_ahead(owes, last.amount) == {"all": last.amount}


def test_of_an_instalment_that_is_partly_paid_the_rest_is_next(owes: Account) -> None:
    december, january = owes.bills.get().bill.instalments[-2:]
    left = january.amount + december.amount - 5_000
    assert paid_ahead(owes, left) == {"next": december.amount - 5_000, "all": left}


def test_what_was_paid_a_moment_ago_may_reach_past_the_next_one(owes: Account) -> None:
    december, january = owes.bills.get().bill.instalments[-2:]
    owes.balance, owes.overdue = december.amount + january.amount, 0
    found = sums(owes, december.amount + 1_000, TODAY)
    assert offers(found) == {"all": january.amount - 1_000}
