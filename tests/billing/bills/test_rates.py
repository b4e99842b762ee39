"""Business rates bills worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.check import mistakes
from portal.billing.bills.kinds import Bill, Rating
from portal.billing.bills.rates import Premises, business_rates, small_business_percent
from portal.billing.words import LineKind

MARCH = date(2026, 3, 9)


def shop(rateable_value: int = 20_000, last_year: int | None = None) -> Premises:
    rating = Rating(rateable_value, Decimal("43.2"), "A small business multiplier", "Shop")
    return Premises("600000002", ("Corner shop",), ("2 Test Street",), rating, last_year)


def kinds(bill: Bill) -> list[LineKind]:
    return [line.kind for line in bill.lines]


def test_the_charge_is_the_rateable_value_by_the_multiplier() -> None:
    assert business_rates(2026, shop(), issued=MARCH).to_pay == 864_000


def test_a_rise_is_limited_and_the_rest_is_taken_off() -> None:
    bill = business_rates(2026, shop(last_year=500_000), issued=MARCH, rise_limit=Decimal(15))
    assert bill.to_pay == 575_000
    assert bill.lines[1].kind is LineKind.TRANSITION
    assert "15%" in bill.lines[1].why


def test_a_rise_below_the_limit_is_charged_in_full() -> None:
    bill = business_rates(2026, shop(last_year=800_000), issued=MARCH, rise_limit=Decimal(15))
    assert kinds(bill) == [LineKind.CHARGE]


def test_a_property_without_last_year_s_charge_has_no_limit() -> None:
    assert kinds(business_rates(2026, shop(), issued=MARCH, rise_limit=Decimal(5))) == [
        LineKind.CHARGE
    ]


def test_a_supplement_is_so_many_pence_for_a_pound() -> None:
    bill = business_rates(2026, shop(), issued=MARCH, supplement=Decimal(1))
    assert bill.to_pay == 864_000 + 20_000


def test_a_second_relief_is_of_what_the_first_one_left() -> None:
    reliefs = [
        Adjustment(LineKind.RELIEF, name, "Because.", percent=Decimal(50))
        for name in ("First", "Second")
    ]
    bill = business_rates(2026, shop(), issued=MARCH, adjustments=reliefs)
    assert [line.amount for line in bill.lines] == [864_000, -432_000, -216_000]
    assert mistakes(bill) == []


def test_a_relief_is_of_the_charge_after_its_limit() -> None:
    relief = Adjustment(LineKind.RELIEF, "Relief", "Because.", percent=Decimal(100))
    bill = business_rates(
        2026,
        shop(last_year=500_000),
        issued=MARCH,
        rise_limit=Decimal(15),
        adjustments=[relief],
    )
    assert bill.to_pay == 0


@pytest.mark.parametrize(
    ("rateable_value", "percent"),
    [
        (0, "100"),
        (12_000, "100"),
        (12_001, "99.9667"),
        (13_500, "50"),
        (14_999, "0.0333"),
        (15_000, "0"),
        (90_000, "0"),
    ],
)
def test_small_business_relief_tapers_evenly(rateable_value: int, percent: str) -> None:
    found = small_business_percent(rateable_value, full_to=12_000, none_from=15_000)
    assert found == Decimal(percent)


def test_a_part_of_a_year_is_charged_by_the_day() -> None:
    bill = business_rates(2026, shop(36_500), issued=MARCH, ends=date(2026, 4, 10))
    assert bill.to_pay == 1_000 * 432 // 10
