"""When staff are told of a deadline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.repairs.law.warning import LONGEST, Level, level, warn_from

from .the_law import end_of, london


@pytest.mark.parametrize(
    ("started", "due", "soon"),
    [
        (london(2026, 3, 3, 9), london(2026, 3, 4, 9), london(2026, 3, 4, 3)),  # a quarter of 24 h
        (london(2026, 3, 2), end_of(2026, 3, 16), end_of(2026, 3, 15)),  # a day
        (london(2026, 3, 28, 12), london(2026, 3, 29, 13), london(2026, 3, 29, 7)),  # clocks change
    ],
)
def test_a_quarter_before_it_ends_and_a_day_at_most(
    started: datetime, due: datetime, soon: datetime
) -> None:
    assert warn_from(started, due) == soon.astimezone(UTC)
    assert level(started, due, soon - timedelta(seconds=1)) is None
    assert level(started, due, soon) == level(started, due, due) == Level.SOON
    assert level(started, due, due + timedelta(seconds=1)) == Level.LATE


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_it_is_soon_before_it_is_late(seconds: int, passed: int) -> None:
    started = datetime(2026, 1, 1, tzinfo=UTC)
    due, now = started + timedelta(seconds=seconds), started + timedelta(seconds=passed)
    found = level(started, due, now)
    assert (found == Level.LATE) == (passed > seconds)
    if found == Level.SOON:
        assert due - now <= min(LONGEST, timedelta(seconds=seconds))
