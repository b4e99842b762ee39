"""What a partner is told of answers that cannot be taken, and where."""

from __future__ import annotations

from typing import Any

import pytest

from portal.forms import offers, registry, validators
from portal.forms.api import mistakes, wire
from portal.forms.conditions import Equals
from portal.forms.definition import Choice, Journey
from portal.forms.models import Draft, Submission
from portal.integration.models import ReceivedMessage
from tests.forms.making import ask, journey, one_of, page, several, yes, yes_no
from tests.support.api import Calling
from tests.support.journeys import EVERYTHING, SHORT

from .conftest import newest
from .journeys import MANY_CONDITIONS
from .test_schema import BASE
from .test_sending import FILLED

SOUND = {"words": "A lamp is out.", "email": "tenant@example.com"}


def told(partner: Calling, definition: Journey, answers: Any) -> dict[str, list[str]]:
    """What is wrong, by where."""
    answer = partner.post(newest(definition, "validate"), {"answers": answers})
    assert answer.status_code == 200, answer.content
    found: dict[str, list[str]] = {}
    for each in answer.json()["problems"]:
        found.setdefault(each["at"], []).append(each["why"])
    assert answer.json()["valid"] is (not found)
    return found


def test_good_answers_are_valid_and_nothing_of_them_is_kept(partner: Calling) -> None:
    assert told(partner, EVERYTHING, FILLED) == {}
    assert not Draft.objects.exists()
    assert not Submission.objects.exists()
    assert not ReceivedMessage.objects.exists()


def test_to_validate_no_message_id_is_needed(partner: Calling) -> None:
    answer = partner.client.post(
        f"/api/v1{newest(SHORT, 'validate')}",
        {"answers": SOUND},
        content_type="application/json",
        headers={"Authorization": f"Bearer {partner.key}"},
    )
    assert answer.json() == {"valid": True, "problems": []}


def test_the_sentences_are_those_that_the_person_would_read(partner: Calling) -> None:
    assert told(partner, SHORT, {"words": "a" * 41, "email": "nobody"}) == {
        "/answers/words": ["Your answer to ‘What is it?’ must be 40 characters or fewer"],
        "/answers/email": ["Enter an email address in full, like name@example.com"],
    }
    assert set(told(partner, SHORT, {})) == {"/answers/words", "/answers/email"}


def test_what_is_wrong_on_several_pages_is_told_at_once(partner: Calling) -> None:
    wrong = {
        **FILLED,
        "rent": "12.3.4",
        "since": "2999-01-01",
        "people": [{"who": "a tenant", "age": 40}, {"who": "a child", "age": 400}],
        "nino": "QQ123456A",
    }
    assert set(told(partner, EVERYTHING, wrong)) == {
        "/answers/rent",
        "/answers/since",
        "/answers/people/1/age",
        "/answers/nino",
    }


def test_an_answer_that_is_not_asked_is_refused_and_not_dropped(partner: Calling) -> None:
    others = {**FILLED, "rooms": ["bath"]}
    assert told(partner, EVERYTHING, others) == {"/answers/kitchen": [mistakes.NOT_SHOWN]}


def test_a_question_that_is_not_there_is_refused_without_being_named(partner: Calling) -> None:
    assert told(partner, SHORT, {**SOUND, "zqxstranger": "a"}) == {"/answers": [mistakes.UNKNOWN]}
    person = {"who": "a tenant", "age": 1, "name": "of the form, not of the person"}
    given = {id_: each for id_, each in FILLED.items() if id_ != "crowd"}
    assert told(partner, EVERYTHING, {**given, "people": [person]}) == {
        "/answers/people/0": [mistakes.UNKNOWN]
    }


def test_where_the_form_ends_early_it_is_said_where(partner: Calling) -> None:
    found = told(partner, EVERYTHING, {"tenant": "no", "email": "tenant@example.com"})
    assert found == {
        "/answers": [mistakes.ENDS.format(title="Ask your landlord")],
        "/answers/email": [mistakes.NOT_SHOWN],
    }


