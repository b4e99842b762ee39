"""What is seen of how the back office is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from redis.exceptions import RedisError

from portal.integration import health
from portal.integration.admin import numbers
from portal.integration.admin.health import UNHEARD, UNTIL_IT_IS_BACK
from portal.integration.models import Delivery, Endpoint, Kind
from tests.support.people import Enter, sign_in

from .rows import HEALTH, cells, endpoint, event, message, tried, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


class TestEachEndpoint:
    def test_says_what_waits_what_was_given_up_and_why(self, client: Client) -> None:
        now = timezone.now()
        row = endpoint("Housing", failing_since=now, last_success_at=now - timedelta(hours=3))
        event(row, stream="A", created_at=now - timedelta(days=2, hours=1))
        tried(event(row, stream="B"), "HTTP 500", now - timedelta(hours=1))
        tried(event(row, stream="C", dead_at=now), "HTTP 503", now - timedelta(minutes=1))
        found = cells(client.get(HEALTH), "Housing")
        assert found[1].startswith("Failing since")
        assert found[2].startswith("3 hours ago")
        assert found[3] == "2"
        assert found[4].startswith("2 days, 1 hour ago")
        assert found[5] == "1"
        assert found[6].startswith("HTTP 503")

    def test_of_a_new_one_there_is_nothing_to_say(self, client: Client) -> None:
        endpoint("Housing")
        found = cells(client.get(HEALTH), "Housing")
        assert found[1:] == ["Not used yet", "Never", "0", "None", "0", "None"]

    def test_what_has_arrived_or_was_set_aside_counts_no_more(self, client: Client) -> None:
        now = timezone.now()
        row = endpoint("Housing")
        tried(event(row, delivered_at=now), "HTTP 503")
        event(row, dead_at=now, set_aside_at=now, set_aside_reason="gone")
        assert cells(client.get(HEALTH), "Housing")[3:] == ["0", "None", "0", "None"]

    def test_a_try_under_way_is_no_error(self, client: Client) -> None:
        row = endpoint("Housing")
        waits = event(row)
        tried(waits, "HTTP 503")
        waits.attempts.create(at=timezone.now())
        assert cells(client.get(HEALTH), "Housing")[6].startswith("HTTP 503")


def test_messages_to_people_have_a_line_of_their_own(client: Client) -> None:
    now = timezone.now()
    event(endpoint("Housing"))
    message(delivered_at=now - timedelta(hours=2))
    message()
    tried(message(dead_at=now), "Recipient 550")
    found = cells(client.get(HEALTH), "Messages to people")
    assert found[2].startswith("2 hours ago")
    assert (found[3], found[5]) == ("1", "1")
    assert found[6].startswith("Recipient 550")


class TestTheWorker:
    def test_one_that_beats_works(self, client: Client) -> None:
        health.beat()
        assert "Worker Works Last heard of less than a minute ago." in words(client.get(HEALTH))

    def test_one_that_is_quiet_is_missed(self, client: Client) -> None:
        caches["shared"].delete(health.HEARTBEAT)
        assert "Quiet It was never heard of. Nothing is sent" in words(client.get(HEALTH))
        heard = timezone.now().timestamp() - health.QUIET_AFTER - 60
        caches["shared"].set(health.HEARTBEAT, heard)
        assert "Quiet Last heard of 4 minutes ago." in words(client.get(HEALTH))

    def test_without_the_cache_it_says_what_to_do(self, client: Client) -> None:
        with patch.object(caches["shared"], "get", side_effect=RedisError("cache.internal")):
            said = words(client.get(HEALTH))
        assert f"Quiet {UNHEARD} {UNTIL_IT_IS_BACK}" in said
        assert "cache.internal" not in said


def test_the_next_file_is_named(client: Client) -> None:
    assert "Next file None planned" in words(client.get(HEALTH))
    files = {"kind": Kind.FILES, "address": "/srv/drops/a", "schedule": "0 1 * * *"}
    now = timezone.now()
    endpoint("Later", **files, next_batch_at=now + timedelta(days=2))
    endpoint("Sooner", **files, next_batch_at=now + timedelta(days=1))
    assert "for Sooner" in words(client.get(HEALTH))


class TestHours:
    def test_each_hour_of_today_counts_events_and_messages(self) -> None:
        now = datetime(2027, 1, 12, 14, 30, tzinfo=UTC)
        row = endpoint()
        for hour, minute in ((0, 0), (9, 0), (9, 59), (14, 29)):
            event(row, delivered_at=now.replace(hour=hour, minute=minute))
        message(delivered_at=now.replace(hour=9, minute=30))
        event(row, delivered_at=now - timedelta(days=1))
        event(row)
        found = numbers.by_the_hour(now)
        assert [hour["at"].hour for hour in found] == list(range(15))
        assert [hour["events"] for hour in found] == [1, *[0] * 8, 2, *[0] * 4, 1]
        assert [hour["messages"] for hour in found] == [*[0] * 9, 1, *[0] * 5]

    @pytest.mark.parametrize(
        ("day", "hours"), [((2027, 10, 31), 25), ((2027, 3, 28), 23), ((2027, 6, 1), 24)]
    )
    def test_a_day_has_as_many_hours_as_the_clocks_give_it(
        self, day: tuple[int, int, int], hours: int
    ) -> None:
        late = datetime(*day, 23, 30, tzinfo=ZoneInfo("Europe/London"))
        found = numbers.hours_of_today(late)
        assert len(found) == hours
        assert timezone.localtime(found[0]).hour == 0
        assert len(set(found)) == hours


class TestWhatItCosts:
    def fill(self, endpoints: int, each: int) -> None:
        now = timezone.now()
        for number in range(endpoints):
            row = endpoint(f"Number {number} of {endpoints}", failing_since=now)
            for stream in range(each):
                tried(event(row, stream=str(stream)))
                event(row, stream=str(stream), dead_at=now)
                event(row, stream=str(stream), delivered_at=now)

    def test_the_same_for_one_and_for_many(
        self, client: Client, django_assert_num_queries: Any
    ) -> None:
        self.fill(1, 1)
        client.get(HEALTH)
        with CaptureQueriesContext(connection) as few:
            client.get(HEALTH)
        self.fill(12, 5)
        with django_assert_num_queries(len(few)):
            client.get(HEALTH)

    def test_what_has_arrived_is_never_read_through(self, client: Client) -> None:
        """Every query finds its deliveries by an index, and none by looking at all of them."""
        self.fill(2, 2)
        with CaptureQueriesContext(connection) as asked:
            client.get(HEALTH)
        about = [query["sql"] for query in asked if '"integration_delivery"' in query["sql"]]
        assert len(about) == 4
        for sql in about:
            steps = [step for step in plan(sql) if "integration_delivery" in step]
            assert steps
            for step in steps:
                assert "integration_delivery_" in step, step


def plan(sql: str) -> list[str]:
    """How the database will find it. PostgreSQL reads small tables through unless told not to."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return [row[3] for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        lines = [row[0] for row in cursor.fetchall()]
        return [line for line in lines if " Scan " in line and "Bitmap Heap" not in line]


class TestTheFirstPage:
    def test_says_what_needs_somebody(self, client: Client) -> None:
        now = timezone.now()
        row = endpoint("Parking", disabled_at=now, disabled_because="It answered 410")
        event(row, dead_at=now)
        event(row, dead_at=now, stream="B")
        shown = words(client.get("/admin/"))
        assert "Given up: 2 . Somebody must send them again or set them aside." in shown
        assert "Parking is disabled: It answered 410" in shown

    def test_says_nothing_when_nothing_does(self, client: Client) -> None:
        event(endpoint())
        Endpoint.objects.update(paused_at=timezone.now())
        assert "Given up" not in words(client.get("/admin/"))

    def test_counts_no_further_than_it_must(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("portal.integration.admin.home.MOST", 2)
        now = timezone.now()
        for number in range(3):
            event(Endpoint.objects.first() or endpoint(), stream=str(number), dead_at=now)
        assert "Given up: 2 or more" in words(client.get("/admin/"))

    def test_others_see_none_of_it(self) -> None:
        event(endpoint("Parking"), dead_at=timezone.now())
        assert Delivery.objects.exists()
        for group in ("Publishers", "Advisers", "Case managers"):
            assert "Given up" not in words(sign_in(group).get("/admin/"))
