"""When a clock runs out: pauses, holidays and the change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.calendar import LONDON, days_between, local_date, working_day
from portal.cases.closed import ClosedDays
from portal.cases.deadlines import Pause, Working, due, ruler
from portal.cases.lengths import Length, Unit

from .test_calendar import london, moments

ENGLAND = Working(ClosedDays(("ENG",)))
units = st.sampled_from(list(Unit))
lengths = st.builds(Length, st.integers(1, 30), units)
gaps = st.lists(st.integers(1, 30 * 24 * 60).map(lambda m: timedelta(minutes=m)), max_size=6)


def after(start: datetime, gap: timedelta) -> datetime:
    return (start.astimezone(UTC) + gap).astimezone(LONDON)


def pauses_from(start: datetime, gaps: list[timedelta]) -> list[Pause]:
    """Pauses one after another, each pair of gaps being a run and a pause."""
    moments = [start]
    for gap in gaps:
        moments.append(after(moments[-1], gap))
    return [Pause(a, b) for a, b in list(pairwise(moments[1:]))[::2]]


@pytest.mark.parametrize(
    ("amount", "unit", "end"),
    [
        (10, Unit.WORKING_DAYS, london(2026, 11, 26, 23, 59, 59)),
        (10, Unit.DAYS, london(2026, 11, 22, 23, 59, 59)),
        (24, Unit.HOURS, london(2026, 11, 13, 15)),
        (4, Unit.WORKING_HOURS, london(2026, 11, 13, 11)),
    ],
)
def test_each_unit_has_its_own_way_of_counting(amount: int, unit: Unit, end: datetime) -> None:
    thursday = london(2026, 11, 12, 15)
    assert due(thursday, Length(amount, unit), [], ENGLAND) == end


def test_a_pause_moves_the_end_by_the_working_days_it_lasted() -> None:
    monday = london(2026, 11, 2, 10)
    pause = Pause(london(2026, 11, 4, 12), london(2026, 11, 10, 9))  # Wednesday to Tuesday: 4
    assert due(monday, Length(5, Unit.WORKING_DAYS), [], ENGLAND) == london(2026, 11, 9, 23, 59, 59)
    assert due(monday, Length(5, Unit.WORKING_DAYS), [pause], ENGLAND) == london(
        2026, 11, 13, 23, 59, 59
    )


def test_a_pause_on_the_last_day_leaves_the_day_on_which_it_ends() -> None:
    monday = london(2026, 11, 2, 10)
    pause = Pause(london(2026, 11, 3, 12), london(2026, 11, 20, 9))
    assert due(monday, Length(1, Unit.WORKING_DAYS), [pause], ENGLAND) == london(
        2026, 11, 20, 23, 59, 59
    )


def test_a_clock_that_stands_still_has_no_end() -> None:
    monday = london(2026, 11, 2, 10)
    assert due(monday, Length(5, Unit.WORKING_DAYS), [Pause(london(2026, 11, 4))], ENGLAND) is None


def test_a_pause_after_the_end_changes_nothing() -> None:
    monday = london(2026, 11, 2, 10)
    length = Length(1, Unit.WORKING_DAYS)
    late = Pause(london(2026, 11, 7, 12))
    assert due(monday, length, [late], ENGLAND) == due(monday, length, [], ENGLAND)


def test_twenty_four_hours_are_twenty_four_hours_when_the_clocks_change() -> None:
    day = Length(24, Unit.HOURS)
    assert due(london(2026, 3, 28, 12), day, [], ENGLAND) == london(2026, 3, 29, 13)
    assert due(london(2026, 10, 24, 12), day, [], ENGLAND) == london(2026, 10, 25, 11)


@given(moments, st.integers(1, 30), gaps)
def test_pauses_add_exactly_the_time_they_took(
    start: datetime, amount: int, gaps: list[timedelta]
) -> None:
    pauses = pauses_from(start, gaps)
    end = due(start, Length(amount, Unit.HOURS), pauses, ENGLAND)
    assert end
    stood = sum(
        (ruler(Unit.HOURS, ENGLAND).between(p.began, p.ended) for p in pauses if p.began <= end),
        timedelta(),
    )
    ran = end.astimezone(UTC) - start.astimezone(UTC) - stood
    assert ran == timedelta(hours=amount) or not any(p.began <= end for p in pauses)


@given(moments, lengths, gaps)
def test_the_time_that_ran_is_the_length(
    start: datetime, length: Length, gaps: list[timedelta]
) -> None:
    pauses = pauses_from(start, gaps)
    end = due(start, length, pauses, ENGLAND)
    assert end
    measure = ruler(length.unit, ENGLAND)
    ran, running_from = timedelta(), start
    for pause in pauses:
        if pause.began > end:
            break
        ran += measure.between(running_from, pause.began)
        assert pause.ended
        running_from = pause.ended
    ran += measure.between(running_from, end)
    # A clock that was paused on its last day keeps the day on which it runs on.
    assert length.counted <= ran <= length.counted + timedelta(days=1)
    if length.unit in (Unit.HOURS, Unit.WORKING_HOURS):
        assert ran == length.counted


@given(moments, lengths, gaps)
def test_a_pause_never_brings_an_end_forward(
    start: datetime, length: Length, gaps: list[timedelta]
) -> None:
    with_pauses = due(start, length, pauses_from(start, gaps), ENGLAND)
    without = due(start, length, [], ENGLAND)
    assert with_pauses
    assert without
    assert with_pauses >= without


@given(moments, lengths, gaps)
def test_a_longer_clock_never_ends_earlier(
    start: datetime, length: Length, gaps: list[timedelta]
) -> None:
    pauses = pauses_from(start, gaps)
    short, long = (due(start, each, pauses, ENGLAND) for each in (length, length + 1))
    assert short
    assert long
    assert long > short


@given(moments, lengths, gaps, st.lists(st.dates(date(2024, 1, 1), date(2028, 1, 1)), max_size=5))
def test_a_new_holiday_never_brings_an_end_forward_and_no_end_falls_on_one(
    start: datetime, length: Length, gaps: list[timedelta], closed: list[date]
) -> None:
    pauses = pauses_from(start, gaps)
    more = Working(ClosedDays(("ENG",), frozenset(closed)))
    before, now = due(start, length, pauses, ENGLAND), due(start, length, pauses, more)
    assert before
    assert now
    if not pauses:
        assert now >= before
    if length.unit in (Unit.WORKING_DAYS, Unit.WORKING_HOURS):
        assert local_date(now) not in more.closed
        assert working_day(more.closed)(local_date(now))


@given(moments, st.integers(1, 30), st.integers(0, 5))
def test_a_holiday_of_several_days_moves_the_end_by_as_many(
    start: datetime, amount: int, days: int
) -> None:
    length = Length(amount, Unit.WORKING_DAYS)
    before = due(start, length, [], ENGLAND)
    assert before
    closed = frozenset(local_date(before) + timedelta(days=n) for n in range(days))
    now = due(start, length, [], Working(ClosedDays(("ENG",), closed)))
    assert now
    counts = working_day(ENGLAND.closed)
    lost = sum(counts(day) for day in closed)
    assert days_between(local_date(before), local_date(now), counts) >= lost


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Length(10, Unit.WORKING_DAYS), "10 working days"),
        (Length(1, Unit.WORKING_DAYS), "1 working day"),
        (Length(1, Unit.HOURS), "1 hour"),
        (Length(2, Unit.HOURS) + 3, "5 hours"),
    ],
)
def test_a_length_is_said_in_words(length: Length, words: str) -> None:
    assert str(length) == words