def test_what_turns_on_a_wrong_answer_is_not_judged(partner: Calling) -> None:
    found = told(partner, EVERYTHING, {**FILLED, "tenant": "perhaps"})
    assert set(found) == {"/answers/tenant"}
    found = told(partner, MANY_CONDITIONS, {**BASE, "people": [{"who": "a", "works": "maybe"}]})
    assert set(found) == {"/answers/people/0/works", "/answers/people/0/tenancy"}


@pytest.mark.parametrize(
    ("people", "where", "why"),
    [
        (None, "/answers/people", wire.NOT_A_LIST),
        ({"items": []}, "/answers/people", wire.NOT_A_LIST),
        ("a tenant", "/answers/people", wire.NOT_A_LIST),
        (["a tenant"], "/answers/people/0", wire.NOT_A_THING),
        ([[]], "/answers/people/0", wire.NOT_A_THING),
        ([{"who": "a", "age": 1}] * 4, "/answers/people", "Send 3 or fewer."),
    ],
)
def test_a_list_that_is_none_is_said_to_be_none(
    partner: Calling, people: Any, where: str, why: str
) -> None:
    given = {**FILLED, "people": people}
    del given["crowd"]
    found = told(partner, EVERYTHING, given)
    assert found == {where: [why]}


def test_a_list_that_was_left_out_is_asked_for(partner: Calling) -> None:
    given = {id_: each for id_, each in FILLED.items() if id_ not in ("people", "crowd")}
    assert told(partner, EVERYTHING, given) == {"/answers/people": [wire.NOT_A_LIST]}
    assert told(partner, EVERYTHING, {**given, "people": []}) == {}


def test_too_few_things_are_too_few(partner: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    definition = journey(several("people", page(ask("who")), minimum=2))
    monkeypatch.setitem(registry._journeys, "try", definition)
    found = told(partner, definition, {"people": [{"who": "a tenant"}]})
    assert found == {"/answers/people": ["Send 2 or more."]}


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("tenant", True),
        ("tenant", {"value": "yes"}),
        ("rooms", "kitchen"),
        ("rooms", [1]),
        ("kitchen", 7),
        ("rent", 520.5),
        ("since", 2019),
        ("since", "2019-W01-1"),
        ("since", "20190403"),
        ("since", "0900-01-01"),
        ("since", "3 April 2019"),
        ("address", "1 Test Street"),
        ("address", {"line_1": "1 Test Street", "county": "a"}),
        ("address", {"line_1": 1}),
        ("photos", [{"id": "a", "name": "b"}]),
        ("photos", ["a" * 22, "a" * 22]),
        ("email", ["a@example.com"]),
    ],
)
def test_an_answer_of_another_shape_is_told_the_right_one(
    partner: Calling, name: str, sent: Any
) -> None:
    kinds = {each.id: each.kind for _repeat, _step, each in EVERYTHING.questions()}
    found = told(partner, EVERYTHING, {**FILLED, name: sent})
    assert found[f"/answers/{name}"] == [wire.SHAPES.get(kinds[name], wire.TEXT)]


@pytest.mark.parametrize("age", [True, "4", 1.5, -1, 121, 10**30, None, [], {}])
def test_what_is_no_whole_number_within_the_limits_is_refused(partner: Calling, age: Any) -> None:
    people = [{"who": "a tenant", "age": age}]
    given = {**FILLED, "people": people}
    del given["crowd"]
    assert set(told(partner, EVERYTHING, given)) == {"/answers/people/0/age"}


def test_three_point_nought_is_three(partner: Calling) -> None:
    given = {**FILLED, "people": [{"who": "a tenant", "age": 3.0}]}
    del given["crowd"]
    assert told(partner, EVERYTHING, given) == {}


