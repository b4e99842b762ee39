"""The makers that all tests of bills use tell the truth."""

from __future__ import annotations

from datetime import date

import pytest

from portal.billing import fingerprints
from portal.billing.models import Account
from tests.support.billing import (
    NINTHS,
    REFERENCE,
    SECRET,
    account_with,
    council_tax_bill,
    rates_bill,
)


@pytest.mark.parametrize("band", NINTHS)
@pytest.mark.parametrize("single", [False, True])
def test_a_made_council_tax_bill_adds_up(band: str, *, single: bool) -> None:
    bill = council_tax_bill(band=band, single=single, reduction=1234, paid=5000)
    assert sum(line.amount for line in bill.lines) == bill.to_pay
    assert sum(each.amount for each in bill.instalments) == bill.to_pay
    assert sum(share.amount for share in bill.shares) == bill.lines[0].amount
    assert bill.shares[0].amount * 9 == 171000 * NINTHS[band]


def test_a_made_rates_bill_adds_up() -> None:
    bill = rates_bill(relief=100000)
    assert bill.lines[0].amount == 864000
    assert sum(line.amount for line in bill.lines) == bill.to_pay == 764000
    assert sum(each.amount for each in bill.instalments) == bill.to_pay


def test_a_bill_in_credit_asks_for_nothing() -> None:
    bill = council_tax_bill(paid=900000)
    assert bill.to_pay < 0
    assert bill.instalments == ()


@pytest.mark.django_db
def test_an_account_owes_its_bill_less_what_was_paid() -> None:
    bill = council_tax_bill()
    account = account_with(bill, paid=[(date(2026, 4, 3), 20880)])
    assert account.balance == bill.to_pay - 20880
    assert account.bills.get().bill == bill
    assert account.bills.get().instalments.count() == 10


@pytest.mark.django_db
def test_a_second_bill_is_the_one_that_counts() -> None:
    second = council_tax_bill(number=2, single=True)
    account = account_with(council_tax_bill(), second)
    assert account.bills.get(current=True).bill == second
    assert account.balance == second.to_pay


@pytest.mark.django_db
def test_an_account_is_found_however_its_number_and_key_are_written() -> None:
    account_with()
    found = Account.objects.get(reference_hash=fingerprints.of_reference(" 600 000 001"))
    assert found.secret_hash == fingerprints.of_secret(REFERENCE, "key 778899")
    assert found.secret_hash != fingerprints.of_secret("600000002", SECRET)
    assert found.payers.get().name_hash == fingerprints.of_name("TENANT")
    assert found.postcode_hash == fingerprints.of_postcode("aa11aa")


def test_nothing_gives_no_hash() -> None:
    assert fingerprints.of_reference(" ") == ""
    assert fingerprints.of_secret(REFERENCE, "-") == ""
    assert fingerprints.of_name("") == ""
    assert fingerprints.surname_of("  ") == ""
