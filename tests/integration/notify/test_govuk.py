"""Sending by GOV.UK Notify: what it is handed, and what each of its answers leads to."""

from __future__ import annotations

import base64
import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from portal.integration import messages, outbox
from portal.integration.messages import Attachment, Letter, Message, TextMessage
from portal.integration.models import Attempt, Delivery, Outcome, State
from portal.integration.outbox.lease import claim

from . import fake_notify
from .conftest import ADDRESS, CANARY, LINES, NUMBER, PDF, again, last, try_once_more
from .fake_notify import FakeNotify

pytestmark = pytest.mark.django_db


def sent(channel: str) -> Delivery:
    delivery = messages.queue("receipt", 41, channel=channel)
    outbox.send(delivery.pk)
    return again(delivery)


class TestWhatNotifyIsHanded:
    def test_an_email_in_our_own_words(self, notify: FakeNotify) -> None:
        delivery = sent("email")
        [taken] = notify.taken
        assert taken["sent"] == {
            "email_address": ADDRESS,
            "template_id": fake_notify.EMAIL_TEMPLATE,
            "personalisation": {"subject": "We have it", "body": f"Thank you, {CANARY}."},
            "reference": str(delivery.key),
        }
        assert delivery.state == State.SENT
        assert last(delivery).answered == {"id": taken["id"], "status": 201}

    def test_a_text(self, notify: FakeNotify) -> None:
        delivery = sent("text")
        [taken] = notify.taken
        assert taken["type"] == "sms"
        assert taken["sent"]["phone_number"] == NUMBER
        assert taken["sent"]["personalisation"] == {"body": "We have it."}
        assert delivery.state == State.SENT

    def test_a_letter_as_the_pdf_that_we_made(self, notify: FakeNotify) -> None:
        delivery = sent("letter")
        [taken] = notify.taken
        assert base64.b64decode(taken["sent"]["content"]) == PDF
        assert taken["sent"]["postage"] == "second"
        assert taken["reference"] == str(delivery.key)
        assert delivery.state == State.SENT

    def test_a_first_try_asks_nothing_and_sends_once(self, notify: FakeNotify) -> None:
        sent("text")
        assert (notify.asked, len(notify.taken)) == ([], 1)


class TestNobodyGetsATextTwice:
    def test_one_that_was_taken_though_the_answer_was_lost_is_found_by_its_reference(
        self, notify: FakeNotify
    ) -> None:
        notify.faults = [fake_notify.TAKEN_THEN_RESET]
        delivery = sent("text")
        assert delivery.state == State.WAITING
        delivery = try_once_more(delivery)
        assert delivery.state == State.SENT
        assert notify.asked == [str(delivery.key)]
        assert len(notify.taken) == 1
        assert last(delivery).answered == {"id": notify.taken[0]["id"], "found": True}

    def test_one_whose_worker_was_killed_after_sending(self, notify: FakeNotify) -> None:
        delivery = messages.queue("receipt", 41, channel="text")
        held = claim(delivery.pk)
        assert held
        outbox.sending._try(held)
        Delivery.objects.update(lease_until=timezone.now())
        outbox.send(delivery.pk)
        assert again(delivery).state == State.SENT
        assert len(notify.taken) == 1

    def test_one_that_never_arrived_there_is_sent(self, notify: FakeNotify) -> None:
        notify.faults = [fake_notify.RESET]
        delivery = try_once_more(sent("text"))
        assert delivery.state == State.SENT
        assert len(notify.taken) == 1

    def test_it_is_not_sent_while_notify_cannot_be_asked(self, notify: FakeNotify) -> None:
        notify.faults, notify.asking_faults = [fake_notify.HANG], ["broken"]
        delivery = try_once_more(sent("text"))
        assert delivery.state == State.WAITING
        assert last(delivery).reason == "Notify 500"
        assert notify.taken == []

    @pytest.mark.parametrize("status", ["permanent-failure", "technical-failure", "cancelled"])
    def test_one_that_notify_gave_up_is_sent_anew(self, notify: FakeNotify, status: str) -> None:
        notify.faults = [fake_notify.TAKEN_THEN_RESET]
        delivery = sent("text")
        notify.taken[0]["status"] = status
        try_once_more(delivery)
        assert [one["reference"] for one in notify.taken] == [str(delivery.key)] * 2


