"""What holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.benefits.dated import ALWAYS, Held, newest


@dataclass(frozen=True)
class Thing:
    name: str
    held: Held


OLD = Thing("old", Held(date(2025, 4, 1)))
NEW = Thing("new", Held(date(2026, 4, 1), date(2027, 3, 31)))
EVER = Thing("ever", ALWAYS)


def test_the_newest_of_those_that_hold_counts() -> None:
    assert newest([NEW, OLD, EVER], date(2026, 4, 1)) == NEW
    assert newest([NEW, OLD, EVER], date(2026, 3, 31)) == OLD


def test_both_days_are_counted() -> None:
    assert NEW.held.on(date(2027, 3, 31))
    assert not NEW.held.on(date(2027, 4, 1))


def test_when_the_newest_has_ended_the_older_one_holds_again() -> None:
    assert newest([NEW, OLD], date(2027, 4, 1)) == OLD


def test_what_holds_always_is_the_last_to_be_chosen() -> None:
    assert newest([EVER], date(1900, 1, 1)) == EVER
    assert newest([EVER, OLD], date(2026, 1, 1)) == OLD


def test_nothing_holds_where_nothing_is_written() -> None:
    assert newest([OLD], date(2025, 3, 31)) is None
