"""The shortest and the longest way, as if every way had been gone."""

from __future__ import annotations

import time
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from portal.forms.conditions import AllOf, Answered, AnyOf, Compared, Not, Op
from portal.forms.definition import Journey, Kind, Step
from portal.forms.drawing import sums
from portal.forms.drawing.lengths import Length, Range, lengths
from portal.forms.drawing.minutes import PAGE, SECONDS, seconds
from tests.forms.making import (
    ask,
    journey,
    leave,
    no,
    one_of,
    page,
    read,
    several,
    yes,
    yes_no,
)
from tests.forms.random_journeys import journeys
from tests.forms.test_prove import sixty

from .every_way import Measured, every_way


def measured(found: Range | None) -> tuple[Measured, Measured] | None:
    if found is None:
        return None
    least, most = found.shortest, found.longest
    return (
        (least.questions, least.pages, least.seconds),
        (most.questions, most.pages, most.seconds),
    )


def best(ways: list[Measured]) -> tuple[Any, Any] | None:
    """The least and the most of each: they need not be of one way."""
    if not ways:
        return None
    return tuple(map(min, zip(*ways, strict=True))), tuple(map(max, zip(*ways, strict=True)))


@given(journeys(longest=6))
@settings(max_examples=60, deadline=None)
def test_lengths_are_those_of_every_way_gone_one_by_one(made: Journey) -> None:
    every = every_way(made, things=1)
    found = lengths(made, things=1)
    assert found
    assert measured(found.end) == best(every.get("", []))
    for step, at in found.exits:
        assert measured(at) == best(every.get(step.id, []))


def questions(found: Range | None) -> tuple[int, int] | None:
    return found and (found.shortest.questions, found.longest.questions)


def end_of(made: Journey) -> tuple[int, int] | None:
    found = lengths(made)
    assert found
    return questions(found.end)


def test_a_way_that_is_passed_by_is_shorter() -> None:
    assert end_of(journey(page(yes_no("a")), page(ask("b"), when=yes("a")))) == (1, 2)


def test_pages_that_nobody_can_have_both_of_are_not_added_up() -> None:
    either = [page(ask("b"), when=yes("a")), page(ask("c"), when=no("a"))]
    assert end_of(journey(page(yes_no("a")), *either)) == (2, 2)


def test_whoever_leaves_is_measured_apart() -> None:
    found = lengths(
        journey(page(yes_no("a")), leave("out", yes("a")), *(page(ask(id_)) for id_ in "bcd"))
    )
    assert found
    assert questions(found.end) == (4, 4)
    assert [(step.id, questions(at)) for step, at in found.exits] == [("out", (1, 1))]


def test_an_exit_that_nobody_can_come_to_has_no_length() -> None:
    gone = journey(page(yes_no("a")), leave("x", yes("a")), leave("y", yes("a")), page(ask("b")))
    found = lengths(gone)
    assert found
    assert [questions(at) for _step, at in found.exits] == [(1, 1), None]


def test_where_everybody_leaves_the_end_has_no_length() -> None:
    assert end_of(journey(page(yes_no("a")), leave("out"), page(ask("b")))) is None


def test_a_list_has_its_fewest_things_or_three() -> None:
    thing = page(yes_no("b")), page(ask("c"), when=yes("b"))
    assert end_of(journey(several("people", *thing, most=9))) == (0, 6)
    assert end_of(journey(several("people", *thing, minimum=1, most=2))) == (1, 4)
    assert end_of(journey(several("people", *thing, minimum=5, most=9))) == (5, 10)


def test_what_a_list_opens_counts_with_as_many_things_as_open_it() -> None:
    many = [page(ask(f"m{n}"), when=Compared("people", Op.AT_LEAST, 2)) for n in range(7)]
    none = [page(ask(f"n{n}"), when=Not(Answered("people"))) for n in range(5)]
    assert end_of(journey(several("people", page(ask("b"))), *many, *none)) == (1, 10)


def test_what_is_asked_of_each_thing_can_turn_on_what_came_before() -> None:
    pages = page(ask("b")), page(ask("c"), when=yes("a")), page(ask("d"), when=no("a"))
    made = journey(page(yes_no("a")), several("people", *pages, minimum=1, most=1))
    assert end_of(made) == (3, 3)


def test_what_was_asked_of_a_thing_opens_nothing_after_the_list() -> None:
    people = several("people", page(yes_no("b")), minimum=1)
    assert end_of(journey(people, page(ask("c"), when=yes("b")))) == (1, 3)


def test_boxes_that_stand_alone_open_nothing_together() -> None:
    boxes = one_of("help", "read", "hear", kind=Kind.CHECKBOXES)
    shown = [page(ask(f"s{value}"), when=AnyOf((yes("a"),))) for value in "xy"]
    assert end_of(journey(page(yes_no("a")), page(boxes), *shown)) == (2, 4)


def test_pages_to_read_and_lists_are_pages() -> None:
    found = lengths(journey(read("this"), page(ask("a")), several("people", page(ask("b")))))
    assert found
    assert found.end
    assert (found.end.shortest.pages, found.end.longest.pages) == (3, 6)
    assert [(repeat.id, fewest, most) for repeat, fewest, most in found.lists] == [("people", 0, 3)]


def test_every_kind_of_question_takes_its_time() -> None:
    assert set(SECONDS) == set(Kind)
    assert seconds(page(ask("a", label="What?"), title="")) == PAGE + SECONDS[Kind.TEXT]


def test_a_page_of_238_words_is_read_in_a_minute() -> None:
    words = page(ask("a", label="word " * 238), title="")
    assert seconds(words) == PAGE + SECONDS[Kind.TEXT] + 60


@pytest.mark.parametrize(("took", "minutes"), [(5, 1), (89, 1), (91, 2), (600, 10)])
def test_minutes_are_whole(took: int, minutes: int) -> None:
    assert Length(1, 1, took).minutes == minutes


def test_a_form_that_cannot_be_read_is_not_measured() -> None:
    assert lengths(journey(page(ask("day", Kind.DATE, earliest="soon")))) is None
    for fewest, most in ((0, 0), (1, 0), (3, 1)):
        people = several("people", page(ask("b")), minimum=fewest, most=most)
        assert lengths(journey(people, page(ask("c"), when=Answered("people")))) is None


def test_conditions_that_are_tangled_are_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "MOST_NODES", 20)
    assert lengths(big()) is None


def big() -> Journey:
    """150 questions, 60 of them behind two earlier ones taken at random, and a few ways out."""
    chance = Random(20261123)  # noqa: S311 - not for secrets
    steps: list[Step] = []
    for n in range(150):
        when = None
        if n > 20 and n % 2 and n <= 140:
            both = tuple(chance.choice((yes, no))(f"q{chance.randrange(n)}") for _ in range(2))
            when = chance.choice((AllOf, AnyOf))(both)
            if n % 10 == 1:
                steps.append(leave(f"x{n}", AllOf(both)))
        steps.append(page(yes_no(f"q{n}"), when=when))
    return journey(*steps)


def test_150_questions_and_60_conditions_are_measured_at_once() -> None:
    made = big()
    assert sum(bool(step.when) for _section, step in made.steps()) >= 60
    started = time.process_time()
    found = lengths(made)
    assert time.process_time() - started < 2
    assert found
    assert found.end


@pytest.mark.parametrize("kind", ["one after another", "boxes", "asked first, then left"])
def test_sixty_conditions_in_the_hardest_order_are_measured_at_once(kind: str) -> None:
    made = sixty(kind)
    started = time.process_time()
    assert lengths(made)
    assert time.process_time() - started < 2
