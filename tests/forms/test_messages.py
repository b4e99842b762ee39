"""The e-mail that says that a form has arrived."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from portal.cases.contacts import contact_of
from portal.cases.models import Case
from portal.forms.definition import About
from portal.forms.messages import RECEIVED, build_received
from portal.forms.models import Submission
from portal.forms.sending import send
from portal.integration.models import Delivery
from portal.integration.outbox import sweep
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.factories import ContactPointFactory, council_settings

from .everything import ANSWERS, EVERYTHING, begun, sent

pytestmark = pytest.mark.django_db

EVERY_ANSWER = (
    "Qvxname",
    "Zqxdamp",
    "1937",
    "48613",
    "48,613",
    "Kwzperson",
    "960771",
    "Vqzstreet",
    "ZE1",
    "AB987654C",
    "73190264",
)


@pytest.fixture(autouse=True)
def council() -> None:
    contact = ContactPointFactory(name="Our contact centre", phone="01632 960100")
    council_settings(name="Anytown Council", main_contact=contact)
    TargetFactory(length=10)


def test_sending_a_form_queues_one_message_about_it() -> None:
    submission = sent()
    delivery = Delivery.objects.get(template=RECEIVED)
    assert (delivery.subject_id, delivery.owner) == (submission.pk, "submission")


def test_sending_it_twice_queues_one_message() -> None:
    key = begun().key
    send(key)
    send(key)
    assert Delivery.objects.filter(template=RECEIVED).count() == 1


def test_nothing_is_queued_for_a_person_without_email() -> None:
    silent = replace(
        EVERYTHING, key="silent", outcome=replace(EVERYTHING.outcome, about=About(name="text"))
    )
    send(begun(journey=silent).key)
    assert not Delivery.objects.filter(template=RECEIVED).exists()


def test_a_sending_that_fails_queues_nothing() -> None:
    with pytest.raises(RuntimeError):
        send_and_fail()
    assert not Delivery.objects.exists()
    assert not Submission.objects.exists()


@transaction.atomic
def send_and_fail() -> None:
    sent()
    raise RuntimeError


def test_it_says_what_we_got_its_reference_and_by_when_we_reply() -> None:
    submission = sent()
    message = build_received(submission.pk)
    assert message is not None
    reference = submission.case.shown_reference
    text = " ".join(message.text.split())
    assert message.to == ANSWERS["email"]
    assert message.subject == f"We have it: Everything you told us ({reference})"
    for words in (reference, "We will reply by", "We read it first.", "/track/", "01632 960100"):
        assert words in text
        assert words in message.html


def test_it_repeats_no_answer() -> None:
    message = build_received(sent().pk)
    assert message is not None
    everything = message.subject + message.text + message.html
    assert not [answer for answer in EVERY_ANSWER if answer in everything]
    assert message.attachments == ()


def test_what_it_promises_is_true_when_it_leaves() -> None:
    submission = sent()
    clock = submission.case.clocks.get()
    clock.promise = "We will telephone you"
    clock.save()
    message = build_received(submission.pk)
    assert message is not None
    assert "We will telephone you by" in message.text


def test_there_is_nothing_to_send_once_the_submission_has_gone() -> None:
    submission = sent()
    pk = submission.pk
    submission.case.delete()
    assert build_received(pk) is None


def test_the_worker_sends_it() -> None:
    sent()
    sweep()
    assert [letter.to for letter in mail.outbox] == [[ANSWERS["email"]]]


def test_a_case_knows_how_to_reach_whoever_sent_its_form() -> None:
    case = Case.objects.get(pk=sent().case_id)
    contact = contact_of(case)
    assert (contact.name, contact.email) == (ANSWERS["text"], ANSWERS["email"])
    assert contact.address[0] == "7 Vqzstreet"


def test_a_case_that_no_form_opened_has_nobody_to_reach() -> None:
    case: Any = CaseFactory()
    assert contact_of(case).email == ""
