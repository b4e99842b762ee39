"""An event is written with what happened, for each endpoint that asked, or not at all."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from portal.integration import events
from portal.integration.events import Event, EventType, UnknownEvent, publish, types
from portal.integration.events.publish import as_sent
from portal.integration.models import Delivery, Kind, State, System
from tests.integration.outbox.events import CANARY, HAPPENED, REFERENCE, Happened, endpoint, happen
from tests.support.factories import ContactPointFactory
from tests.support.workers import elsewhere


def event(**values: Any) -> Event:
    data = Happened(reference=REFERENCE)
    return Event(HAPPENED, data, REFERENCE, "case", 41, **values)


@pytest.mark.django_db
class TestPublishing:
    def test_with_nobody_to_tell_it_costs_one_query(self, django_assert_num_queries: Any) -> None:
        with transaction.atomic(), django_assert_num_queries(1):
            assert publish(event(), event()) == []

    def test_each_endpoint_that_asked_gets_it_and_no_other(self) -> None:
        asked, also = endpoint("Repairs"), endpoint("Customers")
        endpoint("Others").subscriptions.all().delete()
        assert {each.endpoint for each in happen()} == {asked, also}

    def test_what_is_undone_was_never_told(self) -> None:
        endpoint()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            happen() and 1 / 0
        assert not Delivery.objects.exists()

    def test_outside_a_transaction_it_is_refused(self) -> None:
        with pytest.raises(RuntimeError, match="in the transaction"):
            elsewhere(lambda: publish(event()))

    def test_whoever_did_it_is_not_told_of_it(self) -> None:
        housing = System.objects.create(name="Housing", slug="housing", team=ContactPointFactory())
        endpoint("Housing", system=housing)
        other = endpoint("Customers")
        assert [each.endpoint for each in happen(source=housing)] == [other]

    def test_a_paused_endpoint_gets_it_later(self) -> None:
        endpoint(paused_at=timezone.now())
        [delivery] = happen()
        assert delivery.state == State.WAITING
        assert not Delivery.objects.due().exists()

    def test_a_file_drop_gets_it_with_its_next_file(self) -> None:
        later = timezone.now() + timedelta(hours=3)
        endpoint(kind=Kind.FILES, schedule="0 18 * * *", next_batch_at=later)
        assert [each.due_at for each in happen()] == [later]

    def test_what_it_says_cannot_be_read_in_the_database(self) -> None:
        endpoint()
        [delivery] = happen()
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM integration_delivery")
            assert CANARY not in str(cursor.fetchall())
        assert delivery.payload["data"]["words"] == CANARY

    def test_the_hash_is_of_the_very_bytes_that_are_sent(self) -> None:
        endpoint()
        [delivery] = happen()
        delivery.refresh_from_db()
        sent = as_sent(delivery.payload)
        assert hashlib.sha256(sent).hexdigest() == delivery.payload_hash
        assert list(json.loads(sent)) == ["type", "version", "timestamp", "data"]


def test_an_event_shows_nothing_of_what_it_says() -> None:
    assert CANARY not in f"{event()!r} {event()}"


class TestTypes:
    @pytest.fixture(autouse=True)
    def none_yet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(types, "_types", {})

    def test_one_is_found_by_its_name(self) -> None:
        assert events.register(HAPPENED) is HAPPENED
        assert events.register(HAPPENED) is HAPPENED
        assert events.registered(HAPPENED.name) is HAPPENED
        assert events.all_types() == [HAPPENED]

    def test_one_that_nobody_registered_is_unknown(self) -> None:
        with pytest.raises(UnknownEvent, match="misspelt"):
            events.registered("misspelt")

    def test_two_may_not_have_one_name(self) -> None:
        events.register(HAPPENED)
        other = EventType(HAPPENED.name, Happened, "Other", HAPPENED.sample, version=2)
        with pytest.raises(ValueError, match=HAPPENED.name):
            events.register(other)

    def test_a_schema_says_what_there_must_be(self) -> None:
        schema = HAPPENED.schema()
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert set(schema["properties"]) == {"reference", "words"}
