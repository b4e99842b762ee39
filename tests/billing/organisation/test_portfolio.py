"""The list of an organisation's tax accounts: its order, what it leaves out, what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.accounts.models import Organisation
from portal.billing import whose
from portal.billing.bills.kinds import Instalment
from portal.billing.models import Account
from portal.billing.organisation import portfolio
from tests.support import acting
from tests.support.billing import account_with, council_tax_bill, rates_bill


def coming(*sums: int) -> tuple[Instalment, ...]:
    """Instalments from tomorrow on, a month apart."""
    first = timezone.localdate() + timedelta(days=1)
    return tuple(Instalment(first + timedelta(days=30 * n), each) for n, each in enumerate(sums))


def one(shop: Organisation, reference: str, **columns: Any) -> Account:
    bill = rates_bill(reference, instalments=columns.pop("instalments", ()))
    return account_with(bill, joined=shop, reference=reference, **columns)


@pytest.fixture
def properties(shop: Organisation) -> dict[str, Account]:
    return {
        "late": one(shop, "600000001", balance=5000, overdue=2000, instalments=coming(700, 800)),
        "owes": one(shop, "600000002", balance=9000, instalments=coming(300)),
        "paid": one(shop, "600000003", balance=0),
        "credit": one(shop, "600000004", balance=-250, postcode="BB2 2BB"),
        "closed": one(shop, "600000005", balance=0, closed_on=date(2026, 8, 1)),
        "home": account_with(
            council_tax_bill("600000006"), joined=shop, reference="600000006", balance=100
        ),
    }


def names(found: Iterable[Account], properties: dict[str, Account]) -> list[str]:
    known = {account.pk: name for name, account in properties.items()}
    return [known[account.pk] for account in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["late", "owes", "home", "paid", "closed", "credit"]),
        ({"order": "most"}, ["owes", "late", "home", "paid", "closed", "credit"]),
        ({"show": "to-pay"}, ["late", "owes", "home"]),
        ({"show": "overdue"}, ["late"]),
        ({"show": "nothing"}, ["paid", "credit"]),
        ({"show": "closed"}, ["closed"]),
        ({"tax": "council-tax"}, ["home"]),
        ({"tax": "window-tax", "show": "x' OR 1=1", "order": "-reference"}, None),
    ],
)
def test_it_is_filtered_and_put_in_order(
    asked: dict[str, str],
    expected: list[str] | None,
    shop: Organisation,
    properties: dict[str, Account],
) -> None:
    usual = ["late", "owes", "home", "paid", "closed", "credit"]
    found = portfolio.listed(whose.of_subject(shop), **asked)
    assert names(found, properties) == (expected or usual)


def test_each_says_what_is_due_next_on_the_bill_that_counts(
    shop: Organisation, properties: dict[str, Account]
) -> None:
    late = portfolio.listed(whose.of_subject(shop)).get(pk=properties["late"].pk)
    assert (late.next_due, late.next_amount) == (coming(1)[0].due, 700)
    properties["late"].bills.update(current=False)
    late = portfolio.listed(whose.of_subject(shop)).get(pk=properties["late"].pk)
    assert (late.next_due, late.next_amount) == (None, None)


def test_what_was_paid_before_its_day_is_not_next(shop: Organisation) -> None:
    one(shop, "600000011", balance=0, instalments=coming(500))
    one(shop, "600000012", balance=1100, instalments=coming(700, 800))
    paid, partly = portfolio.listed(whose.of_subject(shop), order="newest").order_by("pk")
    assert (paid.next_due, paid.next_amount) == (None, None)
    assert (partly.next_due, partly.next_amount) == (coming(1)[0].due, 300)
    summed = portfolio.totals(whose.of_subject(shop))
    assert (summed.next_due, summed.next_amount) == (coming(1)[0].due, 300)
    Account.objects.filter(pk=partly.pk).update(balance=600)
    left = portfolio.listed(whose.of_subject(shop)).get(pk=partly.pk)
    assert (left.next_due, left.next_amount) == (coming(1, 1)[1].due, 600)


@pytest.mark.parametrize("order", ["next"])
def test_what_is_due_first_can_stand_first_and_what_is_never_due_last(
    order: str, shop: Organisation, properties: dict[str, Account]
) -> None:
    found = list(portfolio.listed(whose.of_subject(shop), order=order, show="to-pay"))
    due = [account.next_due for account in found]
    assert due == sorted(due, key=lambda day: (day is None, day or date.max))


def test_all_of_them_together_are_what_the_rows_come_to(
    shop: Organisation, properties: dict[str, Account]
) -> None:
    accounts = list(whose.of_subject(shop))
    summed = portfolio.totals(whose.of_subject(shop))
    assert summed.properties == len(accounts) == 6
    assert summed.owed == sum(each.balance for each in accounts if each.balance > 0) == 14100
    assert (summed.overdue, summed.late, summed.credit) == (2000, 1, 250)
    assert (summed.next_due, summed.next_amount) == (coming(1)[0].due, 1000)


def test_nothing_comes_to_nothing(shop: Organisation) -> None:
    assert portfolio.totals(whose.of_subject(shop)) == portfolio.Totals(0, 0, 0, 0, 0, None, 0)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("600000004", ["credit"]),
        ("6000 00004", ["credit"]),
        ("bb22bb", ["credit"]),
        ("600000009", []),
        ("", []),
        ("BB2", []),
    ],
)
def test_one_is_found_by_its_number_or_postcode(
    typed: str, expected: list[str], shop: Organisation, properties: dict[str, Account]
) -> None:
    assert names(portfolio.found_by(whose.of_subject(shop), typed), properties) == expected


def test_another_organisations_properties_are_never_among_them(
    shop: Organisation, properties: dict[str, Account]
) -> None:
    other = acting.organisation_of(acting.resident("other@example.org"), "Other shop")
    theirs = one(other, "600000099", balance=1)
    assert theirs not in portfolio.listed(whose.of_subject(shop))
    assert not portfolio.found_by(whose.of_subject(shop), "600000099")
    assert portfolio.totals(whose.of_subject(other)).owed == 1
