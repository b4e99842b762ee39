"""The copy of what was sent: what it says, in every format, and to whom alone it is given."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.cases.changes import change_status
from portal.cases.models import Status
from portal.cases.timeline import WEBSITE
from portal.documents import registry
from portal.documents.registry import format_named
from portal.documents.render import render
from portal.forms import access
from portal.forms.models import Submission
from portal.forms.receipts import receipt
from portal.forms.receipts.document import language_of
from tests.documents.samples import failures, words_of
from tests.support.cases import TargetFactory
from tests.support.factories import ContactPointFactory, council_settings

from .everything import ANSWERS, EVERYTHING, SECRET, begun, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> None:
    contact = ContactPointFactory(name="Our contact centre", phone="01632 960100")
    council_settings(name="Anytown Council", name_strong="Anytown", main_contact=contact)
    TargetFactory(length=10)


@pytest.fixture
def submission(council: None) -> Submission:
    return sent()


@pytest.fixture
def mine() -> Client:
    return browser(SECRET)


def browser(secret: str) -> Client:
    client = Client()
    client.cookies[access.COOKIE] = secret
    return client


def address(submission: Submission, ending: str = "html", **changes: str) -> str:
    where = {"journey": submission.journey_key, "key": submission.key, "ending": ending, **changes}
    return reverse("form_receipt", kwargs=where)


def text_of(submission: Submission) -> str:
    return " ".join(render(receipt(submission), "text").content.decode().split())


def test_it_says_what_we_got_when_how_and_under_which_reference(submission: Submission) -> None:
    text = text_of(submission)
    assert "Everything you told us" in text
    assert submission.case.shown_reference in text
    assert "How you told us: Online" in text
    assert "We got it at:" in text


def test_every_answer_is_on_it_with_the_words_that_the_person_saw(submission: Submission) -> None:
    text = text_of(submission)
    for words in ("Qvxname Wyrdling", "Zqxmould below", "23 May 1937", "£48,613.57", "Kwzperson"):
        assert words in text
    assert "Your radios: Red" in text


def test_sensitive_answers_are_masked(submission: Submission) -> None:
    text = text_of(submission)
    assert "Ends in 4C" in text
    assert not any(str(ANSWERS[id_]) in text for id_ in ("nino", "account_number", "sort_code"))


def test_it_says_by_when_we_reply_and_what_else_happens(submission: Submission) -> None:
    text = text_of(submission)
    assert "We will reply by" in text
    assert "We read it first." in text


def test_a_copy_taken_later_says_how_it_stands_now_and_on_which_day(submission: Submission) -> None:
    assert "how it stood" not in text_of(submission)
    later = timezone.now() + timedelta(days=60)
    with patch("django.utils.timezone.now", return_value=later):
        text = text_of(submission)
    assert "We are late, and we are sorry." in text
    assert "This is how it stood on" in text


def test_a_copy_of_what_has_ended_promises_nothing(submission: Submission) -> None:
    change_status(submission.case, Status.DONE, WEBSITE)
    text = text_of(Submission.objects.get(pk=submission.pk))
    assert "This has ended: Done." in text
    assert "We will reply" not in text


def test_it_says_how_to_ask_and_what_we_do_with_the_answers(submission: Submission) -> None:
    text = text_of(submission)
    assert "01632 960100" in text
    assert "To decide what to do" in text
    assert "1 year" in text


def test_it_is_in_the_language_of_the_form(submission: Submission) -> None:
    assert receipt(submission).language == "en-GB"
    assert language_of(Submission(language="cy")) == "cy"


def test_the_pdf_passes_every_rule_of_pdf_ua(submission: Submission) -> None:
    made = render(receipt(submission), "pdf").content
    assert failures(made) == []
    assert pikepdf.open(io.BytesIO(made)).Root.Lang == "en-GB"


def test_the_browser_that_sent_it_gets_a_page_and_keeps_nothing(
    submission: Submission, mine: Client
) -> None:
    response = mine.get(address(submission))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Content-Disposition" not in response.headers
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert "Qvxname Wyrdling" in words_of(html)
    assert "style=" not in html


@pytest.mark.parametrize(
    ("ending", "media_type"), [("pdf", "application/pdf"), ("txt", "text/plain; charset=utf-8")]
)
def test_a_file_is_named_after_its_reference_and_nothing_else(
    submission: Submission, mine: Client, ending: str, media_type: str
) -> None:
    response = mine.get(address(submission, ending), follow=True)
    assert response.headers["Content-Type"] == media_type
    name = f"{submission.case.shown_reference}.{ending}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "private, no-store"


def test_another_browser_gets_nothing(submission: Submission) -> None:
    for client in (Client(), browser("t" * 43)):
        for ending in ("html", "pdf", "txt"):
            assert client.get(address(submission, ending)).status_code == 404
        for format in ("pdf", "text", "audio"):
            file = reverse("format_file", args=["receipt", submission.key, format])
            assert client.get(file).status_code == 404
        listed = reverse("other_formats", args=["receipt", submission.key])
        unknown = reverse("other_formats", args=["receipt", "k" * 27])
        assert client.get(listed).status_code == client.get(unknown).status_code == 404


def test_whatever_is_wrong_looks_the_same(submission: Submission, mine: Client) -> None:
    unsent = begun()
    wrong = [
        address(submission, "docx"),
        address(submission, key="k" * 27),
        address(submission, journey="another"),
        address(submission, key=unsent.key),
    ]
    answers = [mine.get(each) for each in wrong] + [Client().get(address(submission))]
    assert {each.status_code for each in answers} == {404}
    assert len({each.headers["Cache-Control"] for each in answers}) == 1
    assert len({words_of(each.content.decode()) for each in answers}) == 1


def test_nothing_can_be_posted_to_it(submission: Submission, mine: Client) -> None:
    assert mine.post(address(submission)).status_code == 405


def test_where_no_pdf_can_be_made_it_says_so_and_leads_to_the_other_formats(
    submission: Submission, mine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = replace(format_named("pdf"), missing=lambda: "There is no Pango.")
    monkeypatch.setitem(registry._formats, "pdf", without)
    response = mine.get(reverse("format_file", args=["receipt", submission.key, "pdf"]))
    assert response.status_code == 503
    said = response.content.decode()
    assert "We cannot make this format now" in said
    assert "Pango" not in said
    assert reverse("other_formats", args=["receipt", submission.key]) in said


def test_a_page_costs_few_queries(
    submission: Submission, mine: Client, django_assert_max_num_queries: Any
) -> None:
    mine.get(address(submission))
    with django_assert_max_num_queries(14):
        mine.get(address(submission))


def test_the_journey_it_stands_on_is_the_one_that_was_sent(submission: Submission) -> None:
    assert submission.version.title == EVERYTHING.title
    assert receipt(submission).title == EVERYTHING.case_title
