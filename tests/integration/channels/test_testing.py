"""The test button: what it sends by each channel, and what it leaves behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from standardwebhooks.webhooks import Webhook

from portal.integration.channels import testing
from portal.integration.models import Attempt, Counterpart, Delivery, Endpoint, Kind, Outcome
from tests.support import smtp
from tests.support.http import Says, Server

from .conftest import MakeEndpoint


@pytest.fixture(autouse=True)
def nothing_is_written_down(db: None):  # type: ignore[no-untyped-def]
    yield
    for model in (Delivery, Attempt, Counterpart):
        assert not model.objects.exists()


def test_a_webhook_gets_a_signed_test(endpoint: MakeEndpoint, server: Server) -> None:
    made = endpoint(Kind.WEBHOOK, server.url("/in"))

    assert testing.test_event(made).outcome == Outcome.SENT

    [asked] = server.asked
    assert made.secret
    event = Webhook(made.secret).verify(asked.body, asked.headers)
    assert (event["type"], event["data"]) == ("portal.test", {"endpoint": "housing"})


def test_a_paused_endpoint_can_be_tested(endpoint: MakeEndpoint, server: Server) -> None:
    made = endpoint(Kind.WEBHOOK, server.url("/in"), paused_at=timezone.now())
    assert testing.test_event(made).outcome == Outcome.SENT


def test_what_the_other_side_says_is_told(endpoint: MakeEndpoint, server: Server) -> None:
    made = endpoint(Kind.WEBHOOK, server.url("/in"))
    server.says = Says(404)
    assert testing.test_event(made).reason == "HTTP 404"


def test_settings_that_make_no_sense_are_a_result_and_no_crash(
    endpoint: MakeEndpoint, server: Server
) -> None:
    made = endpoint(Kind.WEBHOOK, server.url("/in"))
    made.secret = "whsec_x"
    assert testing.test_event(made).outcome == Outcome.FAILED


def test_a_mailbox_gets_an_e_mail(endpoint: MakeEndpoint) -> None:
    made = endpoint(Kind.MAILBOX, "team@council.example")
    with smtp.running() as mail:
        assert testing.test_event(made).outcome == Outcome.SENT
    assert mail.messages[0]["Subject"] == "portal.test"


def test_a_folder_gets_a_file_of_its_own(
    endpoint: MakeEndpoint, tmp_path: Path, settings: Settings
) -> None:
    settings.DROP_FOLDERS = [str(tmp_path)]
    options = {"format": "jsonl"}
    made = endpoint(Kind.FILES, str(tmp_path), schedule="0 18 * * *", options=options)

    assert testing.test_event(made).outcome == Outcome.SENT

    [file] = tmp_path.glob("*.jsonl")
    assert file.name.startswith("housing-test-")
    assert json.loads(file.read_text())["type"] == "portal.test"


class TestOpen311:
    """A test opens no request there: we look whether it has the services that we would use."""

    @pytest.fixture
    def roads(self, endpoint: MakeEndpoint, server: Server) -> Endpoint:
        services = {"pothole": "001", "light": {"code": "002"}}
        return endpoint(Kind.OPEN311, server.url("/v2"), options={"services": services})

    def test_all_services_there_is_well(self, roads: Endpoint, server: Server) -> None:
        server.says = Says(200, b'[{"service_code": "001"}, {"service_code": "002"}]')
        assert testing.test_event(roads).outcome == Outcome.SENT
        assert [(asked.method, asked.path) for asked in server.asked] == [
            ("GET", "/v2/services.json")
        ]

    def test_a_missing_one_is_named(self, roads: Endpoint, server: Server) -> None:
        server.says = Says(200, b'[{"service_code": "001"}]')
        result = testing.test_event(roads)
        assert (result.outcome, result.reason) == (Outcome.FAILED, "It has no service 002")

    @pytest.mark.parametrize(
        ("says", "reason"),
        [
            (Says(200, b"<html>"), "That is no list of services"),
            (Says(403), "HTTP 403"),
            (Says(reset=True), "The connection broke"),
        ],
    )
    def test_anything_else_is_told(
        self, roads: Endpoint, server: Server, says: Says, reason: str
    ) -> None:
        server.says = says
        assert testing.test_event(roads).reason == reason
