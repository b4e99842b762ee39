"""Pence, weeks and rounding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.benefits.estimate.money import (
    Every,
    as_text,
    pence,
    percent_of,
    tax_week,
    weekly,
    yearly,
)
from portal.council.tax_year import days_in, tax_year


@pytest.mark.parametrize(
    ("amount", "every", "a_week"),
    [
        (10000, Every.WEEK, 10000),
        (10001, Every.FORTNIGHT, 5001),  # 50.005: half a penny goes up
        (10002, Every.FOUR_WEEKS, 2501),  # 25.005
        (10001, Every.FOUR_WEEKS, 2500),  # 25.0025
        (43333, Every.MONTH, 10000),  # 433.33 by 12 is 5,199.96, by 52 it is 99.9992
        (130000, Every.QUARTER, 10000),
        (520000, Every.YEAR, 10000),
        (0, Every.MONTH, 0),
    ],
)
def test_a_sum_for_a_week(amount: int, every: Every, a_week: int) -> None:
    assert weekly(amount, every) == a_week


def test_half_a_penny_goes_up() -> None:
    assert pence(Fraction(1, 2)) == 1
    assert pence(Fraction(499, 1000)) == 0
    assert percent_of(1, Decimal(50)) == 1
    assert percent_of(3500, Decimal("82.5")) == 2888  # 28.875


def test_a_year_is_fifty_two_weeks() -> None:
    assert yearly(11538) == 599976


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2026, 4, 1), 365),
        (date(2027, 3, 31), 365),
        (date(2027, 4, 1), 366),  # up to 31 March 2028, with 29 February in it
        (date(2028, 3, 31), 366),
        (date(2028, 4, 1), 365),
    ],
)
def test_a_financial_year_has_the_days_between_two_firsts_of_april(day: date, days: int) -> None:
    assert days_in(tax_year(day)) == days


def test_a_week_of_council_tax_is_seven_days_of_its_year() -> None:
    assert tax_week(182500, date(2026, 7, 1)) == 3500
    assert tax_week(183000, date(2027, 7, 1)) == 3500  # 1,830 by 366 days


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "£0.00"), (5, "£0.05"), (123456, "£1,234.56"), (-863, "−£8.63"), (-100000, "−£1,000.00")],
)
def test_money_is_said_with_pounds_and_two_figures_of_pence(amount: int, said: str) -> None:
    assert as_text(amount) == said
