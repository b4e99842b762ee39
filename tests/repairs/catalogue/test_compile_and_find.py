"""The pages of a catalogue, and where the answers on them lead."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from portal.forms.definition import Choice, QuestionStep
from portal.forms.prove import prove as prove_journey
from portal.forms.route import route
from portal.repairs.catalogue.compile import (
    DANGER,
    ELSE,
    NONE,
    WHERE,
    danger_step,
    diagnosis_steps,
    question_of,
    tried_of,
)
from portal.repairs.catalogue.find import Ending, leaf_of
from portal.repairs.catalogue.prove import prove
from portal.repairs.catalogue.tree import Catalogue

from .making import BLOCKED, KITCHEN, LIMITS, SINK, SMALL, catalogues, every_way
from .smallest import journey_of

IN_KITCHEN: dict[str, Any] = {DANGER: NONE, WHERE: "kitchen"}
AT_SINK = {**IN_KITCHEN, question_of(KITCHEN): "sink"}
SINK_BLOCKED = {**AT_SINK, question_of(SINK): "sink-blocked"}


def values(step: QuestionStep) -> list[str]:
    return [each.value for each in step.questions[0].choices if isinstance(each, Choice)]


def test_the_first_screen_has_every_danger_and_a_way_on() -> None:
    assert values(danger_step(SMALL)) == ["gas", NONE]


def test_each_question_is_a_page_and_ends_with_something_else() -> None:
    steps = diagnosis_steps(SMALL)
    assert [step.id for step in steps] == [
        "where",
        "about-kitchen",
        "about-sink",
        "try-sink-blocked",
        "about-hall",
    ]
    for step in steps:
        if not step.id.startswith("try-"):
            assert values(step)[-1] == ELSE


def test_the_pages_that_the_catalogue_makes_are_a_form_that_works() -> None:
    assert prove_journey(journey_of(SMALL)) == []


def test_a_danger_on_the_first_screen_asks_nothing_more() -> None:
    found = leaf_of(SMALL, {DANGER: "gas", WHERE: "kitchen"})
    assert found is not None
    assert found.ending is Ending.DANGER
    assert found.danger is SMALL.danger("gas")
    assert [live.step.id for live in route(journey_of(SMALL), {DANGER: "gas"}).steps] == [
        "danger",
        "call-gas",
    ]


def test_a_danger_told_later_leads_to_the_same_help() -> None:
    answers = {**IN_KITCHEN, question_of(KITCHEN): "oven"}
    found = leaf_of(SMALL, answers)
    assert found is not None
    assert (found.ending, found.key) == (Ending.DANGER, "oven")
    assert found.leaf is SMALL.dangers[0].leaf
    assert route(journey_of(SMALL), answers).steps[-1].step.id == "call-gas"


def test_something_else_ends_in_ones_own_words_at_every_level() -> None:
    for answers, words in (
        ({DANGER: NONE, WHERE: ELSE}, "Something else"),
        ({**IN_KITCHEN, question_of(KITCHEN): ELSE}, "Kitchen > Something else"),
        ({**AT_SINK, question_of(SINK): ELSE}, "Kitchen > Sink > Something else"),
    ):
        found = leaf_of(SMALL, answers)
        assert found is not None
        assert (found.ending, found.leaf, found.words) == (Ending.OWN_WORDS, None, words)
        assert route(journey_of(SMALL), answers).gap.step.id == "own-words"  # type: ignore[union-attr]


def test_what_can_be_tried_first_is_shown_before_it_ends() -> None:
    assert leaf_of(SMALL, SINK_BLOCKED) is None
    gap = route(journey_of(SMALL), SINK_BLOCKED).gap
    assert gap is not None
    assert gap.step.id == "try-sink-blocked"
    assert gap.step.intro == ("Use a plunger.", "Pour in hot water.")  # type: ignore[union-attr]
    solved = leaf_of(SMALL, {**SINK_BLOCKED, tried_of(BLOCKED): "yes"})
    not_solved = leaf_of(SMALL, {**SINK_BLOCKED, tried_of(BLOCKED): "no"})
    assert solved is not None
    assert not_solved is not None
    assert (solved.ending, not_solved.ending) == (Ending.SOLVED, Ending.REPAIR)


def test_answers_of_a_way_that_was_left_steer_nothing() -> None:
    found = leaf_of(SMALL, {**AT_SINK, WHERE: "hall", "about_hall": "hall-lamp"})
    assert found is not None
    assert found.key == "hall-lamp"


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {DANGER: None},
        {DANGER: "flood"},
        {WHERE: "hall", "about_hall": "hall-lamp"},
        {DANGER: "flood", WHERE: "hall", "about_hall": "hall-lamp"},
        {DANGER: NONE},
        {DANGER: NONE, WHERE: "cellar"},
        {DANGER: NONE, WHERE: ["kitchen"]},
        IN_KITCHEN,
        AT_SINK,
    ],
)
def test_what_leads_to_no_end_yet_gives_nothing(answers: dict[str, Any]) -> None:
    assert leaf_of(SMALL, answers) is None


@given(catalogues())
def test_every_way_through_the_pages_ends_where_the_tree_says(any_: Catalogue) -> None:
    assert prove(any_, LIMITS) == []
    journey = journey_of(any_)
    reached = set()
    for answers, _count in every_way(any_):
        found = leaf_of(any_, answers)
        assert found is not None
        live = route(journey, answers)
        last = live.steps[-1].step.id
        if found.ending is Ending.DANGER:
            assert found.danger is not None
            assert last == f"call-{found.danger.key}"
        elif found.ending is Ending.OWN_WORDS:
            assert last == "own-words"
        elif found.ending is Ending.SOLVED:
            assert last == "solved"
        else:
            assert live.complete
            assert live.answers.keys() == answers.keys()
        if found.ending is not Ending.OWN_WORDS:
            assert any_.path_of(found.key) == found.path
            reached.add(found.key)
    assert reached == {path[-1].key for path in any_.ends()}


@given(catalogues())
def test_answers_that_stop_short_lead_nowhere(any_: Catalogue) -> None:
    for answers, count in every_way(any_):
        if count:
            short = dict(list(answers.items())[:-1])
            assert leaf_of(any_, short) is None
