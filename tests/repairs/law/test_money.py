"""What the Right to Repair pays, to the penny."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.repairs.law.money import Terms, compensation, days_late, in_pounds

from .the_law import end_of, london

TERMS = Terms(first=1000, a_day=200, most=5000)
DUE = end_of(2026, 3, 4)


@pytest.mark.parametrize(
    ("until", "pence"),
    [
        (london(2026, 3, 4, 9), 0),  # on the last day
        (end_of(2026, 3, 4), 0),  # to its last second
        (london(2026, 3, 5, 0, 0), 1200),  # the first day after has begun: 10 + 2 pounds
        (london(2026, 3, 5, 23, 59), 1200),
        (london(2026, 3, 6), 1400),
        (london(2026, 3, 7), 1600),  # Saturday is a day
        (london(2026, 3, 23), 4800),  # nineteen days: 10 + 38
        (london(2026, 3, 24), 5000),  # twenty: 10 + 40
        (london(2026, 3, 25), 5000),  # never more
        (london(2027, 3, 4), 5000),
    ],
)
def test_ten_pounds_and_two_for_each_day_that_has_begun_up_to_fifty(
    until: datetime, pence: int
) -> None:
    assert compensation(DUE, until, TERMS) == pence


def test_the_nights_when_the_clocks_change_are_one_day_each() -> None:
    assert days_late(end_of(2026, 3, 28), london(2026, 3, 29, 23)) == 1
    assert days_late(end_of(2026, 10, 24), london(2026, 10, 25, 0, 30)) == 1
    assert days_late(end_of(2026, 10, 24), london(2026, 10, 26, 0, 0)) == 2


@given(
    st.integers(0, 10_000),
    st.integers(0, 1_000),
    st.integers(0, 50_000),
    st.integers(-100, 500).map(lambda d: timedelta(days=d)),
    st.timedeltas(timedelta(0), timedelta(days=60)),
)
def test_it_never_falls_with_time_and_never_passes_the_most(
    first: int, a_day: int, more: int, after: timedelta, later: timedelta
) -> None:
    terms = Terms(first, a_day, first + more)
    then = compensation(DUE, DUE + after, terms)
    assert 0 <= then <= compensation(DUE, DUE + after + later, terms) <= terms.most
    assert (then == 0) == (after <= timedelta(0)) or terms.first + terms.a_day == 0


@pytest.mark.parametrize(
    ("pence", "words"), [(1200, "£12"), (1250, "£12.50"), (5, "£0.05"), (123400, "£1,234")]
)
def test_sums_are_written_as_people_write_them(pence: int, words: str) -> None:
    assert in_pounds(pence) == words
