"""How a bill is spread over the months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.billing.bills.plans import Plan, spread

MARCH = date(2026, 3, 9)


def test_equal_whole_pounds_with_the_rest_in_the_first() -> None:
    parts = spread(249_662, Plan(), year=2026, issued=MARCH)
    assert [part.amount for part in parts] == [25_562] + [24_900] * 9


def test_twelve_instalments_end_in_march() -> None:
    parts = spread(120_000, Plan(months=12, day=15), year=2026, issued=MARCH)
    assert [part.amount for part in parts] == [10_000] * 12
    assert parts[0].due == date(2026, 4, 15)
    assert parts[-1].due == date(2027, 3, 15)


def test_an_instalment_inside_the_notice_is_left_out() -> None:
    parts = spread(90_000, Plan(), year=2026, issued=date(2026, 3, 19))
    assert parts[0].due == date(2026, 5, 1)
    assert len(parts) == 9


def test_the_day_the_notice_ends_is_late_enough() -> None:
    assert spread(90_000, Plan(), year=2026, issued=date(2026, 3, 18))[0].due == date(2026, 4, 1)


def test_a_bill_after_the_last_month_is_due_at_once() -> None:
    (part,) = spread(5_001, Plan(), year=2026, issued=date(2027, 2, 1))
    assert part.due == date(2027, 2, 15)
    assert part.amount == 5_001


def test_without_a_plan_all_is_due_at_once() -> None:
    assert len(spread(249_662, None, year=2026, issued=MARCH)) == 1


def test_a_small_bill_has_fewer_instalments() -> None:
    parts = spread(1_203, Plan(), year=2026, issued=MARCH)
    assert [part.amount for part in parts] == [603, 600]


@pytest.mark.parametrize("to_pay", [0, -1, -10_000])
def test_nothing_to_pay_has_no_instalments(to_pay: int) -> None:
    assert spread(to_pay, Plan(), year=2026, issued=MARCH) == ()


@pytest.mark.parametrize("wrong", [{"months": 0}, {"months": 13}, {"day": 29}, {"least": 99}])
def test_a_plan_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="plan"):
        Plan(**wrong)


@given(
    st.integers(1, 10_000_000),
    st.builds(Plan, months=st.integers(1, 12), day=st.integers(1, 28)),
    st.dates(date(2026, 2, 1), date(2027, 4, 30)),
)
def test_the_parts_are_the_whole_and_the_first_is_the_largest(
    to_pay: int, plan: Plan, issued: date
) -> None:
    parts = spread(to_pay, plan, year=2026, issued=issued)
    assert sum(part.amount for part in parts) == to_pay
    assert all(0 < part.amount <= parts[0].amount for part in parts)
    assert len({part.amount for part in parts[1:]}) <= 1
