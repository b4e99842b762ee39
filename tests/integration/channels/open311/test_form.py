"""How the form of GeoReport v2 is filled, and what is kept of the answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.integration.channels import open311
from portal.integration.models import (
    Counterpart,
    Delivery,
    Endpoint,
    Outcome,
)
from tests.support.http import Says, Server

from ..conftest import CANARY, Deliver
from .reports import OPTIONS, PARTS, posted, said


class TestTheForm:
    def test_it_is_filled_as_the_options_say(self, delivery: Delivery, server: Server) -> None:
        assert open311.send(delivery).outcome == Outcome.SENT

        [asked] = server.asked
        assert (asked.method, asked.path) == ("POST", "/v2/requests.json")
        assert asked.headers["content-type"].startswith("application/x-www-form-urlencoded")
        assert asked.headers["webhook-id"] == str(delivery.key)
        assert posted(server) == [
            {
                "api_key": "key-of-ours",
                "jurisdiction_id": "council.example",
                "service_code": "001",
                "address_string": "High Street",
                "description": "Pothole\nMind the gap\n\nOur reference: ABC",
                "attribute[DEPTH]": "5 cm",
            }
        ]

    def test_nothing_that_the_options_do_not_name_leaves(
        self, delivery: Delivery, server: Server
    ) -> None:
        open311.send(delivery)
        assert CANARY.encode() not in server.asked[0].body

    def test_one_kind_may_be_filled_in_its_own_way(
        self, roads: Endpoint, happened: Deliver, server: Server
    ) -> None:
        open311.send(happened(kind="light", parts=PARTS))
        [form] = posted(server)
        assert form["service_code"] == "002"
        assert form["description"] == "Pothole\n\nOur reference: ABC"

    def test_the_kind_may_be_an_answer(
        self, roads: Endpoint, happened: Deliver, server: Server
    ) -> None:
        Endpoint.objects.update(options={**OPTIONS, "by": "answers.deep", "services": {"5 cm": 9}})
        open311.send(happened(kind="any", parts=PARTS))
        assert posted(server)[0]["service_code"] == "9"

    def test_a_point_is_a_place_too(
        self, roads: Endpoint, happened: Deliver, server: Server
    ) -> None:
        spot = said("spot", "On the map", {"lat": 51.75, "long": -1.25})
        open311.send(happened(parts=[{"part": "It", "answers": [spot]}]))
        [form] = posted(server)
        assert (form["lat"], form["long"]) == ("51.75", "-1.25")

    def test_a_kind_that_is_not_theirs_is_not_sent(
        self, roads: Endpoint, happened: Deliver, server: Server
    ) -> None:
        result = open311.send(happened(kind="complaint", parts=PARTS))
        assert (result.outcome, result.reason) == (Outcome.NOTHING, "Not a kind that goes there")
        assert server.asked == []

    def test_what_happens_to_a_case_later_is_not_sent(
        self, delivery: Delivery, server: Server
    ) -> None:
        delivery.event = "case.status_changed"
        assert open311.send(delivery).outcome == Outcome.NOTHING
        assert server.asked == []

    def test_without_a_place_it_is_refused_here(
        self, roads: Endpoint, happened: Deliver, server: Server
    ) -> None:
        result = open311.send(happened())
        assert result.outcome == Outcome.REFUSED
        assert "No place" in result.reason
        assert server.asked == []

    def test_a_long_description_keeps_our_reference(
        self, roads: Endpoint, happened: Deliver, server: Server
    ) -> None:
        long = [{"part": "It", "answers": [said("where", "There"), said("words", "x" * 9000)]}]
        open311.send(happened(parts=long))
        [form] = posted(server)
        assert len(form["description"]) == 4000
        assert form["description"].endswith("Our reference: ABC")


class TestTheirNumber:
    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            ("json", b'[{"service_request_id": 77}]'),
            ("json", b'{"service_request_id": "77", "account_id": null}'),
            (
                "xml",
                b'<?xml version="1.0"?><service_requests><request>'
                b"<service_request_id>77</service_request_id><account_id/></request>"
                b"</service_requests>",
            ),
        ],
    )
    def test_it_is_kept(
        self, roads: Endpoint, happened: Deliver, server: Server, kind: str, body: bytes
    ) -> None:
        Endpoint.objects.update(options={**OPTIONS, "format": kind})
        server.says = Says(200, body)
        assert open311.send(happened(parts=PARTS)).outcome == Outcome.SENT
        assert server.asked[0].path == f"/v2/requests.{kind}"
        assert Counterpart.objects.get(endpoint=roads, stream="ABC").number == "77"

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"[]",
            b"thanks",
            b"null",
            b"[" * 50_000,
            b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><b>&e;</b></a>",
            b"<a><b></a>",
        ],
    )
    def test_an_answer_without_one_is_taken_all_the_same(
        self, delivery: Delivery, server: Server, body: bytes
    ) -> None:
        server.says = Says(200, body)
        result = open311.send(delivery)
        assert (result.outcome, result.reason) == (Outcome.SENT, "It gave no number")
        assert not Counterpart.objects.exists()

    def test_a_case_that_has_one_is_not_sent_again(
        self, delivery: Delivery, happened: Deliver, server: Server
    ) -> None:
        open311.send(delivery)
        result = open311.send(happened(parts=PARTS))
        assert (result.outcome, result.reason) == (Outcome.SENT, "It has this case already")
        assert len(server.asked) == 1

    def test_it_is_forgotten_when_nothing_tells_of_the_sending_any_more(
        self, delivery: Delivery, settings: Settings
    ) -> None:
        open311.send(delivery)
        Counterpart.objects.update(at=timezone.now() - timedelta(days=settings.DELIVERY_DAYS + 1))
        assert open311.forget_old() == 0
        delivery.delete()
        assert open311.forget_old() == 1
