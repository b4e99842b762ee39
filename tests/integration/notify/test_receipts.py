"""What GOV.UK Notify says later of a message that it took."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from portal.integration import messages, outbox
from portal.integration.api import keys
from portal.integration.models import Attempt, Delivery, Outcome, State
from portal.integration.outbox.backoff import MOST_TRIES
from portal.integration.outbox.lease import claim
from portal.integration.signals import bounced
from tests.support.api import make_system

from .conftest import CANARY, again, last, try_once_more
from .fake_notify import FakeNotify
from .posting import post, receipt

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Iterator[list[str]]:
    """The reasons for which it was said that a person was not reached."""
    heard: list[str] = []

    def hear(delivery: Delivery, reason: str, **kwargs: Any) -> None:
        heard.append(reason)

    bounced.connect(hear)
    yield heard
    bounced.disconnect(hear)


class TestReceipts:
    def test_one_that_arrived_is_noted(self, key: str, delivery: Delivery) -> None:
        assert post(key, receipt(delivery, "delivered")).status_code == 204
        assert again(delivery).state == State.SENT
        assert last(delivery).answered["receipt"] == "delivered"

    def test_one_that_can_never_arrive_is_given_up_and_told(
        self, key: str, delivery: Delivery, told: list[str], caplog: pytest.LogCaptureFixture
    ) -> None:
        assert post(key, receipt(delivery, "permanent-failure")).status_code == 204
        assert again(delivery).state == State.DEAD
        assert last(delivery).outcome == Outcome.REFUSED
        assert told == ["Notify: permanent-failure"]

    def test_the_same_receipt_twice_is_one(
        self, key: str, delivery: Delivery, told: list[str]
    ) -> None:
        for _ in range(3):
            assert post(key, receipt(delivery, "permanent-failure")).status_code == 204
        assert len(told) == 1

    @pytest.mark.parametrize("status", ["technical-failure", "temporary-failure"])
    def test_one_that_may_go_better_is_tried_again(
        self, key: str, notify: FakeNotify, delivery: Delivery, told: list[str], status: str
    ) -> None:
        notify.taken[0]["status"] = status
        post(key, receipt(delivery, status))
        assert again(delivery).state == State.WAITING
        assert try_once_more(delivery).state == State.SENT
        assert len(notify.taken) == 2
        assert told == []

    def test_a_receipt_of_an_earlier_try_says_nothing_of_the_last(
        self, key: str, notify: FakeNotify, delivery: Delivery, told: list[str]
    ) -> None:
        old = receipt(delivery, "technical-failure")
        notify.taken[0]["status"] = "technical-failure"
        post(key, old)
        try_once_more(delivery)
        post(key, old)
        post(key, old | {"status": "permanent-failure"})
        assert (again(delivery).state, told) == (State.SENT, [])

    def test_a_phone_that_stays_off_is_given_up_the_second_time(
        self, key: str, notify: FakeNotify, delivery: Delivery, told: list[str]
    ) -> None:
        notify.taken[0]["status"] = "temporary-failure"
        post(key, receipt(delivery, "temporary-failure"))
        try_once_more(delivery)
        post(key, receipt(delivery, "temporary-failure"))
        assert (again(delivery).state, told) == (State.DEAD, ["Notify: temporary-failure"])

    def test_a_failure_after_the_last_try_is_given_up(
        self, key: str, delivery: Delivery, told: list[str]
    ) -> None:
        Delivery.objects.update(tries=MOST_TRIES)
        post(key, receipt(delivery, "technical-failure"))
        assert (again(delivery).state, told) == (State.DEAD, [])

    def test_a_letter_that_cannot_be_printed_is_for_us_to_mend(
        self, key: str, delivery: Delivery, told: list[str]
    ) -> None:
        post(key, receipt(delivery, "validation-failed"))
        assert (again(delivery).state, told) == (State.DEAD, [])
        assert last(delivery).reason == "Notify: validation-failed"

    def test_one_that_is_still_under_way_changes_nothing(
        self, key: str, delivery: Delivery
    ) -> None:
        post(key, receipt(delivery, "sending"))
        assert again(delivery).state == State.SENT

    def test_one_before_our_own_note_is_asked_to_come_again(
        self, key: str, notify: FakeNotify
    ) -> None:
        delivery = messages.queue("receipt", 41, channel="text")
        held = claim(delivery.pk)
        assert held
        outbox.sending._try(held)
        early = {"id": notify.taken[0]["id"], "reference": str(delivery.key)}
        assert post(key, early | {"status": "permanent-failure"}).status_code == 503

    @pytest.mark.parametrize("reference", [None, "", "ours-7", str(uuid.UUID(int=7))])
    def test_one_about_nothing_of_ours_is_taken(
        self, key: str, delivery: Delivery, reference: str | None
    ) -> None:
        said = receipt(delivery, "permanent-failure", reference=reference)
        assert post(key, said).status_code == 204
        assert again(delivery).state == State.SENT

    def test_one_about_a_message_that_waits_or_went_by_mail_changes_nothing(self, key: str) -> None:
        delivery = messages.queue("receipt", 41)
        said = {"id": str(uuid.uuid4()), "reference": str(delivery.key), "status": "delivered"}
        post(key, said | {"status": "permanent-failure"})
        assert again(delivery).state == State.WAITING
        outbox.send(delivery.pk)
        post(key, said | {"status": "permanent-failure"})
        assert again(delivery).state == State.SENT

    def test_what_is_no_receipt_is_refused(self, key: str) -> None:
        assert post(key, {"status": "delivered"}).status_code == 422

    def test_it_needs_a_key_with_the_scope(self, key: str, delivery: Delivery) -> None:
        said = receipt(delivery, "permanent-failure")
        other = keys.make(make_system("housing"), "tests", ("cases:write",))[1]
        assert post("pk_wrong", said).status_code == 401
        assert post(other, said).status_code == 404
        assert again(delivery).state == State.SENT

    def test_the_person_is_in_no_row_and_no_log(
        self, key: str, delivery: Delivery, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        post(key, receipt(delivery, "permanent-failure"))
        post(key, receipt(delivery, "delivered", id="x"))
        assert CANARY not in caplog.text
        assert CANARY not in str(list(Attempt.objects.values()))
