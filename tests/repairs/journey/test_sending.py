"""A report goes from Start to its case: named by the catalogue, opened when we knew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.cases.models import Case
from portal.forms.models import Submission
from portal.repairs.journey.names import KEY
from portal.ui import generation
from tests.support.factories import ContactPointFactory
from tests.support.repairs import version_of
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db

AT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
ADDRESS: dict[str, object] = {
    "address-stage": "manual",
    "address-line_1": "1 Test Street",
    "address-line_2": "",
    "address-town": "Testham",
    "address-postcode": "AA1 1AA",
}
GOOD: dict[str, dict[str, object]] = {
    "danger": {"danger": "none"},
    "landlord": {"landlord": "tenant"},
    "address": ADDRESS,
    "where": {"where": "kitchen"},
    "about-kitchen": {"about_kitchen": "sink"},
    "about-sink": {"about_sink": "sink-drips"},
    "known": {"known": "none"},
    "own-words": {"own_words": "The cat flap has come off"},
    "more": {},
    "photos": {},
    "access": {"visit": ["pets"], "entry": "Ring the top bell"},
    "at-home": {"at_home": ["none"]},
    "name": {"name": "Somebody"},
    "reply": {"prefers": "email"},
    "email": {"email": "somebody@example.com"},
    "phone": {"phone": ""},
    "call-gas": {},
    "danger-gas": {},
}


@pytest.fixture
def walker() -> Walker:
    generation.forget()
    ContactPointFactory()
    version_of()
    return Walker(KEY).start()


def test_a_report_opens_a_case_that_is_named_by_the_catalogue(walker: Walker) -> None:
    walker.fill(GOOD).send()
    submission = Submission.objects.get()
    assert submission.case.title == "Dripping kitchen tap"
    assert submission.case.kind == KEY
    assert submission.answers["phone"] is None
    assert submission.version.journey_key == KEY


def test_own_words_name_no_case(walker: Walker) -> None:
    walker.fill({**GOOD, "about-sink": {"about_sink": "else"}}).send()
    assert Case.objects.get().title == "A repair"


def test_a_danger_is_known_from_its_answer_on_however_late_it_is_sent(walker: Walker) -> None:
    with time_machine.travel(AT, tick=False):
        walker.send({"danger": "gas"})
    assert walker.step == "call-gas"
    call = walker.soup.select_one(".rows a")
    assert call is not None
    assert call["href"] == "tel:0800111999"
    with time_machine.travel(AT + timedelta(hours=3), tick=False):
        walker.fill(GOOD).send()
    submission = Submission.objects.get()
    assert submission.case.title == "Smell of gas"
    assert submission.case.opened_at == AT
    assert submission.submitted_at == AT + timedelta(hours=3)
    assert set(submission.answers) == {"danger", "address", "name", "phone"}


def test_a_danger_told_later_is_known_from_then(walker: Walker) -> None:
    with time_machine.travel(AT, tick=False):
        walker.fill(GOOD, until="about-kitchen")
    with time_machine.travel(AT + timedelta(minutes=5), tick=False):
        walker.send({"about_kitchen": "oven"})
    assert walker.step == "danger-gas"
    with time_machine.travel(AT + timedelta(minutes=30), tick=False):
        walker.fill(GOOD).send()
    assert Case.objects.get().opened_at == AT + timedelta(minutes=5)


def test_what_is_no_danger_is_known_when_it_is_sent(walker: Walker) -> None:
    with time_machine.travel(AT, tick=False):
        walker.fill(GOOD)
    with time_machine.travel(AT + timedelta(hours=2), tick=False):
        walker.send()
    assert Case.objects.get().opened_at == AT + timedelta(hours=2)


def test_a_text_needs_a_mobile_number_and_a_letter_needs_none(walker: Walker) -> None:
    walker.fill({**GOOD, "reply": {"prefers": "text"}}, until="phone")
    for number, words in (("", "Enter a phone number"), ("01632 960123", "Enter a mobile")):
        walker.send({"phone": number})
        assert walker.step == "phone"
        assert words in walker.soup.get_text()
    walker.send({"phone": "07700 900123"})
    assert walker.step == "check-answers"


def test_what_is_only_for_us_is_masked_on_the_receipt(walker: Walker) -> None:
    key = walker.fill({**GOOD, "at-home": {"at_home": ["baby"]}}).key
    assert "A baby" in walker.soup.get_text()
    walker.send()
    page = walker.client.get(f"/your-forms/{KEY}/{key}/copy.html").content.decode()
    assert "A baby" not in page
    assert "Ring the top bell" not in page
    assert "Dripping" not in page or "A tap drips" not in page


def test_a_photo_that_cannot_be_used_stops_no_report(walker: Walker) -> None:
    walker.fill(GOOD, until="photos")
    walker.send({"photos": SimpleUploadedFile("photo.jpg", b"this is no picture")})
    assert walker.step == "photos"
    assert "put right" in walker.soup.get_text()
    walker.send({})
    assert walker.step == "access"
    walker.fill(GOOD).send()
    assert Submission.objects.get().answers["photos"] is None
