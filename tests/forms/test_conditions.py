"""What meets a condition."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from portal.forms.conditions import (
    ASKED_ON,
    AllOf,
    Answered,
    AnyOf,
    Compared,
    Equals,
    FromToday,
    In,
    Not,
    Op,
    decided,
    holds,
    questions_in,
)

COLOUR = {"colour": "red", "formats": ["audio", "braille"], "age": 66, "rent": "99.50"}


def test_no_condition_always_holds() -> None:
    assert holds(None, {})


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Equals("colour", "red"), True),
        (Equals("colour", "blue"), False),
        (Equals("formats", "audio"), True),
        (Equals("formats", "aud"), False),
        (In("colour", ("blue", "red")), True),
        (In("colour", ("blue",)), False),
        (In("formats", ("large", "braille")), True),
        (In("formats", ("large",)), False),
        (Answered("colour"), True),
        (Answered("shape"), False),
    ],
)
def test_a_value_is_looked_for_in_the_answer(condition: Any, expected: bool) -> None:
    assert holds(condition, COLOUR) is expected


@pytest.mark.parametrize(
    ("op", "below", "at", "above"),
    [
        (Op.LESS, True, False, False),
        (Op.AT_MOST, True, True, False),
        (Op.EQUAL, False, True, False),
        (Op.AT_LEAST, False, True, True),
        (Op.MORE, False, False, True),
    ],
)
def test_numbers_sums_and_dates_compare(op: Op, below: bool, at: bool, above: bool) -> None:
    for number, expected in ((65, below), (66, at), (67, above)):
        assert holds(Compared("age", op, 66), {"age": number}) is expected
    for rent, expected in (("99.49", below), ("99.50", at), ("99.51", above)):
        assert holds(Compared("rent", op, Decimal("99.5")), {"rent": rent}) is expected
    for day, expected in (("2026-01-31", below), ("2026-02-01", at), ("2026-02-02", above)):
        assert holds(Compared("day", op, date(2026, 2, 1)), {"day": day}) is expected


def test_a_list_compares_by_how_many_things_are_on_it() -> None:
    two = {"people": {"items": [{}, {}], "done": True}}
    assert holds(Compared("people", Op.EQUAL, 2), two)
    assert holds(Answered("people"), two)
    assert not holds(Answered("people"), {"people": {"items": [], "done": True}})


@pytest.mark.parametrize("answer", [None, "", [], {}, "NaN", "soon", ["a"], {"line_1": "x"}])
def test_what_cannot_be_compared_meets_nothing(answer: Any) -> None:
    for op in Op:
        assert not holds(Compared("q", op, date(2026, 1, 1)), {"q": answer})
        if answer != {"line_1": "x"}:
            assert not holds(Compared("q", op, 1), {"q": answer})


def test_all_any_and_not_join_conditions() -> None:
    red, blue = Equals("colour", "red"), Equals("colour", "blue")
    assert holds(AnyOf((blue, red)), COLOUR)
    assert not holds(AllOf((blue, red)), COLOUR)
    assert holds(AllOf((red, Not(blue))), COLOUR)
    assert holds(AllOf(()), {})
    assert not holds(AnyOf(()), {})


def test_a_question_left_empty_meets_only_not() -> None:
    for empty in ({}, {"q": None}, {"q": ""}, {"q": []}):
        for atom in (Equals("q", ""), In("q", ("",)), Answered("q")):
            assert not holds(atom, empty)
            assert holds(Not(atom), empty)


RED, SOON = Equals("colour", "red"), Answered("soon")
UNDECIDED = [
    (RED, True),
    (SOON, None),
    (Not(SOON), None),
    (AllOf((RED, SOON)), None),
    (AllOf((SOON, Not(RED))), False),
    (AnyOf((SOON, RED)), True),
    (AnyOf((Not(RED), SOON)), None),
    (AnyOf((Not(RED), Not(AllOf((SOON, Not(RED)))))), True),
    (None, True),
]


@pytest.mark.parametrize(("condition", "expected"), UNDECIDED, ids=str)
def test_a_condition_is_decided_once_no_answer_to_come_can_change_it(
    condition: Any, expected: bool | None
) -> None:
    assert decided(condition, COLOUR, {"soon"}) is expected
    ways = {holds(condition, {**COLOUR, "soon": each}) for each in (None, "yes")}
    assert (len(ways) == 1) is (expected is not None)
    assert expected is None or ways == {expected}


def test_a_condition_names_its_questions() -> None:
    condition = AllOf((Equals("a", "1"), AnyOf((Not(Answered("b")), Compared("c", Op.LESS, 1)))))
    assert questions_in(condition) == {"a", "b", "c"}
    assert questions_in(None) == frozenset()


BEFORE_TODAY = Compared("day", Op.LESS, FromToday())


@pytest.mark.parametrize(
    ("day", "expected"), [("2027-02-27", True), ("2027-02-28", False), ("2027-03-01", False)]
)
def test_a_day_counts_from_the_day_on_which_it_is_asked(day: str, expected: bool) -> None:
    with time_machine.travel("2027-02-28 12:00+00:00"):
        assert holds(BEFORE_TODAY, {"day": day}) is expected


def test_today_begins_here_and_not_in_another_zone() -> None:
    with time_machine.travel("2027-06-30 23:30+00:00"):
        assert holds(BEFORE_TODAY, {"day": "2027-06-30"})


def test_once_they_are_sent_answers_lead_the_same_way_for_ever() -> None:
    sent = {"day": "2027-02-28", ASKED_ON: "2027-02-28"}
    with time_machine.travel("2030-01-01"):
        assert not holds(BEFORE_TODAY, sent)
        assert holds(BEFORE_TODAY, {"day": "2027-02-28"})


@pytest.mark.parametrize(
    ("counted", "today", "expected"),
    [
        (FromToday(days=-28), "2027-03-01", "2027-02-01"),
        (FromToday(years=-18), "2027-03-01", "2009-03-01"),
        (FromToday(years=-1), "2028-02-29", "2027-02-28"),
        (FromToday(days=1, years=1), "2026-12-31", "2028-01-01"),
    ],
)
def test_days_and_years_are_counted_by_the_calendar(
    counted: FromToday, today: str, expected: str
) -> None:
    assert counted.on(date.fromisoformat(today)) == date.fromisoformat(expected)
