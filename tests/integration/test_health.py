"""What machines that watch the site are told."""

from __future__ import annotations

import logging
import time
from unittest.mock import patch

import pytest
import time_machine
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.db import OperationalError, connection
from django.test import Client

from portal.integration import health


def test_the_process_answers_without_a_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
class TestReady:
    def test_all_is_well(self, client: Client) -> None:
        health.beat()
        response = client.get("/readyz")
        assert response.status_code == 200
        assert response.json() == {
            "status": "ok",
            "database": "ok",
            "cache": "ok",
            "worker": "ok",
            "outbox": "ok",
        }
        assert "no-store" in response["Cache-Control"]

    def test_a_worker_that_never_spoke_degrades_but_takes_nothing_away(
        self, client: Client
    ) -> None:
        response = client.get("/readyz")
        assert response.status_code == 200
        assert (response.json()["status"], response.json()["worker"]) == ("degraded", "not ok")

    @pytest.mark.parametrize(("age", "word"), [(170, "ok"), (190, "not ok")])
    def test_a_worker_is_missed_after_three_minutes(
        self, client: Client, age: int, word: str
    ) -> None:
        health.beat()
        with time_machine.travel(time.time() + age):
            assert client.get("/readyz").json()["worker"] == word

    def test_without_the_database_the_site_is_not_ready(
        self, client: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        secret = "password=hunter2"
        with (
            caplog.at_level(logging.CRITICAL),
            patch.object(connection, "cursor", side_effect=OperationalError(secret)),
        ):
            response = client.get("/readyz")
        assert response.status_code == 503
        assert response.json()["status"] == "unavailable"
        assert response.json()["database"] == "not ok"
        assert "hunter2" not in response.content.decode()

    def test_without_the_shared_cache_the_site_is_not_ready(self, client: Client) -> None:
        broken: BaseCache = caches["shared"]
        with patch.object(broken, "set", side_effect=OSError("cache.internal refused")):
            response = client.get("/readyz")
        assert response.status_code == 503
        assert response.json() == {
            "status": "unavailable",
            "database": "ok",
            "cache": "not ok",
            "worker": "not ok",
            "outbox": "ok",
        }

    def test_nothing_can_be_sent_to_it(self, client: Client) -> None:
        assert client.post("/readyz").status_code == 405
