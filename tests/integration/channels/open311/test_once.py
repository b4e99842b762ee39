"""One request for each case, as far as the server lets us; refusals told apart from outages."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.integration.channels import open311
from portal.integration.models import (
    Counterpart,
    Delivery,
    Outcome,
)
from tests.support.http import Asked, Says, Server

from ..conftest import CANARY
from .reports import TAKEN, posted, tried


class TestRefusalsAndOutages:
    @pytest.mark.parametrize("status", [400, 404, 422])
    @pytest.mark.parametrize(
        "body",
        [
            b'[{"code": 400, "description": "No such place: qq123456c"}]',
            b"<errors><error><code>400</code><description>qq123456c</description></error></errors>",
        ],
    )
    def test_a_refusal_with_reasons_is_their_last_word(
        self, delivery: Delivery, server: Server, status: int, body: bytes
    ) -> None:
        server.says = Says(status, body)
        result = open311.send(delivery)
        assert result.outcome == Outcome.REFUSED
        assert result.reason == f"Refused: HTTP {status}, 400"
        assert CANARY not in repr(result)

    @pytest.mark.parametrize(
        "says",
        [
            Says(404, b"<html><body>Not here</body></html>"),
            Says(400, b""),
            Says(403, b'[{"code": 403, "description": "key"}]'),
            Says(500, b'[{"code": 500, "description": "oops"}]'),
            Says(302, headers={"Location": "/"}),
            Says(reset=True),
        ],
    )
    def test_anything_else_is_tried_again(
        self, delivery: Delivery, server: Server, says: Says
    ) -> None:
        server.says = says
        assert open311.send(delivery).outcome == Outcome.FAILED

    def test_it_may_ask_us_to_wait(self, delivery: Delivery, server: Server) -> None:
        server.says = Says(503, headers={"Retry-After": "60"})
        assert open311.send(delivery).wait == timedelta(minutes=1)


class TestAfterATryThatNobodyKnowsOf:
    """GeoReport has no id of a message. So we look in their list before we post again."""

    @staticmethod
    def listed(*descriptions: str) -> Says:
        found = [
            {"service_request_id": f"R-{number}", "description": words}
            for number, words in enumerate(descriptions)
        ]
        return Says(200, json.dumps(found).encode())

    @staticmethod
    def lists(server: Server, says: Says) -> None:
        server.decide = lambda asked: says if asked.method == "GET" else None

    def test_what_stands_in_their_list_is_not_posted_again(
        self, delivery: Delivery, server: Server
    ) -> None:
        tried(delivery)
        self.lists(server, self.listed("Other. Our reference: ABCD", "P\n\nOur reference: ABC"))

        result = open311.send(delivery)

        assert (result.outcome, result.reason) == (Outcome.SENT, "It had it from an earlier try")
        assert posted(server) == []
        assert Counterpart.objects.get().number == "R-1"

    def test_only_their_service_and_the_time_since_are_asked_for(
        self, delivery: Delivery, server: Server
    ) -> None:
        tried(delivery)
        self.lists(server, self.listed())
        open311.send(delivery)
        asked = {
            name: value for name, [value] in parse_qs(urlsplit(server.asked[0].path).query).items()
        }
        assert asked["service_code"] == "001"
        assert asked["jurisdiction_id"] == "council.example"
        assert asked["start_date"] < f"{delivery.created_at:%Y-%m-%dT%H:%M:%SZ}"
        assert asked["start_date"].endswith("Z")

    def test_what_does_not_stand_there_is_posted(self, delivery: Delivery, server: Server) -> None:
        tried(delivery)
        self.lists(server, self.listed("Another one"))
        assert open311.send(delivery).outcome == Outcome.SENT
        assert len(posted(server)) == 1

    @pytest.mark.parametrize("says", [Says(500), Says(503), Says(reset=True)])
    def test_while_their_list_is_out_nothing_is_posted(
        self, delivery: Delivery, server: Server, says: Says
    ) -> None:
        tried(delivery)
        self.lists(server, says)
        assert open311.send(delivery).outcome == Outcome.FAILED
        assert posted(server) == []

    @pytest.mark.parametrize("says", [Says(404), Says(405), Says(403), Says(200, b"a page")])
    def test_a_server_without_a_list_may_get_it_twice(
        self, delivery: Delivery, server: Server, says: Says
    ) -> None:
        tried(delivery)
        self.lists(server, says)
        assert open311.send(delivery).outcome == Outcome.SENT
        assert len(posted(server)) == 1

    @pytest.mark.parametrize(
        ("answered", "asks"),
        [
            ({}, True),
            ({"status": None, "arrived": True}, True),
            ({"status": 500}, True),
            ({"status": None, "arrived": False}, False),
            ({"status": 403}, False),
            ({"status": 429}, False),
        ],
    )
    def test_we_ask_only_where_we_do_not_know(
        self, delivery: Delivery, server: Server, answered: dict[str, Any], asks: bool
    ) -> None:
        tried(delivery, Outcome.FAILED, **answered)
        self.lists(server, self.listed())
        open311.send(delivery)
        assert [asked.method for asked in server.asked] == (["GET", "POST"] if asks else ["POST"])

    def test_a_post_that_broke_off_after_it_had_arrived_leads_to_one_request(
        self, delivery: Delivery, server: Server
    ) -> None:
        """From the first try to the last, with a server that forgets to answer once."""
        made: list[str] = []

        def forgetful(asked: Asked) -> Says:
            if asked.method == "GET":
                return self.listed(*made)
            [words] = parse_qs(asked.body.decode())["description"]
            made.append(words)
            return Says(reset=True) if len(made) == 1 else TAKEN

        server.decide = forgetful
        first = open311.send(delivery)
        tried(delivery, first.outcome, **first.answered)
        assert first.outcome == Outcome.FAILED
        assert open311.send(delivery).outcome == Outcome.SENT
        assert len(made) == 1
