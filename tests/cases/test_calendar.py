"""Working days of England, opening hours, and the two nights when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.calendar import (
    LONDON,
    NINE_TO_FIVE,
    add_days,
    add_working_time,
    days_between,
    end_of,
    every_day,
    take_days,
    working_day,
    working_time_between,
)
from portal.cases.closed import NATIONS, Calendar, ClosedDays, bank_holidays
from portal.council.hours import Hours, Opening

ENGLAND = ClosedDays(NATIONS[Calendar.ENGLAND])
in_england = working_day(ENGLAND)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON)).map(
    lambda moment: moment.replace(microsecond=0, fold=0).astimezone(UTC).astimezone(LONDON)
)
amounts = st.integers(1, 40)


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("division", "nation"),
    [
        (BankHolidays.ENGLAND_AND_WALES, "ENG"),
        (BankHolidays.ENGLAND_AND_WALES, "WLS"),
        (BankHolidays.SCOTLAND, "SCT"),
        (BankHolidays.NORTHERN_IRELAND, "NIR"),
    ],
)
def test_two_sources_agree_on_every_bank_holiday(division: str, nation: str) -> None:
    government = {day["date"] for day in BankHolidays(use_cached_holidays=True).data[division]}
    years = range(min(government).year, max(government).year + 1)
    ours = {day for year in years for day in bank_holidays(year, nation)}
    missing, extra = government - ours, {day for day in ours if day.weekday() < 5} - government
    assert not missing
    if nation in ("ENG", "WLS"):  # the other list is older, and Scotland has been given a day since
        assert not extra
    assert len(years) >= 5


def test_working_days_step_over_weekends_and_christmas() -> None:
    # 24 December 2026 is a Thursday; 25 and 28 are bank holidays.
    assert add_days(date(2026, 12, 23), 1, in_england) == date(2026, 12, 24)
    assert add_days(date(2026, 12, 24), 1, in_england) == date(2026, 12, 29)
    assert add_days(date(2026, 12, 24), 3, in_england) == date(2026, 12, 31)


def test_the_day_it_starts_is_not_counted_even_on_a_weekend() -> None:
    friday, saturday, monday = (date(2026, 11, day) for day in (13, 14, 16))
    assert add_days(friday, 1, in_england) == add_days(saturday, 1, in_england) == monday


def test_our_own_closed_days_and_scotlands_count_only_where_they_should() -> None:
    thursday = date(2026, 12, 31)
    own = ClosedDays(("ENG",), frozenset({date(2027, 1, 4)}))
    uk = ClosedDays(NATIONS[Calendar.UK])
    # 1 January is a Friday; Scotland also rests on Monday the 4th in place of the 2nd.
    assert add_days(thursday, 1, in_england) == date(2027, 1, 4)
    assert add_days(thursday, 1, working_day(own)) == date(2027, 1, 5)
    assert add_days(thursday, 1, working_day(uk)) == date(2027, 1, 5)


@given(days, amounts)
def test_adding_days_and_counting_them_agree(start: date, amount: int) -> None:
    for counts in (in_england, every_day):
        end = add_days(start, amount, counts)
        assert counts(end)
        assert days_between(start, end, counts) == amount


@given(days, amounts)
def test_taking_days_away_undoes_adding_them(start: date, amount: int) -> None:
    back = take_days(start, amount, in_england)
    assert days_between(back, start, in_england) == amount
    assert days_between(back + timedelta(days=1), start, in_england) == amount - 1


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_counting_in_two_parts_comes_to_the_same(start: date, first: int, second: int) -> None:
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    parts = days_between(start, middle, in_england) + days_between(middle, end, in_england)
    assert parts == days_between(start, end, in_england)


@given(days, amounts, days)
def test_one_more_closed_day_never_brings_an_end_forward(
    start: date, amount: int, closed: date
) -> None:
    more = working_day(ClosedDays(("ENG",), frozenset({closed})))
    assert add_days(start, amount, more) >= add_days(start, amount, in_england)


@given(days)
def test_no_days_from_a_day_that_does_not_count_is_the_next_that_does(start: date) -> None:
    found = add_days(start, 0, in_england)
    assert in_england(found)
    assert days_between(start - timedelta(days=1), found, in_england) == 1


def test_a_day_ends_at_its_own_midnight_in_summer_and_in_winter() -> None:
    assert end_of(date(2026, 7, 1)).astimezone(UTC).hour == 22
    assert end_of(date(2026, 1, 1)).astimezone(UTC).hour == 23


def test_opening_hours_are_counted_only_while_open() -> None:
    friday = london(2026, 11, 13, 16, 30)
    assert add_working_time(friday, timedelta(hours=1), NINE_TO_FIVE, ENGLAND) == london(
        2026, 11, 16, 9, 30
    )
    early = london(2026, 11, 13, 6)
    assert add_working_time(early, timedelta(hours=8), NINE_TO_FIVE, ENGLAND) == london(
        2026, 11, 13, 17
    )


def test_a_bank_holiday_has_no_opening_hours() -> None:
    before = london(2026, 12, 24, 16)
    assert add_working_time(before, timedelta(hours=2), NINE_TO_FIVE, ENGLAND) == london(
        2026, 12, 29, 10
    )


def test_a_shift_over_the_night_the_clocks_change_has_the_hours_that_pass() -> None:
    nights = Hours.build(Opening(day, time(0), time(6)) for day in range(7))
    spring, autumn = london(2026, 3, 29), london(2026, 10, 25)
    six = timedelta(hours=6)
    assert add_working_time(spring, six, nights, frozenset()) == london(2026, 3, 30, 1)
    assert add_working_time(autumn, six, nights, frozenset()) == london(2026, 10, 25, 5)


def test_a_week_that_never_opens_is_an_error_and_not_an_endless_loop() -> None:
    with pytest.raises(ValueError, match="no opening times"):
        add_working_time(london(2026, 1, 1), timedelta(hours=1), Hours(()), frozenset())


@given(moments, st.integers(1, 200).map(lambda quarters: timedelta(minutes=15 * quarters)))
def test_adding_opening_time_and_measuring_it_agree(start: datetime, length: timedelta) -> None:
    end = add_working_time(start, length, NINE_TO_FIVE, ENGLAND)
    assert working_time_between(start, end, NINE_TO_FIVE, ENGLAND) == length
    assert in_england(end.date())
    assert time(9) < end.time() <= time(17)
