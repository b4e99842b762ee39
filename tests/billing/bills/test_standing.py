"""How far a bill is paid."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.billing.bills.kinds import Instalment
from portal.billing.bills.standing import State, next_part, owed_of_each, parts

FOUR = [Instalment(date(2026, month, 1), 100) for month in (9, 10, 11, 12)]
TODAY = date(2026, 11, 22)


def states(owed: int, told_on: date = TODAY, today: date = TODAY) -> list[State]:
    return [part.state for part in parts(FOUR, owed, told_on=told_on, today=today)]


def test_what_is_owed_belongs_to_the_last_instalments() -> None:
    assert states(100) == [State.PAID, State.PAID, State.PAID, State.COMING]


def test_an_instalment_before_we_were_told_is_late() -> None:
    assert states(200) == [State.PAID, State.PAID, State.LATE, State.COMING]


def test_an_instalment_since_we_were_told_is_due_and_not_late() -> None:
    assert states(200, told_on=date(2026, 11, 1))[2] is State.DUE


def test_an_instalment_of_today_is_due() -> None:
    assert states(100, told_on=TODAY, today=date(2026, 12, 1))[3] is State.DUE


def test_some_of_an_instalment_may_be_paid() -> None:
    third = parts(FOUR, 130, told_on=TODAY, today=TODAY)[2]
    assert third.left == 30
    assert third.is_partly_paid


def test_nothing_owed_is_all_paid() -> None:
    assert set(states(0)) == {State.PAID}


def test_the_next_payment_is_the_first_to_come_that_is_not_paid() -> None:
    found = next_part(parts(FOUR, 400, told_on=TODAY, today=TODAY), TODAY)
    assert found is not None
    assert found.due == date(2026, 12, 1)
    assert next_part(parts(FOUR, 0, told_on=TODAY, today=TODAY), TODAY) is None


def test_a_balance_belongs_to_the_newest_bill_first() -> None:
    assert owed_of_each([1_000, 500], 1_200) == [1_000, 200]
    assert owed_of_each([1_000, 500], 300) == [300, 0]
    assert owed_of_each([-50, 500], 300) == [0, 300]
    assert owed_of_each([1_000], -300) == [0]


@given(st.integers(0, 500))
def test_what_is_left_of_the_parts_is_what_is_owed(owed: int) -> None:
    found = parts(FOUR, owed, told_on=TODAY, today=TODAY)
    assert sum(part.left for part in found) == min(owed, 400)
