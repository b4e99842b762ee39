"""What a change would do to a bill, to the penny and never twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.billing.bills.check import mistakes
from portal.billing.changes.estimate import Estimate, NoEstimate, leaving, left_to_pay, lower
from tests.support.billing import council_tax_bill, rates_bill

BILL = council_tax_bill()
TODAY = date(2026, 11, 20)
FIRST, LAST = BILL.begins, BILL.ends
QUARTER, WHOLE = Decimal(25), Decimal(100)


def test_a_quarter_off_for_the_whole_year_is_a_quarter_of_the_bill() -> None:
    found = lower(BILL, "Only adult", QUARTER, FIRST, TODAY)
    assert found.saved == BILL.to_pay // 4


def test_a_quarter_off_from_a_day_is_for_the_days_that_are_left() -> None:
    half = FIRST + timedelta(days=200)
    found = lower(BILL, "Only adult", QUARTER, half, TODAY)
    exact = BILL.to_pay / 4 * 165 / 365
    assert abs(found.saved - exact) <= 1


def test_an_exemption_for_the_whole_year_leaves_nothing() -> None:
    assert lower(BILL, "Students", WHOLE, FIRST, TODAY).then == 0


def test_who_leaves_pays_for_the_days_until_then() -> None:
    found = leaving(BILL, FIRST + timedelta(days=72), TODAY)
    assert abs(found.then - BILL.to_pay * 73 / 365) <= 1


def test_who_leaves_on_the_last_day_pays_the_same() -> None:
    assert leaving(BILL, LAST, TODAY).saved == 0


def test_what_was_paid_already_is_owed_back() -> None:
    paid = council_tax_bill(paid=BILL.to_pay)
    found = leaving(paid, FIRST + timedelta(days=99), TODAY)
    assert found.now == 0
    assert found.credit == -found.then > 0


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_another_years_day_has_no_estimate(day: date) -> None:
    with pytest.raises(NoEstimate):
        leaving(BILL, day, TODAY)
    with pytest.raises(NoEstimate):
        lower(BILL, "Only adult", QUARTER, day, TODAY)


def test_a_discount_is_not_taken_off_twice() -> None:
    with pytest.raises(NoEstimate):
        lower(council_tax_bill(single=True), "Only adult", QUARTER, FIRST, TODAY)


def test_business_rates_have_no_estimate_here() -> None:
    with pytest.raises(NoEstimate):
        leaving(rates_bill(), TODAY, TODAY)


def test_the_bill_itself_stays_as_it_is() -> None:
    lower(BILL, "Only adult", QUARTER, FIRST, TODAY)
    assert mistakes(BILL) == []
    assert BILL.to_pay == council_tax_bill().to_pay


def test_what_is_left_of_a_balance_is_less_by_what_is_saved() -> None:
    assert left_to_pay([Estimate(1000, 750), Estimate(1000, 1000)], 600) == [350, 600]
