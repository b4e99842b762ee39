"""What a change would do to a bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.again import again
from portal.billing.bills.check import mistakes
from portal.billing.words import LineKind

from .test_check import GOOD, RATES

NOVEMBER = date(2026, 11, 23)


def test_moving_out_charges_the_days_until_then() -> None:
    bill = again(GOOD, issued=NOVEMBER, ends=date(2026, 6, 30))
    assert bill.lines[0].amount == round(192_000 * 91 / 365)
    assert bill.lines[1].amount == -round(bill.lines[0].amount / 4)
    assert bill.number == GOOD.number + 1
    assert mistakes(bill) == []


def test_what_was_paid_stays_and_may_become_a_credit() -> None:
    bill = again(GOOD, issued=NOVEMBER, ends=date(2026, 4, 2))
    assert bill.to_pay == 1052 - 263 - 10_000
    assert bill.instalments == ()


def test_living_alone_from_a_day_on_takes_off_a_quarter_of_those_days() -> None:
    whole = again(GOOD, issued=NOVEMBER, without={LineKind.DISCOUNT})
    alone = Adjustment(
        LineKind.DISCOUNT, "Discount", "Alone.", percent=Decimal(25), begins=NOVEMBER
    )
    bill = again(whole, issued=NOVEMBER, more=[alone])
    assert whole.to_pay - bill.to_pay == round(192_000 * 129 / 365 / 4)


def test_losing_a_discount_puts_it_back_on() -> None:
    bill = again(GOOD, issued=NOVEMBER, without={LineKind.DISCOUNT})
    assert bill.to_pay == GOOD.to_pay + 48_000


def test_a_sum_that_the_bill_cannot_prove_goes_by_its_days() -> None:
    line = replace(GOOD.lines[1], amount=-36_500, percent=None)
    whole = replace(GOOD, lines=(GOOD.lines[0], line))
    assert again(whole, issued=NOVEMBER, ends=date(2026, 4, 10)).lines[1].amount == -1_000


def test_rates_are_made_again_with_their_supplement() -> None:
    bill = again(RATES, issued=NOVEMBER, ends=date(2026, 9, 30))
    assert mistakes(bill) == []
    assert [line.kind for line in bill.lines] == [LineKind.CHARGE, LineKind.SUPPLEMENT]
    assert bill.lines[1].amount == round(20_000 * 183 / 365)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (date(2026, 3, 31), None),
        (None, date(2027, 4, 1)),
        (date(2026, 9, 1), date(2026, 8, 1)),
    ],
)
def test_days_that_are_not_the_bill_s_are_refused(begins: date | None, ends: date | None) -> None:
    with pytest.raises(ValueError, match="days"):
        again(GOOD, issued=NOVEMBER, begins=begins, ends=ends)
