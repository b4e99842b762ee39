"""The four forms: which pages each answer leads to, and that every way through is proved."""

from __future__ import annotations

import pytest

from portal.accessibility.requests import kinds
from portal.accessibility.requests.setup import JOURNEYS
from portal.cases.models import Case
from portal.forms import registry
from portal.forms.definition import Journey
from portal.forms.prove import prove
from tests.support.factories import ContactPointFactory
from tests.support.formats import TYPED, typed
from tests.support.walking import Walker, walks


@pytest.fixture(autouse=True)
def council(db: None) -> None:
    ContactPointFactory()


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda each: each.key)
def test_each_is_registered_and_proved(journey: Journey) -> None:
    assert registry.get(journey.key) == journey
    assert prove(journey) == []


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda each: each.key)
def test_each_can_be_sent_and_opens_a_case_of_its_kind(journey: Journey) -> None:
    Walker(journey.key).start().fill(TYPED).send()
    case = Case.objects.get()
    assert case.kind == journey.key
    assert "Resident" not in case.title


@pytest.mark.parametrize(
    ("format_", "asked"),
    [
        ("easy-read", []),
        ("translation", ["language"]),
        ("bsl-video", []),
        ("audio-cd", []),
        ("coloured-paper", ["colour"]),
        ("braille-post", ["braille"]),
        ("large-print-post", ["size"]),
        ("other", ["other-format"]),
    ],
)
def test_a_format_is_asked_about_only_what_it_needs(format_: str, asked: list[str]) -> None:
    walker = Walker("ask-for-a-format").start()
    steps = list(walks(walker, typed(format={"format": format_})))
    reached = ["address"] if kinds.BY_NAME[format_].posted else []
    assert steps == ["about", "words", "format", *asked, "name", "reply", "email", *reached]


def test_a_language_that_is_not_on_the_list_is_asked_for_by_its_name() -> None:
    walker = Walker("ask-for-a-format").start()
    answers = typed(format={"format": "translation"}, language={"language": "other"})
    assert "which-language" in list(walks(walker, answers))


@pytest.mark.parametrize(
    ("kind", "when", "asked"),
    [
        ("phone", "now", ["language", "when"]),
        ("phone", "later", ["language", "when", "appointment"]),
        ("in-person", "later", ["language", "appointment", "place"]),
        ("bsl", "later", ["appointment", "place"]),
        ("bsl-video", "now", ["when"]),
    ],
)
def test_an_interpreter_is_booked_in_few_pages(kind: str, when: str, asked: list[str]) -> None:
    walker = Walker("book-an-interpreter").start()
    answers = typed(kind={"kind": kind}, when={"when": when}, language={"language": "pl"})
    steps = list(walks(walker, answers))
    number = ["phone"] if (kind, when) == ("phone", "now") else []
    assert steps == ["kind", *asked, "team", "for-whom", "name", "reply", "email", *number]


def test_who_wants_a_call_now_gives_a_number_also_to_hear_of_it_by_email() -> None:
    walker = Walker("book-an-interpreter").start()
    answers = typed(kind={"kind": "phone"}, when={"when": "now"}, language={"language": "pl"})
    steps = list(walks(walker, answers))
    assert steps[-2:] == ["email", "phone"]


def test_an_interpreter_for_somebody_else_is_asked_for_by_their_name() -> None:
    walker = Walker("book-an-interpreter").start()
    assert "their-name" in list(walks(walker, typed(for_whom={"for_whom": "other"})))


def test_only_what_is_always_needed_is_offered_to_be_written_down() -> None:
    once = typed(how_often={"how_often": "once"})
    assert "keep" not in list(walks(Walker("ask-for-an-adjustment").start(), once))
    assert "keep" in list(walks(Walker("ask-for-an-adjustment").start(), TYPED))


def test_a_problem_can_be_reported_by_somebody_who_does_not_say_who_they_are() -> None:
    walker = Walker("report-an-accessibility-problem").start()
    answers = typed(reply={"prefers": "none"})
    assert list(walks(walker, answers)) == ["page", "wrong", "used", "reply"]
    walker.send()
    case = Case.objects.get()
    assert (case.email_hash, case.phone_hash, case.postcode_hash) == ("", "", "")
    assert not case.clocks.exists()


def test_a_text_goes_to_a_mobile_only() -> None:
    walker = Walker("ask-for-a-format").start()
    walker.fill(typed(reply={"prefers": "text"}), until="phone")
    walker.send({"phone": "01632 960123"})
    assert walker.step == "phone"
    assert "Enter a mobile number" in walker.soup.get_text()
