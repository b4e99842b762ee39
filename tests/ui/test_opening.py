"""Hours in the words of a moment."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from portal.council.hours import Hours, Opening
from portal.ui.opening import now_line

MIDWEEK = Hours.build(
    [
        *(Opening(day, time(9), time(17)) for day in (0, 1, 3, 4)),
        Opening(2, time(9), time(12)),
        Opening(2, time(13), time(17)),
    ],
    closed_on=[date(2026, 12, 25), date(2026, 12, 28)],
)


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (datetime(2026, 11, 18, 11), "Phones open until midday."),
        (datetime(2026, 11, 18, 12), "Phones open again at 1pm."),
        (datetime(2026, 11, 18, 8, 59), "Phones open at 9am."),
        (datetime(2026, 11, 18, 17), "Phones open again tomorrow at 9am."),
        (datetime(2026, 11, 20, 17), "Phones open again Monday at 9am."),
        (datetime(2026, 12, 24, 17), "Phones open again Tuesday at 9am."),
    ],
)
def test_it_says_until_when_or_when_again(at: datetime, line: str) -> None:
    assert now_line(MIDWEEK, at) == line


def test_a_day_a_week_off_or_more_has_its_date() -> None:
    mondays = Hours.build([Opening(0, time(9), time(17))], closed_on=[date(2026, 11, 23)])
    assert now_line(mondays, datetime(2026, 11, 16, 18)) == (
        "Phones open again on Monday 30 November at 9am."
    )


def test_those_who_never_open_have_nothing_to_say() -> None:
    assert now_line(Hours(()), datetime(2026, 11, 18, 11)) == ""
