"""What holds of every journey and of whatever answers are stored."""

import itertools
import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.forms import answers as changing
from portal.forms.conditions import AllOf, Answered, AnyOf, Condition, Not, holds, questions_in
from portal.forms.definition import Journey, QuestionStep, Repeat, fingerprint, freeze, thaw
from portal.forms.definition import journey as definition_of
from portal.forms.prove import Fault, prove
from portal.forms.route import LiveStep, Route, route
from portal.forms.rows import View, payload, rows

from .random_journeys import answers, answers_to, journeys

FEW = settings(max_examples=40, deadline=None)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Journey, dict[str, Any]]:
    definition = draw(journeys())
    return definition, draw(answers(definition))


def addresses(found: Route) -> list[str]:
    return [live.address for live in found.steps]


@FEW
@given(cases())
def test_the_route_is_deterministic(case: tuple[Journey, dict[str, Any]]) -> None:
    definition, stored = case
    backwards = dict(reversed(stored.items()))
    assert route(definition, stored) == route(definition, backwards)
    assert route(thaw(freeze(definition)), stored).answers == route(definition, stored).answers


@FEW
@given(cases())
def test_abandoned_answers_neither_steer_nor_appear(case: tuple[Journey, dict[str, Any]]) -> None:
    definition, stored = case
    found = route(definition, stored)
    without = {name: each for name, each in stored.items() if name not in found.abandoned}
    assert addresses(route(definition, without)) == addresses(found)
    assert not found.abandoned & found.answers.keys()
    if not found.gaps:
        assert addresses(route(definition, found.answers)) == addresses(found)
    shown = json.dumps(payload(found))
    on_route = {row.question for group in rows(found) for row in group.rows}
    assert not found.abandoned & on_route
    assert all(f'"question": "{name}"' not in shown for name in found.abandoned)


@FEW
@given(cases())
def test_every_answer_kept_belongs_to_a_step_on_the_route(
    case: tuple[Journey, dict[str, Any]],
) -> None:
    definition, stored = case
    found = route(definition, stored)
    allowed: set[str] = set()
    for live in found.steps:
        if isinstance(live.step, QuestionStep) and not live.repeat:
            allowed |= {question.id for question in live.step.questions}
        if isinstance(live.step, Repeat):
            allowed.add(live.step.id)
    assert found.answers.keys() <= allowed


@FEW
@given(cases())
def test_a_route_ends_in_one_way_and_visits_no_step_twice(
    case: tuple[Journey, dict[str, Any]],
) -> None:
    definition, stored = case
    found = route(definition, stored)
    assert [bool(found.gap), bool(found.exit), found.complete].count(True) == 1
    assert len(set(addresses(found))) == len(found.steps)
    assert all(found.find(address) for address in addresses(found))
    for live, following in itertools.pairwise(found.steps):
        if not definition.is_long or live.section is following.section:
            assert found.after(live.address) is following
            assert found.before(following.address) is live


@FEW
@given(cases())
def test_of_a_long_form_each_part_stops_at_its_own_gap(
    case: tuple[Journey, dict[str, Any]],
) -> None:
    definition, stored = case
    found = route(definition, stored)
    assert len(found.gaps) <= (len(found.sections) if definition.is_long else 1)
    for section in found.sections:
        here, end = found.of(section), found.ending(section)
        assert sum(live in found.gaps for live in here) <= 1
        if end:
            assert here[-1] is end
        if here and section.id not in found.waiting and not found.exit and definition.is_long:
            last = section.steps[-1]
            assert end or here[-1].step is last or not holds(last.when, found.answers)


@FEW
@given(cases(), st.randoms())
def test_whichever_part_is_filled_in_next_the_end_is_the_same(
    case: tuple[Journey, dict[str, Any]], chance: random.Random
) -> None:
    definition, stored = case
    found = route(definition, stored)
    while found.gaps and not found.exit:
        stored = filled_in(chance.choice(found.gaps), stored, chance)
        found = route(definition, stored)
    assert found == in_order(definition, stored)
    assert found.complete or found.exit


@FEW
@given(cases(), st.data())
def test_what_is_asked_stays_asked_whatever_another_part_says(
    case: tuple[Journey, dict[str, Any]], data: st.DataObject
) -> None:
    """No page is open that the answer to a gap before it could take off the route."""
    definition, stored = case
    found = route(definition, stored)
    if len(found.gaps) < 2:
        return
    asked = data.draw(st.sampled_from(found.gaps))
    chance = data.draw(st.randoms())
    after = route(definition, filled_in(asked, stored, chance))
    if after.exit:
        return
    others = {live.step.id for live in found.steps if live.section is not asked.section}
    assert others <= {live.step.id for live in after.steps}


