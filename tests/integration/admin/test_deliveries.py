"""What is seen of each delivery of an event, and what is not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.integration.models import Batch, Delivery, Kind, SetAside, State
from portal.integration.reports.redact import shape
from tests.support.people import Enter

from .rows import DELIVERIES, cells, endpoint, event, message, payload, tried, words

pytestmark = pytest.mark.django_db

CANARY = "qq123456c"


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


def page(client: Client, delivery: Delivery) -> Any:
    return client.get(f"{DELIVERIES}{delivery.pk}/")


def listed(client: Client, **asked: Any) -> list[str]:
    """What is in the list, by its case."""
    response = client.get(DELIVERIES, asked)
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [" ".join(row.select("td")[2].get_text(" ").split()) for row in rows]


class TestTheList:
    def test_an_event_says_where_it_goes_and_about_which_case(self, client: Client) -> None:
        made = event(endpoint("Housing"), tries=3)
        tried(made, "HTTP 503")
        found = cells(client.get(DELIVERIES), "case.opened")
        assert found[1:3] == ["Housing", "RP4K7N case 7"]
        assert found[4] == "3"
        assert found[5].startswith("Waiting Next try")
        assert found[5].endswith("HTTP 503")

    def test_it_can_be_narrowed(self, client: Client) -> None:
        now = timezone.now()
        housing, parking = endpoint("Housing"), endpoint("Parking")
        event(housing, stream="A")
        event(parking, stream="B", event="case.replied")
        event(parking, stream="C", created_at=now - timedelta(days=9))
        event(parking, stream="D", dead_at=now)
        message()
        today = timezone.localdate().isoformat()
        before = (timezone.localdate() - timedelta(days=8)).isoformat()
        assert listed(client, endpoint=housing.pk) == ["A case 7"]
        assert listed(client, endpoint="people") == ["submission 41"]
        assert listed(client, event="case.replied") == ["B case 7"]
        assert listed(client, stream=" a ") == ["A case 7"]
        assert listed(client, state="dead") == ["D case 7"]
        assert "C case 7" not in listed(client, since=today)
        assert listed(client, until=before) == ["C case 7"]
        assert listed(client, endpoint=parking.pk, state="waiting", since=today) == ["B case 7"]

    def test_what_nobody_can_choose_breaks_nothing(self, client: Client) -> None:
        event(endpoint())
        for asked in ({"endpoint": "x"}, {"event": "case.sung"}, {"since": "soon"}):
            assert client.get(DELIVERIES, asked).status_code == 200

    def test_it_costs_the_same_for_one_and_for_many(
        self, client: Client, django_assert_num_queries: Any
    ) -> None:
        tried(event(endpoint("Number 0")))
        client.get(DELIVERIES)
        with CaptureQueriesContext(connection) as few:
            client.get(DELIVERIES)
        for number in range(1, 30):
            tried(event(endpoint(f"Number {number}")))
        with django_assert_num_queries(len(few)):
            client.get(DELIVERIES)


class TestWaitingItsTurn:
    def test_it_says_behind_which_it_waits(self, client: Client) -> None:
        row = endpoint()
        first = event(row)
        tried(first)
        second, third = event(row), event(row)
        for waits in (second, third):
            assert f"Waits behind delivery {first.pk}" in words(page(client, waits))
        Delivery.objects.filter(pk=first.pk).update(dead_at=timezone.now())
        assert f"Waits behind delivery {first.pk}" in words(page(client, second))
        client.post(f"{DELIVERIES}{first.pk}/aside/", {"reason": SetAside.GONE})
        assert "Waits behind" not in words(page(client, second))
        assert f"Waits behind delivery {second.pk}" in words(page(client, third))

    def test_others_cases_and_endpoints_are_not_waited_for(self, client: Client) -> None:
        row = endpoint("Housing")
        event(row, stream="OTHER")
        event(endpoint("Parking"))
        event(row, stream="")
        alone = event(row)
        assert "Waits behind" not in words(page(client, alone))
        assert "Waits behind" not in words(page(client, event(row, stream="")))

    def test_it_says_that_the_endpoint_stands_still(self, client: Client) -> None:
        now = timezone.now()
        paused = event(endpoint("Housing", paused_at=now))
        gone = event(endpoint("Parking", disabled_at=now, disabled_because="410"))
        assert "Housing is paused" in words(page(client, paused))
        assert "Parking is disabled" in words(page(client, gone))


class TestWhatWasSent:
    def test_what_is_safe_is_shown_and_the_rest_has_its_shape(self, client: Client) -> None:
        holds = payload(
            title=f"A leak at {CANARY}",
            words=CANARY,
            name=CANARY,
            parts=[{"question": CANARY, "text": CANARY}, {}],
            address={"line": CANARY, "status": CANARY},
            nothing=None,
            by="website",
        )
        response = page(client, event(endpoint(), holds=holds))
        shown = words(response)
        assert CANARY not in response.content.decode().lower()
        assert '"reference": "RP4K7N"' in shown
        assert '"status": "received"' in shown
        assert '"by": "website"' in shown
        assert '"title": "hidden"' in shown
        assert '"parts": "hidden (2)"' in shown
        assert '"address": "hidden"' in shown
        assert '"nothing": null' in shown
        assert '"timestamp": "2027-05-03T09:42:00Z"' in shown

    @pytest.mark.parametrize(
        "holds",
        [
            CANARY,
            [CANARY],
            {"data": CANARY},
            {"data": [CANARY]},
            {"type": {"kind": CANARY}},
            {"type": f"{CANARY}{'x' * 100}"},
            {"data": {"status": [CANARY]}},
            {"data": {"kind": {"status": CANARY}}},
            {"more": {"reference": CANARY}},
        ],
    )
    def test_what_is_shaped_otherwise_is_hidden(self, holds: Any) -> None:
        assert CANARY not in shape(holds)

    def test_a_webhook_shows_its_headers_without_the_signature(self, client: Client) -> None:
        made = event(endpoint(secret="whsec_canary"))
        assert "webhook-id" not in words(page(client, made)), "it was not tried yet"
        attempt = tried(made)
        shown = words(page(client, made))
        assert f"webhook-id: {made.key}" in shown
        assert f"webhook-timestamp: {int(attempt.at.timestamp())}" in shown
        assert "webhook-signature: hidden" in shown
        assert "whsec_canary" not in shown

    def test_other_kinds_have_no_such_headers(self, client: Client) -> None:
        made = event(endpoint(kind=Kind.MAILBOX, address="a@example.org"))
        tried(made)
        assert "webhook-id" not in words(page(client, made))

    def test_what_goes_in_a_file_says_in_which(self, client: Client) -> None:
        there = {"kind": Kind.FILES, "address": "/srv/drops/a", "schedule": "0 1 * * *"}
        row = endpoint(**there)
        file = Batch.objects.create(endpoint=row, name="housing-1.csv", layout={"format": "csv"})
        assert "In the file housing-1.csv" in words(page(client, event(row, batch=file.key)))
        assert "In the file" not in words(page(client, event(row)))

    def test_once_it_has_arrived_only_its_hash_is_left(self, client: Client) -> None:
        made = event(endpoint(), delivered_at=timezone.now())
        shown = words(page(client, made))
        assert f"Erased. SHA-256 of what was sent: {made.payload_hash}" in shown
        assert "RP4K7N" in shown


class TestWhatWasAnswered:
    def test_each_try_says_its_status_kind_size_and_seconds(self, client: Client) -> None:
        made = event(endpoint())
        tried(made, "HTTP 503", status=503, type="text/html", bytes=2048, seconds=0.25)
        tried(made, "", status=204, type="", bytes=0, seconds=1)
        found = BeautifulSoup(page(client, made).content, "html.parser").select("tbody tr")
        newest, first = (
            [" ".join(cell.get_text().split()) for cell in row.select("td")[1:]] for row in found
        )
        assert newest == ["Sent", "", "204", "", "0 bytes", "1"]
        assert first[1:] == ["HTTP 503", "503", "text/html", "2.0 KB", "0.25"]

    def test_words_of_an_answer_are_not_shown_even_if_they_were_kept(self, client: Client) -> None:
        made = event(endpoint())
        tried(made, "HTTP 422", status=422, body=CANARY, type={"x": CANARY}, headers=[CANARY])
        assert CANARY not in page(client, made).content.decode().lower()


class TestDeciding:
    def test_one_event_is_sent_again(self, client: Client) -> None:
        made = event(endpoint(), dead_at=timezone.now(), tries=10)
        response = client.post(f"{DELIVERIES}{made.pk}/again/", follow=True)
        assert "It will be sent again." in words(response)
        made.refresh_from_db()
        assert made.state == State.WAITING
        assert ModelLogEntry.objects.get().action == "portal.delivery.again"

    def test_the_reasons_fit_what_it_is(self, client: Client) -> None:
        now = timezone.now()
        of_event, of_message = event(endpoint(), dead_at=now), message(dead_at=now)
        assert "We put it into the other system by hand" in words(page(client, of_event))
        assert "the person" not in words(page(client, of_event))
        assert "We told the person another way" in words(page(client, of_message))
        assert "other system" not in words(page(client, of_message))
        for made, reason in ((of_event, SetAside.TOLD), (of_message, SetAside.BY_HAND)):
            sent = {"reason": reason}
            response = client.post(f"{DELIVERIES}{made.pk}/aside/", sent, follow=True)
            assert "Choose why it can be set aside." in words(response)
            made.refresh_from_db()
            assert made.state == State.DEAD

    def test_an_event_that_is_set_aside_is_erased(self, client: Client) -> None:
        made = event(endpoint(), dead_at=timezone.now())
        assert "What it says is then erased" in words(page(client, made))
        sent = {"reason": SetAside.BY_HAND}
        client.post(f"{DELIVERIES}{made.pk}/aside/", sent)
        shown = words(page(client, made))
        assert "Set aside We put it into the other system by hand" in shown
        assert "Erased." in shown
