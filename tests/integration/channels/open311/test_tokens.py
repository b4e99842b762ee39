"""A token is asked about until there is a number."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from portal.integration.channels import open311
from portal.integration.channels.open311.asking import ASK_FOR
from portal.integration.models import (
    Counterpart,
    Delivery,
    Endpoint,
)
from tests.support.http import Says, Server


class TestTokens:
    @pytest.fixture
    def token(self, delivery: Delivery, server: Server) -> Counterpart:
        server.says = Says(202, b'[{"token": "t/1"}]')
        open311.send(delivery)
        server.asked.clear()
        return Counterpart.objects.get()

    def test_a_token_is_kept_until_there_is_a_number(
        self, token: Counterpart, server: Server
    ) -> None:
        assert (token.token, token.number) == ("t/1", "")
        server.says = Says(200, b'[{"token": "t/1", "service_request_id": "88"}]')

        assert open311.ask_for_numbers() == 1

        token.refresh_from_db()
        assert token.number == "88"
        assert urlsplit(server.asked[0].path).path == "/v2/tokens/t%2F1.json"
        assert open311.ask_for_numbers() == 0
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        "says", [Says(404), Says(200, b"[]"), Says(200, b"no"), Says(reset=True)]
    )
    def test_none_yet_is_asked_again(self, token: Counterpart, server: Server, says: Says) -> None:
        server.says = says
        assert open311.ask_for_numbers() == 0
        token.refresh_from_db()
        assert token.number == ""

    def test_but_not_for_ever(self, token: Counterpart, server: Server) -> None:
        Counterpart.objects.update(at=timezone.now() - ASK_FOR - timedelta(minutes=1))
        open311.ask_for_numbers()
        assert server.asked == []

    def test_nor_while_it_is_paused(self, token: Counterpart, server: Server) -> None:
        Endpoint.objects.update(paused_at=timezone.now())
        open311.ask_for_numbers()
        assert server.asked == []
