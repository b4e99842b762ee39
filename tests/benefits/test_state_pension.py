"""State Pension age, as it rises from 66 to 67."""

from __future__ import annotations

from datetime import date

import pytest

from portal.benefits.dated import Evidence, Source
from portal.benefits.estimate.working import CannotEstimate
from portal.benefits.state_pension import PensionAge, PensionAges, months_later
from portal.home.demo.benefits import benefits

AGES = benefits().pension_ages


@pytest.mark.parametrize(
    ("born", "reached"),
    [
        (date(1955, 1, 1), date(2021, 1, 1)),
        (date(1960, 4, 5), date(2026, 4, 5)),  # the last of 66
        (date(1960, 4, 6), date(2026, 5, 6)),  # 66 and 1 month
        (date(1960, 5, 5), date(2026, 6, 5)),
        (date(1960, 5, 6), date(2026, 7, 6)),  # 66 and 2 months
        (date(1960, 6, 6), date(2026, 9, 6)),
        (date(1960, 7, 5), date(2026, 10, 5)),
        (date(1960, 7, 31), date(2026, 11, 30)),  # November has no 31st
        (date(1960, 8, 6), date(2027, 1, 6)),
        (date(1960, 9, 6), date(2027, 3, 6)),
        (date(1960, 10, 31), date(2027, 5, 31)),
        (date(1960, 11, 6), date(2027, 7, 6)),
        (date(1960, 12, 31), date(2027, 9, 30)),
        (date(1961, 1, 6), date(2027, 11, 6)),
        (date(1961, 2, 28), date(2028, 1, 28)),
        (date(1961, 3, 5), date(2028, 2, 5)),  # the last of 66 and 11 months
        (date(1961, 3, 6), date(2028, 3, 6)),  # 67
        (date(1964, 2, 29), date(2031, 2, 28)),  # a year without a 29th
        (date(1977, 4, 5), date(2044, 4, 5)),  # the last of 67
        (date(1977, 4, 6), date(2045, 4, 6)),
    ],
)
def test_pension_age_is_reached_on_the_day_of_the_timetable(born: date, reached: date) -> None:
    assert AGES.reached(born) == reached


def test_nobody_reaches_pension_age_before_who_is_older() -> None:
    births = [date(1953 + at // 336, 1 + at // 28 % 12, 1 + at % 28) for at in range(336 * 20)]
    days = [AGES.reached(born) for born in births]
    assert days == sorted(days)


def test_pension_age_is_reached_on_the_day_itself() -> None:
    assert AGES.is_reached(date(1960, 4, 6), date(2026, 5, 6))
    assert not AGES.is_reached(date(1960, 4, 6), date(2026, 5, 5))


def test_a_birth_before_the_table_is_refused_and_not_guessed() -> None:
    source = Source("A law", Evidence.READ)
    ages = PensionAges((PensionAge(date(1960, 4, 6), 66, 1, source),), source)
    with pytest.raises(CannotEstimate, match="1960-04-06"):
        ages.reached(date(1960, 4, 5))


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(CannotEstimate):
        PensionAges((), Source("A law")).reached(date(1960, 4, 5))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(start: date, months: int, end: date) -> None:
    assert months_later(start, months) == end
