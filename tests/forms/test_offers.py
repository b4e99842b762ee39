"""Answers that are looked up: offered, checked again, and not asked where there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from portal.forms import offers, registry
from portal.forms.conditions import Answered, Equals, In, Not, holds
from portal.forms.definition import (
    About,
    Choice,
    Divider,
    Kind,
    Outcome,
    Question,
    Section,
    freeze,
    thaw,
)
from portal.forms.fit import fits
from portal.forms.models import Draft, Submission
from portal.forms.offers import settled
from portal.forms.prove import Fault, prove
from portal.forms.route import route
from portal.forms.rows import View, payload, rows
from tests.support.factories import ContactPointFactory
from tests.support.walking import Walker

from .making import NOTICE, ask, one_of, page, parts, several, yes_no

KNOWN = Question(
    "known",
    Kind.RADIOS,
    "Is it one of these?",
    choices=(Divider(), Choice("none", "No, none of these")),
    choices_from="test.known",
)
MADE = parts(
    Section("place", "Where", (page(one_of("house", "red", "blue")),)),
    Section(
        "what",
        "What",
        (
            page(KNOWN, title="What we know", id="known"),
            page(ask("words"), when=Equals("known", "none")),
            page(ask("email", Kind.EMAIL, autocomplete="email")),
        ),
    ),
    outcome=Outcome(about=About(email="email")),
    privacy=NOTICE,
)
LAMP, DRAIN = Choice("lamp", "The lamp is out"), Choice("drain", "The drain is full", "Since May")
CHOSEN = {"value": "lamp", "label": "The lamp is out"}
UNASKED = {"value": "none", "unasked": True}


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Choice]]:
    """What is known, by house."""
    known: dict[str, list[Choice]] = {"red": [LAMP, DRAIN], "blue": []}

    def find(answers: Mapping[str, Any]) -> list[Choice]:
        return known[answers["house"]]

    monkeypatch.setattr(offers, "_registered", {"test.known": find})
    return known


@pytest.fixture
def walker(there: dict[str, list[Choice]], db: None, monkeypatch: pytest.MonkeyPatch) -> Walker:
    ContactPointFactory()
    monkeypatch.setattr(registry, "_journeys", {"try": MADE})
    return Walker("try").start()


def told(walker: Walker) -> str:
    return walker.soup.main.get_text(" ", strip=True)  # type: ignore[union-attr]


def test_what_is_found_stands_before_what_is_written(walker: Walker) -> None:
    walker.send({"house": "red"})
    assert walker.step == "known"
    values = [box["value"] for box in walker.soup.select("input[name=known]")]
    assert values == ["lamp", "drain", "none"]
    assert "Since May" in told(walker)


def test_what_is_chosen_is_kept_and_shown_with_its_words(
    walker: Walker, there: dict[str, list[Choice]]
) -> None:
    walker.send({"house": "red"}).send({"known": "lamp"})
    assert walker.step == "email"
    assert Draft.objects.get().answers["known"] == CHOSEN
    walker.go(f"/forms/try/{walker.key}/known/")
    assert [box["value"] for box in walker.soup.select("input[name=known][checked]")] == ["lamp"]
    walker.send({"known": "lamp"}).send({"email": "a@example.com"})
    assert "The lamp is out" in told(walker)
    walker.send()
    there["red"] = []
    submission = Submission.objects.get()
    assert submission.answers["known"] == CHOSEN
    assert "The lamp is out" in str(rows(route(MADE, submission.answers), View.RECEIPT))


def test_a_written_choice_is_kept_as_ever_and_leads_where_it_says(walker: Walker) -> None:
    walker.send({"house": "red"}).send({"known": "none"})
    assert walker.step == "words"
    assert Draft.objects.get().answers["known"] == "none"


@pytest.mark.parametrize("value", ["elsewhere", "", "red"])
def test_what_is_not_offered_is_refused(walker: Walker, value: str) -> None:
    walker.send({"house": "red"}).send({"known": value})
    assert walker.step == "known"
    assert "known" not in Draft.objects.get().answers


def test_what_is_offered_no_more_is_noticed_when_it_is_sent(
    walker: Walker, there: dict[str, list[Choice]]
) -> None:
    walker.send({"house": "red"}).send({"known": "lamp"}).send({"email": "a@example.com"})
    there["red"] = [DRAIN]
    walker.send()
    assert walker.step == "known"
    assert "one thing to put right" in told(walker)
    assert not Submission.objects.exists()
    walker.send({"known": "drain"}).send()
    assert Submission.objects.get().answers["known"]["value"] == "drain"


def test_a_page_with_nothing_to_offer_is_not_shown_anywhere(walker: Walker) -> None:
    walker.send({"house": "blue"})
    assert walker.step == "words"
    assert Draft.objects.get().answers["known"] == UNASKED
    back = walker.soup.select_one(".govuk-back-link")
    assert back is not None
    assert str(back["href"]).endswith("/page-house/") or str(back["href"]).endswith("/house/")
    assert walker.go(f"/forms/try/{walker.key}/known/").step == "words"
    walker.send({"words": "It is dark"}).send({"email": "a@example.com"})
    assert walker.step == "check-answers"
    assert KNOWN.label not in told(walker)
    walker.send()
    submission = Submission.objects.get()
    sent = route(MADE, submission.answers)
    assert KNOWN.label not in str(rows(sent, View.RECEIPT)) + str(payload(sent))


def test_another_earlier_answer_asks_again_where_something_else_is_known(walker: Walker) -> None:
    walker.send({"house": "blue"}).send({"words": "It is dark"})
    house = f"/forms/try/{walker.key}/house/"
    walker.go(house).send({"house": "red"})
    assert walker.step == "known"
    walker.send({"known": "lamp"})
    walker.go(house).send({"house": "blue"})
    assert walker.step == "words"
    assert Draft.objects.get().answers["known"] == UNASKED


def test_the_same_on_offer_is_not_asked_again(there: dict[str, list[Choice]]) -> None:
    there["blue"] = [LAMP, DRAIN]
    before = {"house": "red", "known": CHOSEN}
    assert settled(MADE, before, {**before, "house": "blue"}) == {**before, "house": "blue"}
    assert settled(MADE, before, {**before, "words": "x"}) == {**before, "words": "x"}


def test_what_somebody_chose_is_asked_again_where_it_may_not_be_so(
    there: dict[str, list[Choice]],
) -> None:
    there["blue"] = [DRAIN]
    for chosen in (CHOSEN, "none"):
        before = {"house": "red", "known": chosen}
        assert settled(MADE, before, {**before, "house": "blue"}) == {"house": "blue"}


def test_a_value_that_is_written_too_is_offered_once(there: dict[str, list[Choice]]) -> None:
    there["red"] = [LAMP, Choice("none", "Another none")]
    assert [each.value for each in offers.find(KNOWN, {"house": "red"})] == ["lamp"]


@pytest.mark.parametrize("answer", ["none", CHOSEN, UNASKED])
def test_what_is_kept_fits(answer: Any) -> None:
    assert fits(KNOWN, answer)


@pytest.mark.parametrize(
    "answer",
    [
        "lamp",
        {"value": "lamp"},
        {"value": "lamp", "unasked": True},
        {"value": 3, "label": "x"},
        {"value": "lamp", "label": None},
        {**CHOSEN, "more": 1},
    ],
)
def test_what_is_not_kept_so_does_not_fit(answer: Any) -> None:
    assert not fits(KNOWN, answer)
    assert not fits(replace(KNOWN, choices_from=""), CHOSEN)


def test_conditions_read_the_value() -> None:
    assert holds(Equals("known", "none"), {"known": UNASKED})
    assert holds(In("known", ("none", "x")), {"known": UNASKED})
    assert not holds(Equals("known", "none"), {"known": CHOSEN})
    assert holds(Not(Equals("known", "none")), {"known": CHOSEN})
    assert holds(Answered("known"), {"known": CHOSEN})


def test_the_back_office_gets_the_value_and_the_words(there: dict[str, list[Choice]]) -> None:
    answers = {"house": "red", "known": CHOSEN, "email": "a@example.com"}
    (answer,) = payload(route(MADE, answers))[1]["answers"][:1]
    assert (answer["answer"], answer["text"]) == ("lamp", "The lamp is out")


def test_where_it_comes_from_is_frozen() -> None:
    assert thaw(freeze(MADE)) == MADE
    assert freeze(MADE).count("choices_from") == 1


def test_the_proof_knows_that_something_else_may_be_chosen(
    there: dict[str, list[Choice]],
) -> None:
    assert prove(MADE, set()) == []
    always = page(ask("more"), when=Not(Equals("known", "none")))
    assert prove(parts(Section("a", "A", (page(KNOWN, id="k"), always))), set()) == []


def test_the_proof_finds_what_cannot_be_looked_up(there: dict[str, list[Choice]]) -> None:
    def faults(*steps: Any) -> set[tuple[Fault, str]]:
        return {(each.fault, each.where) for each in prove(parts(Section("a", "A", steps)), set())}

    nameless = replace(KNOWN, choices_from="nobody")
    assert faults(page(nameless, id="k")) == {(Fault.VALIDATOR, "known")}
    assert faults(page(KNOWN, yes_no("more"), id="k")) == {(Fault.LIMIT, "known")}
    assert (Fault.LIMIT, "known") in faults(several("list", page(KNOWN, id="k")))
    assert faults(page(replace(KNOWN, required=False), id="k")) == {(Fault.LIMIT, "known")}
    assert faults(page(replace(KNOWN, choices=()), id="k")) == {(Fault.DEAD_END, "known")}


def test_two_functions_do_not_share_a_name(there: dict[str, list[Choice]]) -> None:
    with pytest.raises(ValueError, match=r"test\.known"):
        offers.register("test.known", lambda answers: ())
