"""Events as signed requests: what arrives, who can check it, and what each answer leads to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from portal.integration.channels import webhook
from portal.integration.channels.answers import LONGEST_WAIT
from portal.integration.models import Delivery, Endpoint, Kind, Outcome
from portal.integration.signing import new_secret, rotate
from tests.support.http import Says, Server

from .conftest import CANARY, Deliver, MakeEndpoint


@pytest.fixture
def housing(endpoint: MakeEndpoint, server: Server) -> Endpoint:
    return endpoint(Kind.WEBHOOK, server.url("/in"))


@pytest.fixture
def delivery(housing: Endpoint, happened: Deliver) -> Delivery:
    return happened()


def verified(secret: str | None, server: Server) -> Any:
    assert secret
    asked = server.asked[-1]
    return Webhook(secret).verify(asked.body, asked.headers)


class TestWhatArrives:
    def test_the_event_signed_with_the_secret(self, delivery: Delivery, server: Server) -> None:
        result = webhook.send(delivery)

        assert result.outcome == Outcome.SENT
        assert delivery.endpoint
        event = verified(delivery.endpoint.secret, server)
        assert event == delivery.payload
        assert event["type"] == "case.opened"
        asked = server.asked[-1]
        assert (asked.method, asked.path) == ("POST", "/in")
        assert asked.headers["content-type"] == "application/json"
        assert asked.headers["webhook-id"] == str(delivery.key)

    def test_the_same_id_and_the_same_bytes_at_each_try(
        self, delivery: Delivery, server: Server
    ) -> None:
        for _ in range(3):
            webhook.send(Delivery.objects.select_related("endpoint").get(pk=delivery.pk))
        assert len({(asked.headers["webhook-id"], asked.body) for asked in server.asked}) == 1

    def test_the_bytes_are_those_whose_hash_we_keep(
        self, delivery: Delivery, server: Server
    ) -> None:
        from hashlib import sha256

        webhook.send(delivery)
        assert sha256(server.asked[-1].body).hexdigest() == delivery.payload_hash

    def test_letters_of_every_language_are_signed_right(
        self, housing: Endpoint, happened: Deliver, server: Server
    ) -> None:
        webhook.send(happened(words="Łódź, Ynys Môn, 東京 — “here”"))
        assert verified(housing.secret, server)["data"]["words"].startswith("Łódź")

    def test_a_changed_body_is_found_out(self, delivery: Delivery, server: Server) -> None:
        webhook.send(delivery)
        server.asked[-1].body += b" "
        assert delivery.endpoint
        with pytest.raises(WebhookVerificationError):
            verified(delivery.endpoint.secret, server)

    @pytest.mark.parametrize(
        "moment",
        [
            datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
            datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        ],
    )
    def test_summer_time_moves_no_timestamp(
        self, delivery: Delivery, server: Server, moment: datetime
    ) -> None:
        with time_machine.travel(moment, tick=False):
            webhook.send(delivery)
            assert delivery.endpoint
            verified(delivery.endpoint.secret, server)
        assert server.asked[-1].headers["webhook-timestamp"] == str(int(moment.timestamp()))


class TestSecrets:
    def test_a_secret_has_256_bits_and_is_new_each_time(self) -> None:
        one, other = new_secret(), new_secret()
        assert one != other
        assert one.startswith("whsec_")
        assert len(Webhook(one)._whsecret) == 32

    def test_while_both_live_either_opens(
        self, housing: Endpoint, happened: Deliver, server: Server
    ) -> None:
        old = housing.secret
        new = rotate(housing)

        webhook.send(happened())

        assert old != new
        assert verified(old, server) == verified(new, server)
        assert len(server.asked[-1].headers["webhook-signature"].split()) == 2

    def test_an_old_secret_ends_by_itself(
        self, housing: Endpoint, happened: Deliver, server: Server
    ) -> None:
        old, delivery = housing.secret, happened()
        rotate(housing, days=3)
        with time_machine.travel(datetime.now(UTC) + timedelta(days=3, minutes=1)):
            webhook.send(Delivery.objects.select_related("endpoint").get(pk=delivery.pk))
            with pytest.raises(WebhookVerificationError):
                verified(old, server)

    def test_rotating_twice_keeps_only_the_last_two(self, housing: Endpoint) -> None:
        rotate(housing)
        second = housing.secret
        third = rotate(housing)
        kept = Endpoint.objects.get(pk=housing.pk)
        assert (kept.secret, kept.old_secret) == (third, second)

    def test_without_a_secret_nothing_leaves(self, delivery: Delivery, server: Server) -> None:
        assert delivery.endpoint
        delivery.endpoint.secret = None
        assert webhook.send(delivery).reason == "No secret to sign with"
        assert server.asked == []


class TestAnswers:
    @pytest.mark.parametrize("status", [200, 201, 202, 204])
    def test_any_2xx_means_that_it_has_arrived(
        self, delivery: Delivery, server: Server, status: int
    ) -> None:
        server.says = Says(status)
        assert webhook.send(delivery).outcome == Outcome.SENT

    def test_410_closes_the_door(self, delivery: Delivery, server: Server) -> None:
        server.says = Says(410)
        result = webhook.send(delivery)
        assert result.disable
        assert result.outcome == Outcome.FAILED

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504])
    def test_what_may_be_mended_is_tried_again(
        self, delivery: Delivery, server: Server, status: int
    ) -> None:
        server.says = Says(status)
        result = webhook.send(delivery)
        assert (result.outcome, result.reason) == (Outcome.FAILED, f"HTTP {status}")
        assert not result.disable

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_a_redirect_is_a_failure_that_says_so(
        self, delivery: Delivery, server: Server, status: int
    ) -> None:
        server.says = Says(status, headers={"Location": server.url("/elsewhere")})
        result = webhook.send(delivery)
        assert result.outcome == Outcome.FAILED
        assert "Redirects are not followed" in result.reason
        assert len(server.asked) == 1

    def test_no_answer_is_a_failure_of_its_kind(self, delivery: Delivery, server: Server) -> None:
        server.says = Says(reset=True)
        result = webhook.send(delivery)
        assert (result.outcome, result.reason) == (Outcome.FAILED, "The connection broke")
        assert result.answered == {"status": None, "arrived": True}

    def test_nothing_that_was_said_is_kept(self, delivery: Delivery, server: Server) -> None:
        server.says = Says(
            500, f"Cannot save {CANARY}".encode(), {"Content-Type": f"text/{CANARY} {CANARY}"}
        )
        result = webhook.send(delivery)
        assert CANARY not in repr(result)
        assert result.answered["status"] == 500
        assert result.answered["bytes"] == len(f"Cannot save {CANARY}")
        assert result.answered["type"] == ""
        assert 0 <= result.answered["seconds"] < 5


class TestHowLongToWait:
    @pytest.mark.parametrize("status", [429, 503])
    def test_seconds(self, delivery: Delivery, server: Server, status: int) -> None:
        server.says = Says(status, headers={"Retry-After": "120"})
        assert webhook.send(delivery).wait == timedelta(minutes=2)

    @time_machine.travel(datetime(2026, 7, 1, 12, 0, tzinfo=UTC), tick=False)
    def test_a_date_in_summer(self, delivery: Delivery, server: Server) -> None:
        server.says = Says(503, headers={"Retry-After": "Wed, 01 Jul 2026 12:10:00 GMT"})
        assert webhook.send(delivery).wait == timedelta(minutes=10)

    @pytest.mark.parametrize(
        "words",
        [
            "",
            "soon",
            "-5",
            "0",
            "1.5",
            "\u0663",
            "Wed, 01 Jul 2020 12:00:00 GMT",
            "Wed, 99 Jul",
            f"Wed, 01 Jul {'9' * 30} 12:00:00 GMT",
        ],
    )
    def test_nonsense_and_the_past_are_no_wish(
        self, delivery: Delivery, server: Server, words: str
    ) -> None:
        server.says = Says(503, headers={"Retry-After": words})
        result = webhook.send(delivery)
        assert (result.outcome, result.reason, result.wait) == (Outcome.FAILED, "HTTP 503", None)

    @pytest.mark.parametrize("words", ["9" * 30, "Fri, 01 Jan 2999 00:00:00 GMT"])
    def test_nobody_lets_us_wait_for_ever(
        self, delivery: Delivery, server: Server, words: str
    ) -> None:
        server.says = Says(429, headers={"Retry-After": words})
        assert webhook.send(delivery).wait == LONGEST_WAIT

    def test_others_have_no_say(self, delivery: Delivery, server: Server) -> None:
        server.says = Says(500, headers={"Retry-After": "120"})
        assert webhook.send(delivery).wait is None
