"""Council tax bills worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.bands import in_band, ninths_below
from portal.billing.bills.check import mistakes
from portal.billing.bills.kinds import Bill
from portal.billing.bills.making import Authority, Home, Settled, TaxSet, council_tax
from portal.billing.bills.plans import Plan
from portal.billing.words import LineKind

TAX = TaxSet(
    2026,
    (
        Authority("Testshire County Council", 184_077, Decimal("4.99"), "Adult social care 2%"),
        Authority("Testshire Police", 29_331, Decimal("3.1")),
        Authority("Testham City Council", 36_254),
    ),
    last_year=238_000,
)
HOME = Home("600000001", ("A tenant",), ("1 Test Street", "AA1 1AA"), "D")
MARCH = date(2026, 3, 9)
SINGLE = Adjustment(
    LineKind.DISCOUNT, "Single person discount", "You live alone.", percent=Decimal(25)
)


def of(bill: Bill, kind: LineKind) -> int:
    """What the lines of a kind come to."""
    return sum(line.amount for line in bill.lines if line.kind is kind)


@pytest.mark.parametrize(
    ("band", "ninths"),
    [("A", 6), ("B", 7), ("C", 8), ("D", 9), ("E", 11), ("F", 13), ("G", 15), ("H", 18)],
)
def test_each_band_pays_its_ninths_of_band_d(band: str, ninths: int) -> None:
    assert in_band(9000, band) == ninths * 1000


def test_half_a_penny_is_rounded_up() -> None:
    assert in_band(3, "E") == 4  # 3.67
    assert Fraction(27 * 6, 9) == 18
    assert in_band(12, "H") == 24
    assert in_band(183, "A") == 122
    assert [in_band(n, "A") for n in (1, 2, 3)] == [1, 1, 2]  # 0.67, 1.33, 2


def test_band_a_goes_down_to_five_ninths_for_a_disability() -> None:
    assert ninths_below("A") == 5
    assert ninths_below("H") == 15
    assert in_band(9000, "A", reduced=True) == 5000


def test_an_unknown_band_is_refused() -> None:
    with pytest.raises(KeyError):
        in_band(9000, "I")


def test_a_whole_year_in_band_d_is_the_sum_of_what_the_authorities_set() -> None:
    bill = council_tax(TAX, HOME, issued=MARCH, plan=Plan())
    assert bill.to_pay == 249_662
    assert [share.amount for share in bill.shares] == [184_077, 29_331, 36_254]
    assert bill.last_year == 238_000
    assert len(bill.instalments) == 10
    assert bill.instalments[0].due == date(2026, 4, 1)
    assert bill.instalments[-1].due == date(2027, 1, 1)


def test_living_alone_takes_off_a_quarter() -> None:
    bill = council_tax(TAX, HOME, issued=MARCH, adjustments=[SINGLE])
    assert of(bill, LineKind.DISCOUNT) == -62_416  # a quarter of 249,662 is 62,415.5
    assert bill.to_pay == 187_246


def test_a_discount_from_a_day_on_counts_those_days() -> None:
    later = Adjustment(
        LineKind.DISCOUNT, "Discount", "Alone.", percent=Decimal(25), begins=date(2026, 10, 1)
    )
    bill = council_tax(TAX, HOME, issued=MARCH, adjustments=[later])
    assert of(bill, LineKind.DISCOUNT) == -round(Fraction(249_662 * 182, 365) / 4)
    assert bill.lines[1].begins == date(2026, 10, 1)
    assert bill.lines[1].ends == date(2027, 3, 31)


def test_a_home_for_part_of_a_year_is_charged_by_the_day() -> None:
    bill = council_tax(TAX, HOME, issued=MARCH, begins=date(2026, 9, 1))
    assert bill.to_pay == round(Fraction(249_662 * 212, 365))


def test_a_leap_year_has_a_day_more() -> None:
    tax = TaxSet(2027, (Authority("Council", 366_00),))
    one_day = council_tax(tax, HOME, issued=MARCH, begins=date(2028, 2, 29), ends=date(2028, 2, 29))
    assert one_day.to_pay == 100


def test_a_home_changed_for_a_disability_pays_what_the_band_below_pays() -> None:
    disabled = Home("600000001", ("A tenant",), ("1 Test Street",), "D", disabled=True)
    band_c = Home("600000001", ("A tenant",), ("1 Test Street",), "C")
    assert (
        council_tax(TAX, disabled, issued=MARCH).to_pay
        == council_tax(TAX, band_c, issued=MARCH).to_pay
    )


def test_a_discount_is_of_the_lower_band_s_charge() -> None:
    disabled = Home("600000001", ("A tenant",), ("1 Test Street",), "D", disabled=True)
    bill = council_tax(TAX, disabled, issued=MARCH, adjustments=[SINGLE])
    lower = of(bill, LineKind.CHARGE) + of(bill, LineKind.BAND_REDUCTION)
    assert lower == 221_922
    assert of(bill, LineKind.DISCOUNT) == -55_481  # a quarter is 55,480.5


def test_a_premium_doubles_the_charge() -> None:
    premium = Adjustment(LineKind.PREMIUM, "Premium", "Nobody lives there.", percent=Decimal(100))
    assert council_tax(TAX, HOME, issued=MARCH, adjustments=[premium]).to_pay == 2 * 249_662


def test_an_exempt_home_pays_nothing_and_has_no_instalments() -> None:
    exempt = Adjustment(
        LineKind.EXEMPTION, "Exempt", "Only students live there.", percent=Decimal(100)
    )
    bill = council_tax(TAX, HOME, issued=MARCH, adjustments=[exempt], plan=Plan())
    assert bill.to_pay == 0
    assert bill.instalments == ()


def test_a_weekly_reduction_is_taken_day_by_day() -> None:
    reduction = Adjustment.weekly_reduction(1400, year=2026, ends=date(2026, 4, 10))
    bill = council_tax(TAX, HOME, issued=MARCH, adjustments=[reduction])
    assert of(bill, LineKind.REDUCTION) == -2000


def test_a_reduction_takes_no_more_than_is_left() -> None:
    reduction = Adjustment.weekly_reduction(9_000, year=2026)
    bill = council_tax(TAX, HOME, issued=MARCH, adjustments=[SINGLE, reduction])
    assert bill.to_pay == 0
    assert of(bill, LineKind.REDUCTION) == -187_246


def test_something_for_days_outside_the_bill_is_left_out() -> None:
    before = Adjustment(
        LineKind.DISCOUNT, "Discount", "Alone.", percent=Decimal(25), ends=date(2026, 8, 31)
    )
    bill = council_tax(TAX, HOME, issued=MARCH, begins=date(2026, 9, 1), adjustments=[before])
    assert of(bill, LineKind.DISCOUNT) == 0


def test_what_was_paid_owed_and_added_in_costs_is_counted() -> None:
    settled = Settled(paid=100_000, costs=8_000, brought_forward=-5_000)
    bill = council_tax(TAX, HOME, issued=MARCH, settled=settled)
    assert bill.to_pay == 249_662 + 8_000 - 5_000 - 100_000


def test_somebody_who_paid_too_much_has_a_credit_and_no_instalments() -> None:
    bill = council_tax(TAX, HOME, issued=MARCH, settled=Settled(paid=250_000), plan=Plan())
    assert bill.to_pay == -338
    assert bill.instalments == ()
    assert mistakes(bill) == []


def test_an_adjustment_is_a_percentage_or_a_sum_but_not_both() -> None:
    with pytest.raises(ValueError, match="percentage"):
        Adjustment(LineKind.DISCOUNT, "Discount", "Alone.")
    with pytest.raises(ValueError, match="percentage"):
        Adjustment(LineKind.DISCOUNT, "Discount", "Alone.", percent=Decimal(1), yearly=1)
