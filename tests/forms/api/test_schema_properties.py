"""What the schema says and what the portal takes agree, for every journey and whatever is sent."""

from __future__ import annotations

import random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.forms import registry
from portal.forms.api import wire
from portal.forms.api.reading import Reading, read
from portal.forms.api.schema import answers_schema
from portal.forms.definition import Journey, Question
from portal.forms.route import route
from tests.forms.everything import EVERYTHING as EVERY_KIND
from tests.forms.random_journeys import journeys
from tests.forms.test_route_properties import filled_in
from tests.support.filling import plans
from tests.support.journeys import EVERYTHING, SHORT

from .journeys import MANY_CONDITIONS, WITH_FILES

FEW = settings(max_examples=40, deadline=None)
OURS = [EVERYTHING, SHORT, EVERY_KIND, MANY_CONDITIONS, WITH_FILES]
WRITTEN = [*OURS, *registry.written()]
STRANGE = ["", "yes", "no", "red", 0, 2, 3.0, -1, 10**30, 1.5, True, None, [], ["red"], {}, [{}]]


class Everything:
    """Whatever file is named is there."""

    def named(self, question: Question, ids: list[str]) -> list[dict[str, str]]:
        return [{"id": id_, "name": "a.pdf"} for id_ in ids]


def reading(journey: Journey, sent: Any) -> Reading:
    return read(journey, sent, Everything())


def validator(journey: Journey) -> Any:
    schema = answers_schema(journey, 1, "https://portal.example/schema")
    jsonschema_rs.meta.validate(schema)
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def why(journey: Journey, sent: Any) -> list[str]:
    """What the schema finds wrong, for a test that fails."""
    return [str(each.message) for each in validator(journey).iter_errors(sent)]


def as_uploaded(kept: dict[str, Any]) -> dict[str, Any]:
    """The same, with ids of files as uploads have them."""
    for value in kept.values():
        for each in value if isinstance(value, list) else ():
            if isinstance(each, dict) and "name" in each:
                each["id"] = "a" * 22
    return kept


@pytest.mark.parametrize("journey", WRITTEN, ids=lambda each: each.key)
def test_every_way_through_a_form_is_taken_by_schema_and_portal(journey: Journey) -> None:
    whole = 0
    for plan in plans(journey):
        found = route(journey, plan.answers)
        if not found.complete:
            continue
        whole += 1
        sent = wire.sent_of(journey, as_uploaded(found.answers))
        assert why(journey, sent) == []
        assert reading(journey, sent).wrong == []
    assert whole


@pytest.mark.parametrize("journey", WRITTEN, ids=lambda each: each.key)
def test_whatever_is_sent_of_a_form_it_is_judged(journey: Journey) -> None:
    for seed, plan in enumerate(plans(journey)):
        chance = random.Random(seed)  # noqa: S311 - not a secret
        sent = wire.sent_of(journey, as_uploaded(route(journey, plan.answers).answers))
        for _ in range(20):
            sent = changed(sent, chance)
            found = reading(journey, sent)
            assert found.wrong or route(journey, found.answers).complete


@pytest.mark.parametrize("journey", WRITTEN, ids=lambda each: each.key)
def test_a_form_that_ends_early_is_sent_by_nobody(journey: Journey) -> None:
    for plan in plans(journey):
        found = route(journey, plan.answers)
        if found.exit is not None:
            sent = wire.sent_of(journey, found.answers)
            assert why(journey, sent)
            assert reading(journey, sent).wrong


@st.composite
def filled(draw: st.DrawFn, repeats: bool = True) -> tuple[Journey, dict[str, Any]]:
    """A journey, and answers that go as far as there is a way."""
    definition = draw(journeys(repeats=repeats))
    chance = draw(st.randoms(use_true_random=False))
    stored: dict[str, Any] = {}
    for _ in range(100):
        found = route(definition, stored)
        if not found.gaps or found.exit:
            break
        stored = filled_in(found.gaps[0], stored, chance)
    return definition, route(definition, stored).answers


@FEW
@given(filled())
def test_of_any_journey_schema_and_portal_take_what_leads_to_the_end(
    case: tuple[Journey, dict[str, Any]],
) -> None:
    definition, kept = case
    found = route(definition, kept)
    sent = wire.sent_of(definition, found.answers)
    errors = reading(definition, sent).wrong
    assert found.complete == (not errors)
    if found.complete:
        assert why(definition, sent) == []


@FEW
@given(filled(), st.randoms(use_true_random=False))
def test_what_is_changed_by_chance_is_taken_by_both_or_refused_by_the_portal(
    case: tuple[Journey, dict[str, Any]], chance: random.Random
) -> None:
    definition, kept = case
    sent = changed(wire.sent_of(definition, kept), chance)
    found = reading(definition, sent)
    if found.wrong:
        return
    assert route(definition, found.answers).complete
    assert why(definition, wire.sent_of(definition, found.answers)) == []


@FEW
@given(filled(repeats=False), st.randoms(use_true_random=False))
def test_where_conditions_can_be_said_schema_and_portal_are_of_one_mind(
    case: tuple[Journey, dict[str, Any]], chance: random.Random
) -> None:
    definition, kept = case
    sent = changed(wire.sent_of(definition, kept), chance)
    if any(each in ("", []) for each in sent.values()):
        return  # the portal knows these for "left empty"; the schema has null for it
    assert bool(why(definition, sent)) == bool(reading(definition, sent).wrong)


def changed(sent: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Take an answer away, put another in its place, or add one that was not asked."""
    names = [*sent, "q1", "q2", "q3", "q4", "stranger"]
    name = chance.choice(names)
    match chance.choice(["away", "other", "other", "inside"]):
        case "away":
            return {id_: each for id_, each in sent.items() if id_ != name}
        case "inside" if isinstance(sent.get(name), list) and sent[name]:
            first, *rest = sent[name]
            inner = changed(first, chance) if isinstance(first, dict) else chance.choice(STRANGE)
            return {**sent, name: [inner, *rest]}
    return {**sent, name: chance.choice(STRANGE)}
