"""Every journey can be filled in from its definition: what the tests in a browser stand on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict

from portal.forms import recheck, registry
from portal.forms.build import form_class
from portal.forms.conditions import AllOf, Compared, Equals, Op
from portal.forms.definition import Journey, QuestionStep
from portal.forms.route import route
from tests.support.filling import File, goals, places, plans, wrong_pages
from tests.support.journeys import EVERYTHING, SHORT

from .making import ask, journey, leave, page, several, yes_no

JOURNEYS = {each.key: each for each in (*registry.written(), EVERYTHING, SHORT)}.values()

pytestmark = pytest.mark.django_db  # what some journeys offer is dated content

of_every_journey = pytest.mark.parametrize("made", JOURNEYS, ids=lambda each: each.key)


@of_every_journey
def test_some_plan_comes_to_every_page_and_every_state_of_a_list(made: Journey) -> None:
    assert set(goals(made)) - {place.name for place in places(made)} == set()


@of_every_journey
def test_a_place_is_where_its_answers_lead(made: Journey) -> None:
    for plan in plans(made):
        for place in plan.places:
            found = route(made, place.answers).find(place.live.address)
            assert found is not None, place.name


@of_every_journey
def test_each_plan_ends_with_everything_answered_or_at_an_exit(made: Journey) -> None:
    first, *others = [route(made, plan.answers) for plan in plans(made)]
    assert first.complete
    assert all(each.gap is None for each in others)


@of_every_journey
def test_the_answers_of_every_plan_are_good(made: Journey) -> None:
    for plan in plans(made):
        found = route(made, plan.answers)
        live = recheck.first_wrong(found)
        told = recheck.problems(live, found.answers) if live else {}
        assert live is None, f"{live.address}: {told}. Put an answer into filling.good.SPECIAL"


@of_every_journey
def test_what_is_wrong_is_refused(made: Journey) -> None:
    for place in places(made):
        if isinstance(place.live.step, QuestionStep):
            for boxes in wrong_pages(place.live.step):
                assert _refused(place.live.step, boxes), (place.name, boxes)


@of_every_journey
def test_nothing_is_asked_twice_on_one_way_through(made: Journey) -> None:
    """WCAG 2.2, 3.3.7. Things that belong to each item of a list are asked once for each."""
    for plan in plans(made):
        asked = [
            question
            for place in plan.places
            if isinstance(place.live.step, QuestionStep) and not place.live.item
            for question in place.live.step.questions
        ]
        ids = Counter(question.id for question in asked)
        tokens = Counter(
            each.autocomplete for each in asked if each.autocomplete not in ("", "off")
        )
        labels = Counter(question.label for question in asked)
        for counted in (ids, tokens, labels):
            assert [what for what, often in counted.items() if often > 1] == [], plan.name


def test_an_exit_behind_two_answers_is_reached() -> None:
    both_no = AllOf((Equals("one", "no"), Equals("two", "no")))
    made = journey(
        page(yes_no("one")), page(yes_no("two")), leave("out", both_no), page(yes_no("three"))
    )
    assert {place.name for place in places(made)} == {"one", "two", "three", "out"}


def test_a_page_for_a_full_list_and_one_for_an_empty_one_are_reached() -> None:
    made = journey(
        several("things", page(ask("thing")), most=2),
        page(ask("empty"), when=Compared("things", Op.EQUAL, 0)),
        page(ask("full"), when=Compared("things", Op.EQUAL, 2)),
    )
    names = {place.name for place in places(made)}
    assert {"empty", "full", "things: none", "things: some", "things: all"} <= names


def _refused(step: QuestionStep, boxes: dict[str, Any]) -> bool:
    if any(isinstance(each, File) for each in boxes.values()):
        return True  # the tests of uploads refuse more files than these
    posted: MultiValueDict[str, Any] = MultiValueDict()
    for name, text in boxes.items():
        posted.setlist(name, text if isinstance(text, list) else [text])
    return not form_class(step)(posted, initial={}).is_valid()
