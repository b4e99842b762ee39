"""Whoever keeps to the notes on paper answers what the pages would have asked, and no more."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.forms.conditions import AllOf, Answered, AnyOf, Equals, Not
from portal.forms.definition import Journey, Kind, QuestionStep, Repeat, Section, Step
from portal.forms.paper.jumps import Jumps
from portal.forms.paper.points import points

from ..making import ask, journey, leave, no, one_of, page, parts, read, several, yes, yes_no
from ..random_journeys import answers_to, journeys
from .following import followed, walked

SOME = settings(max_examples=60, deadline=None)


@st.composite
def filled_in(draw: st.DrawFn) -> tuple[Journey, dict[str, Any]]:
    """A journey, and an answer to each of its questions."""
    definition = draw(journeys(longest=8))
    given: dict[str, Any] = {}
    for _section, step in definition.steps():
        if isinstance(step, Repeat):
            count = draw(st.integers(step.minimum, 2))
            items = [{"key": f"k{n}", "answers": draw(_answers(step.steps))} for n in range(count)]
            given[step.id] = {"items": items, "done": True}
        else:
            given.update(draw(_answers((step,))))
    return definition, given


@st.composite
def _answers(draw: st.DrawFn, steps: tuple[Step, ...]) -> dict[str, Any]:
    asked = [each for step in steps if isinstance(step, QuestionStep) for each in step.questions]
    return {each.id: draw(st.sampled_from(answers_to(each))) for each in asked}


@SOME
@given(filled_in())
def test_whoever_keeps_to_the_notes_answers_what_the_route_asks(
    case: tuple[Journey, dict[str, Any]],
) -> None:
    definition, given = case
    assert followed(definition, given) == walked(definition, given)


@SOME
@given(journeys(longest=8))
def test_every_question_is_numbered_once_and_in_order(definition: Journey) -> None:
    on_paper = points(definition)
    ways = [each for each in on_paper if each.asks]
    assert [each.number for each in ways] == [str(n) for n in range(1, len(ways) + 1)]
    reached = {each.asks for each in on_paper}
    inside = {inner.asks for each in on_paper for inner in each.inside}
    in_order = [
        question.id
        for _repeat, _step, question in definition.questions()
        if question.id in reached | inside
    ]
    printed = [one.asks for each in on_paper for one in (each.inside or (each,)) if one.question]
    assert printed == in_order


BIN = page(one_of("bin", "food", "glass", "paper"))
OWN = page(yes_no("own"))


def test_an_answer_that_by_passes_what_follows_says_go_to_and_the_note_is_left_out() -> None:
    jumps = Jumps(points(journey(page(yes_no("own")), page(ask("size"), when=yes("own")), BIN)))
    assert jumps.go_to == {0: {"no": 2}}
    assert jumps.only(1) == []


def test_a_note_stays_where_the_question_is_not_the_one_before() -> None:
    jumps = Jumps(
        points(
            journey(page(yes_no("own")), BIN, page(ask("size"), when=yes("own")), page(ask("a")))
        )
    )
    assert jumps.go_to == {}
    [note] = jumps.only(2)
    assert (note.run.start, note.run.end, note.target) == (2, 3, 3)


def test_a_question_that_may_be_left_empty_keeps_the_note_below_it() -> None:
    own = yes_no("own", required=False)
    jumps = Jumps(points(journey(page(own), page(ask("size"), when=yes("own")), BIN)))
    assert jumps.go_to == {0: {"no": 2}}
    assert len(jumps.only(1)) == 1


def test_pages_with_one_condition_share_a_note() -> None:
    some = page(one_of("rooms", "bath", "hall", kind=Kind.CHECKBOXES))
    bath = Equals("rooms", "bath")
    jumps = Jumps(points(journey(some, page(ask("a"), when=bath), page(ask("b"), when=bath), BIN)))
    [note] = jumps.only(1)
    assert (note.run.start, note.run.end, note.target) == (1, 3, 3)
    assert jumps.only(2) == []


def test_who_skips_a_question_skips_what_turns_on_it_too() -> None:
    jumps = Jumps(
        points(
            journey(
                page(yes_no("own")),
                page(yes_no("new"), when=yes("own")),
                page(ask("colour"), when=yes("new")),
                BIN,
            )
        )
    )
    assert jumps.go_to == {0: {"no": 3}, 1: {"no": 3}}
    assert not any(jumps.only(place) for place in range(4))


def test_a_note_stays_where_somebody_comes_to_it_from_further_up() -> None:
    either = AnyOf((yes("new"), AllOf((Not(Answered("new")), yes("pet")))))
    steps = (page(yes_no("pet")), OWN, page(yes_no("new"), when=yes("own")))
    jumps = Jumps(points(journey(*steps, page(ask("colour"), when=either), BIN)))
    assert jumps.go_to == {1: {"no": 3}, 2: {"no": 4}}
    assert [note.run.start for note in jumps.only(3)] == [3]


def test_the_ways_are_worked_out_without_the_web() -> None:
    script = (
        "import sys; from portal.forms.paper import jumps, known, points, said;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'wagtail'}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_box_says_itself_for_whom_it_is() -> None:
    jumps = Jumps(points(journey(page(yes_no("own")), leave("out", no("own")), BIN)))
    assert jumps.alone(1) == [no("own")]
    assert jumps.go_to == {}


def test_a_part_that_is_not_for_everybody_has_one_note_for_all_of_it() -> None:
    first = Section("one", "One", (page(yes_no("own")), BIN))
    more = Section("two", "Two", (read("box"), page(ask("a")), page(ask("b"))), when=yes("own"))
    jumps = Jumps(points(parts(first, more)))
    [note] = jumps.only(2)
    assert (note.run.start, note.run.end, note.target) == (2, 5, 5)
    assert not jumps.alone(2)


def test_what_is_asked_of_each_thing_on_a_list_has_notes_of_its_own() -> None:
    people = several("people", page(yes_no("work")), page(ask("pay"), when=yes("work")), BIN)
    [listed] = points(journey(people))
    assert [each.number for each in listed.inside] == ["1a", "1b", "1c"]
    assert Jumps(listed.inside).go_to == {0: {"no": 2}}


def test_a_condition_that_joins_others_keeps_its_note_and_still_lets_people_go_on() -> None:
    both = AllOf((yes("own"), Not(Equals("bin", "glass"))))
    steps = (BIN, page(yes_no("own")), page(ask("size"), when=both), page(ask("last")))
    jumps = Jumps(points(journey(*steps)))
    assert jumps.go_to == {1: {"no": 3}}
    assert len(jumps.only(2)) == 1


def test_a_condition_on_what_is_never_asked_is_settled_before_printing() -> None:
    either = AnyOf((Equals("nobody-asks", "x"), yes("own")))
    steps = (page(yes_no("own")), page(ask("a"), when=either), page(ask("b"), when=yes("ghost")))
    found = points(journey(*steps))
    assert [each.asks for each in found] == ["own", "a"]
    assert found[1].gates[0].condition == yes("own")