def filled_in(gap: LiveStep, stored: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give answers with a gap closed in some way that fits."""
    if isinstance(gap.step, Repeat):
        listed = stored.get(gap.step.id, {}).get("items", [])[: gap.step.most]
        return {**stored, gap.step.id: {"items": listed, "done": True}}
    answers = {each.id: chance.choice(answers_to(each)) for each in gap.asks.questions}
    return changing.put(stored, gap, answers, key="new-one1")


def in_order(definition: Journey, stored: dict[str, Any]) -> Route:
    """Give the route as a form that is not long would have it: part after part."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definition_of, "LONG", 99)
        return route(definition, stored)


@FEW
@given(cases(), st.data())
def test_changing_an_answer_back_restores_the_route(
    case: tuple[Journey, dict[str, Any]], data: st.DataObject
) -> None:
    definition, stored = case
    before = route(definition, stored)
    settled = [
        live
        for live in before.steps
        if isinstance(live.step, QuestionStep) and live not in before.gaps
    ]
    if not settled:
        return
    live = data.draw(st.sampled_from(settled))
    assert isinstance(live.step, QuestionStep)
    (question,) = live.step.questions
    old = dict(changing.of_step(stored, live))
    new = data.draw(st.sampled_from(answers_to(question)))
    there = changing.put(stored, live, {question.id: new})
    back = changing.put(there, live, {question.id: old[question.id]})
    assert route(definition, back) == before


@FEW
@given(cases())
def test_rows_give_every_answer_on_the_route_once(case: tuple[Journey, dict[str, Any]]) -> None:
    found = route(*case)
    for view in View:
        plain = [
            row.question for group in rows(found, view) for row in group.rows if not group.item
        ]
        assert len(plain) == len(set(plain))
        assert {name for name in found.answers if name.startswith("q")} <= set(plain)


@FEW
@given(journeys())
def test_freezing_and_thawing_loses_nothing(definition: Journey) -> None:
    assert thaw(freeze(definition)) == definition
    assert fingerprint(thaw(freeze(definition))) == fingerprint(definition)


def every_answer(definition: Journey) -> list[dict[str, Any]]:
    """Every way to answer all questions outside lists; lists are finished, and empty."""
    asked = [question for _repeat, _step, question in definition.questions()]
    ways = itertools.product(*(answers_to(question) for question in asked))
    return [
        dict(zip([question.id for question in asked], way, strict=True))
        for way in itertools.islice(ways, 4000)
    ]


def looks_at_the_unasked(condition: Condition | None, kept: dict[str, Any]) -> bool:
    """Say whether reading a condition meets a question that was not asked."""
    match condition:
        case None | Answered():
            return False
        case AllOf(tests) | AnyOf(tests):
            stop = isinstance(condition, AnyOf)
            for test in tests:
                if looks_at_the_unasked(test, kept):
                    return True
                if holds(test, kept) is stop:
                    return False
            return False
        case Not(test):
            return looks_at_the_unasked(test, kept)
        case _:
            return bool(questions_in(condition) - kept.keys())


def unasked_on_the_way(definition: Journey, found: Route) -> set[str]:
    """Give the parts and pages whose condition, on this way, looks at what was not asked."""
    kept: dict[str, Any] = {}
    places: set[str] = set()
    live = {each.step.id for each in found.steps}
    for section in definition.sections:
        if looks_at_the_unasked(section.when, kept):
            places.add(section.id)
        if section not in found.sections:
            continue
        for step in section.steps:
            if looks_at_the_unasked(step.when, kept):
                places.add(step.id)
            if step.id in live and isinstance(step, QuestionStep):
                kept.update({each.id: found.answers[each.id] for each in step.questions})
            if found.exit and found.exit.step is step:
                return places
    return places


@settings(max_examples=80, deadline=None)
@given(journeys(longest=4, repeats=False))
def test_a_proof_says_what_trying_every_answer_says(definition: Journey) -> None:
    tried = every_answer(definition)
    if len(tried) >= 4000:
        return
    found = [route(definition, way) for way in tried]
    reached = {live.step.id for each in found for live in each.steps}
    unasked = set().union(*(unasked_on_the_way(definition, each) for each in found))

    problems = prove(definition)
    by_fault = {
        fault: {each.where for each in problems if each.fault is fault}
        for fault in (Fault.UNREACHABLE, Fault.NOT_ASKED, Fault.DEAD_END)
    }
    for section in definition.sections:
        never = section.id in by_fault[Fault.UNREACHABLE]
        for step in section.steps:
            told = never or step.id in by_fault[Fault.UNREACHABLE]
            assert told is (step.id not in reached)
    assert by_fault[Fault.NOT_ASKED] == unasked
    assert ("" in by_fault[Fault.DEAD_END]) is not any(each.complete for each in found)