def test_what_a_person_may_leave_empty_may_be_left_out_or_be_null_or_empty(
    partner: Calling,
) -> None:
    for nothing in ({}, {"phone": None}, {"phone": ""}, {"photos": None}, {"photos": []}):
        given = {id_: each for id_, each in FILLED.items() if id_ != "phone"} | nothing
        assert told(partner, EVERYTHING, given) == {}


def test_hidden_characters_go_and_nothing_else_of_a_text(partner: Calling) -> None:
    given = {"words": "a\x00b\ud800c", "email": SOUND["email"]}
    answer = partner.post(newest(SHORT, "submissions"), {"answers": given, "agreed": True})
    assert answer.status_code == 200
    assert Submission.objects.get().answers["words"] == "abc"


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Journey:
    """A form that offers what it knows of a place, and asks one thing more of what is new."""
    known = {"north": (Choice("17", "The lamp at the gate", "Since Monday"),)}
    monkeypatch.setattr(
        offers, "_registered", {"lamps": lambda answers: known.get(answers["where"], ())}
    )
    definition = journey(
        page(one_of("where", "north", "south")),
        page(one_of("lamp", "none", choices_from="lamps")),
        page(ask("more"), when=Equals("lamp", "none")),
    )
    monkeypatch.setitem(registry._journeys, definition.key, definition)
    return definition


def test_what_is_looked_up_is_offered_with_its_words(partner: Calling, looked_up: Journey) -> None:
    answer = partner.post(newest(looked_up, "validate"), {"answers": {"where": "north"}})
    (lamp,) = answer.json()["problems"]
    assert lamp["at"] == "/answers/lamp"
    assert lamp["offered"] == [{"value": "17", "title": "The lamp at the gate"}]


def test_what_was_looked_up_is_kept_with_its_words(partner: Calling, looked_up: Journey) -> None:
    body = {"answers": {"where": "north", "lamp": "17"}, "agreed": True}
    assert partner.post(newest(looked_up, "submissions"), body).status_code == 200
    lamp = Submission.objects.get().answers["lamp"]
    assert lamp == {"value": "17", "label": "The lamp at the gate"}


def test_where_nothing_is_offered_the_last_answer_stands(
    partner: Calling, looked_up: Journey
) -> None:
    for given in ({"where": "south"}, {"where": "south", "lamp": "none"}):
        assert set(told(partner, looked_up, given)) == {"/answers/more"}
        assert told(partner, looked_up, {**given, "more": "dark"}) == {}
    found = told(partner, looked_up, {"where": "south", "lamp": "17", "more": "dark"})
    assert found == {"/answers/lamp": [mistakes.NOTHING_OFFERED]}


def test_nothing_is_looked_up_while_an_earlier_answer_is_wrong(
    partner: Calling, looked_up: Journey
) -> None:
    for where in ({}, {"where": "up"}, {"where": None}):
        assert set(told(partner, looked_up, {**where, "lamp": "17"})) == {"/answers/where"}


def test_what_is_not_offered_any_more_is_refused(partner: Calling, looked_up: Journey) -> None:
    found = told(partner, looked_up, {"where": "north", "lamp": "18"})
    assert set(found) == {"/answers/lamp"}


def test_a_page_that_is_checked_as_a_whole_is_checked_here_too(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def both(own: Any, earlier: Any) -> dict[str, str]:
        same = own["first"] == own["second"] == earlier["zero"]
        return {"second": "Give two that differ"} if same else {}

    monkeypatch.setattr(validators, "for_steps", {"both": both})
    definition = journey(
        page(ask("zero")),
        page(ask("first"), ask("second"), validators=("both",)),
        several("things", page(yes_no("sure")), page(ask("why"), when=yes("sure"))),
    )
    monkeypatch.setitem(registry._journeys, definition.key, definition)
    assert set(told(partner, definition, {"first": "a", "second": "a", "things": []})) == {
        "/answers/zero"
    }
    given = {"zero": "a", "first": "a", "second": "a", "things": []}
    assert told(partner, definition, given) == {"/answers/second": ["Give two that differ"]}
    assert told(partner, definition, {**given, "second": "b"}) == {}
