"""Asking a question or telling us something: every way through, and where each one leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
import textstat
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.cases.contacts import contact_of
from portal.cases.lookup import find
from portal.cases.models import Case
from portal.contact.journeys import ASK_OR_TELL
from portal.contact.message import TOPICS
from portal.forms import registry
from portal.forms.definition import Choice, ContentStep, ExitStep, QuestionStep
from portal.forms.models import Submission
from portal.forms.models.destination import Destination
from portal.forms.prove import prove
from portal.forms.route import route
from tests.forms.uploads.good import jpeg
from tests.support.factories import ContactPointFactory
from tests.support.walking import Walker, walks

from .conftest import GOOD

TOPIC_VALUES = [each.value for each in TOPICS if isinstance(each, Choice)]
SENTENCE_AT_LEAST = 4
"""Words: a grade means nothing for a heading of two."""


def typed(**pages: dict[str, object]) -> dict[str, dict[str, object]]:
    """What is typed where these pages differ; ``best_time`` stands for ``best-time``."""
    return {**GOOD, **{name.replace("_", "-"): {**GOOD[name], **v} for name, v in pages.items()}}


def sent(walker: Walker, answers: dict[str, dict[str, object]]) -> Case:
    walker.fill(answers).send()
    return Case.objects.get()


def test_it_is_registered_and_proved() -> None:
    assert registry.get("ask-or-tell") == ASK_OR_TELL
    assert prove(ASK_OR_TELL) == []


def test_a_question_that_is_answered_by_email_takes_five_pages(walker: Walker) -> None:
    assert list(walks(walker, GOOD)) == ["about", "message", "files", "reply", "email"]


@pytest.mark.parametrize(
    ("prefers", "pages"),
    [
        ("email", ["email"]),
        ("text", ["phone"]),
        ("phone", ["phone", "best-time"]),
        ("post", ["address"]),
        ("none", []),
    ],
)
def test_each_way_to_reply_asks_for_what_it_needs_alone(
    walker: Walker, prefers: str, pages: list[str]
) -> None:
    answers = typed(reply={"prefers": prefers, "name": "A Resident"})
    assert list(walks(walker, answers)) == ["about", "message", "files", "reply", *pages]


def test_no_combination_asks_for_more_than_two_ways_to_reach_somebody() -> None:
    for topic, prefers in product(TOPIC_VALUES, ("email", "text", "phone", "post", "none")):
        answers = {"topic": topic, "urgent_repair": "no", "tonight": "yes"}
        answers |= {"kind": "thanks", "message": "Thanks", "earlier": None, "files": []}
        found = route(ASK_OR_TELL, {**answers, "prefers": prefers, "name": None})
        asked = {"email", "phone", "address"} & {live.address for live in found.steps}
        assert len(asked) == (prefers != "none"), (topic, prefers)


@pytest.mark.parametrize(
    ("topic", "page", "answer", "leads_to"),
    [
        ("repairs", "urgent-repair", {"urgent_repair": "yes"}, "call-about-repair"),
        ("repairs", "urgent-repair", {"urgent_repair": "no"}, "repair-online"),
        ("homeless", "tonight", {"tonight": "no"}, "call-about-tonight"),
        ("homeless", "tonight", {"tonight": "yes"}, "message"),
    ],
)
def test_what_cannot_wait_is_not_taken_as_a_message(
    walker: Walker, topic: str, page: str, answer: dict[str, str], leads_to: str
) -> None:
    walker.send({"topic": topic})
    assert walker.step == page
    walker.send(answer)
    assert walker.step == leads_to


def test_an_exit_gives_emergency_numbers_to_tap(walker: Walker) -> None:
    walker.send({"topic": "repairs"}).send({"urgent_repair": "yes"})
    links = [link["href"] for link in walker.soup.select("main a[href^='tel:']")]
    assert links == ["tel:0800111999", "tel:999"]


def test_a_repair_that_can_wait_has_a_form_of_its_own_or_is_written_about(walker: Walker) -> None:
    walker.send({"topic": "repairs"}).send({"urgent_repair": "no"})
    (way,) = walker.soup.select(".rows a")
    assert way["href"] == "/search/?q=report+a+repair"
    assert walker.client.get(str(way["href"])).status_code == 200
    assert walker.send().step == "message"


@pytest.mark.parametrize("path", ["/search/?q=emergency+repair", "/search/?q=homeless"])
def test_an_exit_leads_to_a_page_that_is_there(walker: Walker, path: str) -> None:
    hrefs = [way.href for _s, step in ASK_OR_TELL.steps() if isinstance(step, ExitStep)
             for way in step.ways]  # fmt: skip
    assert path in hrefs
    assert walker.client.get(path).status_code == 200


def test_something_that_went_wrong_can_be_made_a_complaint(walker: Walker) -> None:
    complaints, waste = ContactPointFactory(slug="put-right"), ContactPointFactory(slug="waste")
    common = {"journey_key": "ask-or-tell"}
    Destination.objects.create(**common, question="topic", answer="bins", team=waste)
    Destination.objects.create(**common, question="complaint", answer="complaint", team=complaints)
    answers = typed(message={"kind": "wrong"}, complaint={"complaint": "complaint"})
    assert "complaint" in list(walks(walker, answers))
    walker.send()
    assert Case.objects.get().team == complaints


def test_something_to_be_put_right_goes_to_the_team_that_does_the_work(walker: Walker) -> None:
    waste = ContactPointFactory(slug="waste")
    Destination.objects.create(
        journey_key="ask-or-tell", question="topic", answer="bins", team=waste
    )
    assert sent(walker, typed(message={"kind": "wrong"})).team == waste


@pytest.mark.parametrize("prefers", ["phone", "post"])
def test_a_name_is_needed_only_for_a_call_or_a_letter(walker: Walker, prefers: str) -> None:
    walker.fill(GOOD, until="reply").send({"prefers": prefers, "name": ""})
    assert walker.step == "reply"
    assert "Enter your name" in walker.soup.select_one(".govuk-error-summary").get_text()
    walker.send({"prefers": "none", "name": ""})
    assert walker.step == "check-answers"


def test_a_text_needs_a_mobile_number_and_a_call_does_not(walker: Walker) -> None:
    walker.fill(GOOD, until="reply").send({"prefers": "text", "name": ""})
    walker.send({"phone": "01632 960123", "postcode": ""})
    assert walker.step == "phone"
    assert "Enter a mobile number" in walker.soup.select_one(".govuk-error-summary").get_text()
    walker.send({"phone": "07700 900123", "postcode": ""})
    assert walker.step == "check-answers"


def test_a_phone_number_that_turns_unfit_for_texts_is_asked_for_again(walker: Walker) -> None:
    answers = typed(
        reply={"prefers": "phone", "name": "A Resident"}, phone={"phone": "01632 960123"}
    )
    walker.fill(answers)
    walker.go(f"/forms/ask-or-tell/{walker.key}/reply/?change=1")
    walker.send({"prefers": "text", "name": ""})
    walker.go(f"/forms/ask-or-tell/{walker.key}/check-answers/").send()
    assert walker.step == "phone"
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("prefers", "kept"),
    [
        ("email", {"prefers": "email", "email": "resident@example.com"}),
        ("text", {"prefers": "text", "phone": "+447700900123"}),
        ("phone", {"prefers": "phone", "phone": "+447700900123", "name": "A Resident"}),
        ("post", {"prefers": "post", "address": ("1 Test Street", "Testham", "AA1 1AA")}),
        ("none", {"email": "", "phone": "", "address": ()}),
    ],
)
def test_the_adviser_knows_how_to_reply(walker: Walker, prefers: str, kept: dict[str, Any]) -> None:
    case = sent(walker, typed(reply={"prefers": prefers, "name": "A Resident"}))
    contact = contact_of(case)
    assert {name: getattr(contact, name) for name in kept} == kept


@pytest.mark.parametrize(
    ("prefers", "known"),
    [
        ("email", {"email": "resident@example.com"}),
        ("text", {"postcode": "aa11aa"}),
        ("phone", {"postcode": "AA1 1AA"}),
        ("post", {"postcode": "AA1 1AA"}),
    ],
)
def test_a_message_can_be_followed_by_what_its_sender_gave(
    walker: Walker, prefers: str, known: dict[str, str]
) -> None:
    case = sent(walker, typed(reply={"prefers": prefers, "name": "A Resident"}))
    assert find(case.reference, **known) == case


@pytest.mark.parametrize(
    ("prefers", "postcode", "followed"),
    [("email", "", True), ("text", "AA1 1AA", True), ("text", "", False), ("none", "", False)],
)
def test_following_it_online_is_offered_only_to_those_who_can(
    walker: Walker, prefers: str, postcode: str, followed: bool
) -> None:
    """On another device, where what was sent cannot be opened."""
    sent(walker, typed(reply={"prefers": prefers}, phone={"postcode": postcode}))
    elsewhere = Walker("ask-or-tell").go(walker.at)
    assert bool(elsewhere.soup.select("main a.govuk-button[href='/track/']")) == followed


def test_those_who_need_no_reply_read_that_none_will_come(walker: Walker) -> None:
    sent(walker, typed(reply={"prefers": "none"}))
    assert "We will reply" not in walker.soup.get_text()
    assert not Case.objects.get().clocks.exists()


def test_sending_asks_for_no_oath_about_a_question(walker: Walker) -> None:
    walker.fill(GOOD)
    assert "is true" not in walker.soup.main.get_text()


def test_a_photo_is_kept_with_the_message(walker: Walker) -> None:
    walker.fill(GOOD, until="files")
    photo = SimpleUploadedFile("bin.jpg", jpeg(), "image/jpeg")
    walker.send({"files": photo}).fill(GOOD).send()
    assert [file["name"] for file in Submission.objects.get().answers["files"]] == ["bin.jpg"]


def test_a_file_that_is_not_what_it_says_is_refused_where_it_was_chosen(walker: Walker) -> None:
    walker.fill(GOOD, until="files")
    walker.send({"files": SimpleUploadedFile("bin.pdf", b"no PDF at all", "application/pdf")})
    assert walker.step == "files"
    assert walker.soup.select_one(".govuk-error-summary")


def test_the_reference_of_an_earlier_letter_may_be_left_out_or_given(walker: Walker) -> None:
    sent(walker, typed(message={"earlier": "CT 12345"}))
    assert Submission.objects.get().answers["earlier"] == "CT 12345"


def sentences() -> Iterator[str]:
    """Every sentence of the journey that a person reads in one go."""
    notice, outcome = ASK_OR_TELL.privacy, ASK_OR_TELL.outcome
    assert notice is not None
    yield from (notice.purpose, notice.basis, notice.seen_by, notice.kept)
    yield from (outcome.thanks, outcome.declaration, *outcome.next)
    for _section, step in ASK_OR_TELL.steps():
        yield step.heading
        if isinstance(step, ExitStep | ContentStep):
            yield from step.body
        if isinstance(step, ExitStep):
            yield from (way.label for way in step.ways)
        if isinstance(step, QuestionStep):
            yield from step.intro
            for question in step.questions:
                yield from (question.label, question.hint, *question.errors.values())
                yield from (part for each in question.options for part in (each.label, each.hint))


def test_it_reads_at_a_reading_age_of_nine_to_eleven() -> None:
    said = [words for words in sentences() if len(words.split()) >= SENTENCE_AT_LEAST]
    assert len(said) > 40
    text = " ".join(words if words.endswith((".", "?")) else f"{words}." for words in said)
    assert textstat.flesch_kincaid_grade(text) <= 5


def test_it_names_no_council() -> None:
    assert "oxford" not in " ".join(sentences()).lower()
