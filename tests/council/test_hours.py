from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.council.hours import Hours, Opening, clock

LONDON = ZoneInfo("Europe/London")
OFFICE = Hours.build(Opening(day, time(9), time(17)) for day in range(5))
MONDAY = date(2026, 11, 23)


def on(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


@pytest.mark.parametrize(
    ("hour", "minute", "is_open"),
    [(8, 59, False), (9, 0, True), (12, 0, True), (16, 59, True), (17, 0, False), (23, 0, False)],
)
def test_we_are_open_from_the_first_minute_until_the_last(
    hour: int, minute: int, is_open: bool
) -> None:
    assert OFFICE.is_open(on(MONDAY, hour, minute)) is is_open


def test_we_are_closed_at_weekends() -> None:
    saturday = MONDAY + timedelta(days=5)

    assert OFFICE.on(saturday) == []
    assert OFFICE.next_opening(on(saturday, 10)) == on(MONDAY + timedelta(days=7), 9)


def test_a_closed_day_beats_the_weekly_hours() -> None:
    closed = Hours(OFFICE.openings, frozenset({MONDAY}))

    assert closed.on(MONDAY) == []
    assert not closed.is_open(on(MONDAY, 10))
    assert closed.next_opening(on(MONDAY, 10)) == on(MONDAY + timedelta(days=1), 9)


def test_a_week_of_closed_days_is_passed_over() -> None:
    christmas = frozenset(date(2026, 12, 24) + timedelta(days=n) for n in range(9))
    closed = Hours(OFFICE.openings, christmas)

    assert closed.next_opening(on(date(2026, 12, 23), 18)) == on(date(2027, 1, 4), 9)


def test_a_fortnight_without_an_opening_has_no_next_one() -> None:
    long = frozenset(MONDAY + timedelta(days=n) for n in range(30))

    assert Hours(OFFICE.openings, long).next_opening(on(MONDAY, 8)) is None
    assert Hours(()).next_change(on(MONDAY, 8)) is None


def test_a_break_in_the_day_is_two_openings() -> None:
    shop = Hours.build([Opening(0, time(13), time(16)), Opening(0, time(9), time(12))])

    assert shop.is_open(on(MONDAY, 11))
    assert not shop.is_open(on(MONDAY, 12, 30))
    assert shop.closes_at(on(MONDAY, 11)) == time(12)
    assert shop.closes_at(on(MONDAY, 12, 30)) is None
    assert shop.next_change(on(MONDAY, 12, 30)) == on(MONDAY, 13)
    assert shop.lines() == ["Monday, 9am to midday and 1pm to 4pm"]


def test_the_next_change_is_an_opening_or_a_closing() -> None:
    assert OFFICE.next_change(on(MONDAY, 8)) == on(MONDAY, 9)
    assert OFFICE.next_change(on(MONDAY, 9)) == on(MONDAY, 17)
    assert OFFICE.next_change(on(MONDAY, 17)) == on(MONDAY + timedelta(days=1), 9)


class TestTheClocksChange:
    """Britain goes to summer time on 29 March 2026 and back on 25 October 2026, at 1am UTC."""

    ALWAYS = Hours.build(Opening(day, time(0, 30), time(9)) for day in range(7))

    def test_nine_is_nine_on_the_wall_whatever_the_season(self) -> None:
        winter, summer = on(date(2026, 3, 27), 18), on(date(2026, 10, 23), 18)

        for friday in (winter, summer):
            opens = OFFICE.next_opening(friday)
            assert opens is not None
            assert (opens.weekday(), opens.time()) == (0, time(9))

    def test_the_wait_is_an_hour_shorter_in_spring_and_longer_in_autumn(self) -> None:
        def wait(friday: date) -> timedelta:
            start = on(friday, 17)
            opens = OFFICE.next_opening(start)
            assert opens is not None
            return opens.astimezone(ZoneInfo("UTC")) - start.astimezone(ZoneInfo("UTC"))

        assert wait(date(2026, 3, 27)) == timedelta(hours=63)
        assert wait(date(2026, 10, 23)) == timedelta(hours=65)
        assert wait(date(2026, 11, 20)) == timedelta(hours=64)

    def test_the_hour_that_comes_twice_is_open_both_times(self) -> None:
        first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)

        assert self.ALWAYS.is_open(first)
        assert self.ALWAYS.is_open(first.replace(fold=1))
        assert self.ALWAYS.next_change(first.replace(fold=1)) == on(date(2026, 10, 25), 9)

    def test_the_hour_that_is_left_out_does_not_close_us(self) -> None:
        before = datetime(2026, 3, 29, 0, 45, tzinfo=LONDON)

        assert self.ALWAYS.is_open(before)
        assert self.ALWAYS.closes_at(before) == time(9)


def test_days_with_the_same_hours_are_told_together() -> None:
    week = Hours.build(
        [*OFFICE.openings[:4], Opening(4, time(9), time(16, 30)), Opening(5, time(10), time(12))]
    )

    assert week.lines() == [
        "Monday to Thursday, 9am to 5pm",
        "Friday, 9am to 4:30pm",
        "Saturday, 10am to midday",
    ]


def test_two_days_are_joined_by_and() -> None:
    weekend = Hours.build(Opening(day, time(10), time(15)) for day in (5, 6))

    assert weekend.lines() == ["Saturday and Sunday, 10am to 3pm"]


def test_the_same_hours_on_days_apart_are_told_apart() -> None:
    some = Hours.build(Opening(day, time(9), time(12)) for day in (0, 2))

    assert some.lines() == ["Monday, 9am to midday", "Wednesday, 9am to midday"]


def test_no_hours_give_no_lines() -> None:
    assert Hours(()).lines() == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(0), "midnight"),
        (time(0, 5), "12:05am"),
        (time(9), "9am"),
        (time(9, 30), "9:30am"),
        (time(12), "midday"),
        (time(12, 1), "12:01pm"),
        (time(17), "5pm"),
        (time(23, 59), "11:59pm"),
    ],
)
def test_a_time_is_told_as_people_say_it(value: time, words: str) -> None:
    assert clock(value) == words


OPENINGS = st.lists(
    st.builds(
        Opening,
        st.integers(0, 6),
        st.times(max_value=time(11, 59)),
        st.times(min_value=time(12)),
    ),
    max_size=14,
)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(LONDON)
)


@given(OPENINGS, MOMENTS)
def test_an_opening_to_come_is_later_and_we_are_then_open(
    openings: list[Opening], at: datetime
) -> None:
    hours = Hours.build(openings)
    opens = hours.next_opening(at)

    if opens is None:
        assert not openings
    else:
        assert opens > at
        assert hours.is_open(opens)


@given(OPENINGS, MOMENTS)
def test_we_have_a_closing_time_exactly_when_we_are_open(
    openings: list[Opening], at: datetime
) -> None:
    hours = Hours.build(openings)

    assert hours.is_open(at) is (hours.closes_at(at) is not None)
