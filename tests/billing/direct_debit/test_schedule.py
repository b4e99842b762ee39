"""When how much is taken."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portal.billing.direct_debit.schedule import Due, Schedule, first_possible, make, read, write
from portal.cases.calendar import working_day
from portal.cases.closed import Calendar, closed_days

OPEN = working_day(closed_days(Calendar.ENGLAND))
TODAY = date(2026, 11, 23)
BILL = [Due(date(2026, m, 1), 10000) for m in (10, 11, 12)] + [Due(date(2027, 1, 1), 10001)]


def made(bill: list[Due] = BILL, **given: Any) -> Schedule:
    values: dict[str, Any] = {
        "owed": 20001,
        "day": 15,
        "today": TODAY,
        "notice": 10,
        "banks_open": OPEN,
        **given,
    }
    return make(bill, **values)


def test_each_coming_payment_moves_to_the_chosen_day_of_its_month() -> None:
    assert made() == Schedule((), (Due(date(2026, 12, 15), 10000), Due(date(2027, 1, 15), 10001)))
    assert made().total == 20001


def test_a_day_on_which_banks_are_closed_becomes_the_next_working_day() -> None:
    assert made(day=28).taken[0].on == date(2026, 12, 29)  # Boxing Day's substitute is the 28th
    assert made(day=1).taken == (Due(date(2027, 1, 4), 10001),)  # New Year's Day is a Friday


def test_what_is_due_before_the_notice_is_over_is_the_payers_own_to_pay_on_its_old_day() -> None:
    assert first_possible(TODAY, 10, OPEN) == date(2026, 12, 7)
    assert made(day=1).own == (Due(date(2026, 12, 1), 10000),)
    assert made(day=7).own == ()
    assert made(day=7, notice=11).own == (Due(date(2026, 12, 1), 10000),)


def test_no_more_is_asked_for_than_is_owed_and_what_was_paid_ahead_settles_the_first() -> None:
    assert [each.amount for each in made(owed=15000).taken] == [4999, 10001]
    assert made(owed=10001) == Schedule((), (Due(date(2027, 1, 15), 10001),))
    assert made(owed=10011, day=1).own == (Due(date(2026, 12, 1), 10),)


def test_somebody_who_has_paid_too_much_pays_nothing() -> None:
    assert made(owed=-500) == made(owed=0) == Schedule()


def test_what_is_past_is_never_taken() -> None:
    assert made(owed=10**6).total == 20001


@given(
    st.integers(1, 28),
    st.integers(-100, 60000),
    st.integers(0, 30),
    st.dates(date(2026, 3, 1), date(2027, 3, 1)),
)
def test_own_and_taken_together_are_never_more_than_is_owed(
    day: int, owed: int, notice: int, today: date
) -> None:
    schedule = made(day=day, owed=owed, notice=notice, today=today)
    asked = [*schedule.own, *schedule.taken]
    coming = [each for each in BILL if each.on >= today]
    assert sum(each.amount for each in asked) == min(
        max(owed, 0), sum(each.amount for each in coming)
    )
    first = first_possible(today, notice, OPEN)
    assert all(each.on >= first and OPEN(each.on) for each in schedule.taken)
    assert all(each.amount > 0 for each in asked)
    assert all(each.on - today < timedelta(days=400) for each in asked)


def test_what_a_row_keeps_is_what_was_shown() -> None:
    schedule = made(day=1)
    assert read(write(schedule)) == schedule
    assert read({}) == Schedule()