class TestWhatItsAnswersMean:
    @pytest.mark.parametrize("number", ["01632 960123", "07000 900123", "nobody", ""])
    def test_what_is_no_uk_mobile_is_refused_without_asking(
        self, notify: FakeNotify, number: str
    ) -> None:
        messages.register(
            "other", lambda pk: None, owner="case", text=lambda pk: TextMessage(number, "Hello")
        )
        delivery = messages.queue("other", 1, channel="text")
        outbox.send(delivery.pk)
        assert (again(delivery).state, notify.taken) == (State.DEAD, [])
        assert last(delivery).reason == "Not a UK mobile number"

    def test_a_number_that_notify_refuses_is_refused_for_good(self, notify: FakeNotify) -> None:
        messages.register(
            "other",
            lambda pk: Message("bad@example.org", "Hello", "Hello"),
            owner="case",
            text=lambda pk: TextMessage("+447700900404", "Hello"),
        )
        for channel in ("text", "email"):
            delivery = messages.queue("other", 1, channel=channel)
            outbox.send(delivery.pk)
            assert again(delivery).state == State.DEAD
            assert last(delivery).outcome == Outcome.REFUSED
            assert last(delivery).reason == "Notify 400 ValidationError"

    def test_a_letter_is_never_refused_for_good_at_once(self, notify: FakeNotify) -> None:
        with override_settings(GOVUK_NOTIFY_POSTAGE="tomorrow"):
            delivery = sent("letter")
        assert (delivery.state, last(delivery).outcome) == (State.WAITING, Outcome.FAILED)

    @pytest.mark.parametrize(
        ("fault", "reason"),
        [
            ("trial", "Notify 400 BadRequestError"),
            ("broken", "Notify 500"),
            ("away", "Notify 503"),
            ("new", "Notify 418"),
            (fake_notify.RESET, "Notify: ConnectionError"),
            (fake_notify.HANG, "Notify: ReadTimeout"),
            (fake_notify.NOT_JSON, "Notify 201"),
        ],
    )
    def test_what_may_be_mended_is_tried_again(
        self, notify: FakeNotify, fault: str, reason: str
    ) -> None:
        notify.faults = [fault]
        delivery = sent("text")
        assert (delivery.state, last(delivery).reason) == (State.WAITING, reason)

    def test_a_key_that_is_not_known_is_for_us_to_mend(self, notify: FakeNotify) -> None:
        with override_settings(GOVUK_NOTIFY_KEY=fake_notify.KEY[:-1] + "9"):
            delivery = sent("text")
        assert (delivery.state, last(delivery).reason) == (State.WAITING, "Notify 403 AuthError")

    def test_a_key_that_is_none_is_for_us_to_mend(self, notify: FakeNotify) -> None:
        with override_settings(GOVUK_NOTIFY_KEY=""):
            delivery = sent("text")
        assert delivery.state == State.WAITING
        assert last(delivery).reason.startswith("AssertionError")

    def test_the_limit_of_a_minute_is_waited_out(self, notify: FakeNotify) -> None:
        notify.faults = ["rate"]
        delivery = sent("text")
        assert last(delivery).reason == "Notify 429 RateLimitError"
        assert delivery.due_at - timezone.now() > timedelta(seconds=50)

    def test_the_limit_of_a_day_is_waited_out(self, notify: FakeNotify) -> None:
        notify.faults = ["day"]
        now = datetime.now(UTC).replace(microsecond=0)
        delivery = sent("text")
        assert delivery.due_at.date() == (now + timedelta(days=1)).date()

    def test_a_server_that_is_not_there_is_tried_again(self, notify: FakeNotify) -> None:
        with override_settings(GOVUK_NOTIFY_URL="http://127.0.0.1:9"):
            delivery = sent("text")
        assert (delivery.state, last(delivery).reason) == (
            State.WAITING,
            "Notify: ConnectionError",
        )

    def test_files_are_not_left_out_in_silence(self, notify: FakeNotify) -> None:
        file = Attachment("a.pdf", "application/pdf", PDF)
        made = Message(ADDRESS, "Hello", "Hello", attachments=(file,))
        messages.register("other", lambda pk: made, owner="case")
        delivery = messages.queue("other", 1)
        outbox.send(delivery.pk)
        assert (again(delivery).state, notify.taken) == (State.WAITING, [])

    def test_a_text_that_is_too_long_is_not_handed_over(self, notify: FakeNotify) -> None:
        messages.register(
            "other", lambda pk: None, owner="case", text=lambda pk: TextMessage(NUMBER, "a" * 919)
        )
        delivery = messages.queue("other", 1, channel="text")
        outbox.send(delivery.pk)
        assert (last(delivery).reason, notify.taken) == ("Too long for a text", [])

    @pytest.mark.parametrize("lines", [LINES[:2], LINES * 2])
    def test_an_address_that_is_not_whole_is_refused(
        self, notify: FakeNotify, lines: tuple[str, ...]
    ) -> None:
        messages.register(
            "other", lambda pk: None, owner="case", letter=lambda pk: Letter(lines, "Hi", PDF)
        )
        delivery = messages.queue("other", 1, channel="letter")
        outbox.send(delivery.pk)
        assert (again(delivery).state, notify.taken) == (State.DEAD, [])


def test_the_canary_is_in_no_row_and_no_log(
    notify: FakeNotify, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    messages.register(
        "canary",
        lambda pk: Message(f"bad{ADDRESS}", CANARY, CANARY),
        owner="case",
        text=lambda pk: TextMessage("+447700900404", CANARY),
        letter=lambda pk: Letter(LINES, CANARY, PDF),
    )
    outbox.send(messages.queue("receipt", 1).pk)
    for channel in ("email", "text", "letter"):
        for fault in ("", "trial", "broken", fake_notify.RESET, fake_notify.NOT_JSON):
            notify.faults = [fault]
            outbox.send(messages.queue("canary", 1, channel=channel).pk)
    assert any(CANARY in str(one["sent"]) for one in notify.taken), "the canary was sent"
    assert caplog.records
    for secret in (CANARY, "7700900404", fake_notify.SECRET):
        assert secret not in caplog.text.lower()
        assert not [row for row in Attempt.objects.values() if secret in str(row).lower()]
