"""The forms that come with the portal: sound, easy to read, and gone through to a case."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from statistics import mean
from typing import Any

import pytest
import textstat

from portal.cases.models import Case
from portal.forms import registry
from portal.forms.built.exchange.pages import brought, unsaved, written
from portal.forms.built.exchange.ready_made import FOLDER, journey_of, ready_made
from portal.forms.built.exchange.written import as_text
from portal.forms.definition import ContentStep, ExitStep, QuestionStep, Repeat
from portal.forms.prove import prove
from portal.forms.route import route
from tests.support.filling import Plan, plans, typed
from tests.support.walking import Walker

from .pages import forms_page

NAMES = sorted(file.stem for file in FOLDER.glob("*.json"))
of_each = pytest.mark.parametrize("name", NAMES)


def test_there_are_a_dozen_and_more_and_none_has_a_name_that_code_has() -> None:
    assert len(NAMES) >= 12
    assert set(NAMES) == set(ready_made())
    assert not {each.key for each in registry.written()} & set(NAMES)


@of_each
def test_a_ready_made_form_is_proved(name: str) -> None:
    assert [str(problem) for problem in prove(journey_of(name))] == []


@of_each
def test_a_ready_made_form_asks_for_no_more_than_it_needs(name: str) -> None:
    asked = [question for _r, _s, question in journey_of(name).questions()]
    assert len(asked) <= 20
    whole = plans(journey_of(name))[0]
    assert len([place for place in whole.places if isinstance(place.live.step, QuestionStep)]) <= 14


@of_each
def test_a_ready_made_form_branches_and_knows_how_we_reply(name: str) -> None:
    journey = journey_of(name)
    assert any(condition is not None for condition in journey.conditions())
    assert journey.outcome.about.prefers
    assert journey.outcome.about.email


@pytest.mark.django_db
@of_each
def test_a_file_is_written_as_we_would_write_it(name: str) -> None:
    """So that a form that is taken out can be put beside it and compared."""
    text = (FOLDER / f"{name}.json").read_text()
    assert as_text(written(unsaved(ready_made()[name]))) == text


def test_who_needs_no_reply_is_promised_none() -> None:
    journey = journey_of("dog-mess")
    assert journey.clocks_for({"prefers": "none"}) == ()
    assert journey.clocks_for({"prefers": "email"}) == ("reply",)
    assert journey_of("new-bin").clocks_for({}) == ("reply",)


@pytest.mark.django_db
def test_a_text_is_never_promised_to_a_number_that_takes_none() -> None:
    brought(ready_made()["dog-mess"], forms_page()).page.get_latest_revision().publish()
    walker = Walker("dog-mess").start()
    for typed_in in ({"what": "bin"}, {"where": "By the gate"}, {"prefers": "text"}):
        walker.send(typed_in)
    assert walker.step == "phone"
    assert walker.send({"phone": "01632 960001"}).step == "phone"
    assert "We cannot send a text to this one" in walker.soup.get_text()
    assert walker.send({"phone": "07700 900123"}).step == "check-answers"


def words_of(name: str) -> Iterator[str]:
    for _section, step in journey_of(name).steps():
        if isinstance(step, ContentStep | ExitStep):
            yield f"{step.title}."
            yield from step.body
        pages = step.steps if isinstance(step, Repeat) else (step,)
        for page in pages:
            for question in page.questions if isinstance(page, QuestionStep) else ():
                yield question.label
                yield question.hint
    yield from journey_of(name).outcome.next


def test_ready_made_forms_read_at_a_reading_age_of_nine_to_eleven_or_younger() -> None:
    grades = {name: textstat.flesch_kincaid_grade(" ".join(words_of(name))) for name in NAMES}
    assert mean(grades.values()) <= 5
    assert {name: grade for name, grade in grades.items() if grade > 6} == {}


@cache
def shortest_and_longest(name: str) -> list[Plan]:
    """Of the ways that come to the end."""
    journey = journey_of(name)
    whole = [plan for plan in plans(journey) if not route(journey, plan.answers).exit]
    return [min(whole, key=pages_of), max(whole, key=pages_of)]


def pages_of(plan: Plan) -> int:
    return len(plan.places)


@pytest.mark.django_db
@of_each
def test_the_shortest_and_the_longest_way_through_come_to_a_case(name: str) -> None:
    made = brought(ready_made()[name], forms_page())
    made.page.get_latest_revision().publish()
    assert (made.page.journey_key, made.left_out) == (name, [])

    for number, plan in enumerate(shortest_and_longest(name), start=1):
        walked(name, plan)
        assert Case.objects.filter(kind=name).count() == number


def walked(name: str, plan: Plan) -> None:
    walker = Walker(name).start()
    for _ in range(len(plan.places) + 5):
        if walker.step == "check-answers":
            break
        boxes = boxes_of(plan, walker)
        walker.send(boxes)
    assert walker.step == "check-answers"
    walker.send()
    assert walker.at.endswith("/sent/")


def boxes_of(plan: Plan, walker: Walker) -> dict[str, Any]:
    """What a plan types on the page that is shown. A real item has a key of its own."""
    for place in plan.places:
        live, step = place.live, place.live.step
        if isinstance(step, Repeat) and walker.step == live.address:
            return {"another": "no" if walker.soup.select("main dl") else "yes"}
        own = live.repeat and live.item and walker.step.split("/")[::2] == [live.repeat.id, step.id]
        if isinstance(step, QuestionStep) and (walker.step == live.address or own):
            listed = plan.answers.get(live.repeat.id) if live.repeat and live.item else None
            return typed(step, listed["items"][0]["answers"] if listed else plan.answers)
    return {}
