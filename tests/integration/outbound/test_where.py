"""Where we may reach, and how we know who is there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from pytest_django import Settings

from portal.integration.outbound import Kind, request
from tests.support.certificates import certificate_for
from tests.support.http import Server, serving

from .asking import answers, why

REAL_LOOK_UP = socket.getaddrinfo


class TestPrivateNetworks:
    @pytest.fixture(autouse=True)
    def in_production(self, settings: Settings) -> None:
        settings.OUTBOUND_PRIVATE_ADDRESSES = False

    def test_a_private_address_is_never_connected_to(self, server: Server) -> None:
        url = server.url().replace("http:", "https:")
        assert why(url) == (Kind.PRIVATE, False)
        assert server.asked == []

    @pytest.mark.parametrize("host", ["[::1]", "[::ffff:169.254.169.254]", "169.254.169.254"])
    def test_nor_is_one_that_is_written_in_another_way(self, host: str) -> None:
        assert why(f"https://{host}/") == (Kind.PRIVATE, False)

    def test_one_private_address_among_public_ones_is_enough(self) -> None:
        both = answers("8.8.8.8", "10.0.0.1", port=443)
        with mock.patch("socket.getaddrinfo", return_value=both):
            assert why("https://two-faced.example/") == (Kind.PRIVATE, False)

    def test_a_network_that_the_council_has_named_is_allowed(self, settings: Settings) -> None:
        settings.OUTBOUND_NETWORKS = ["127.0.0.0/8"]
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            assert why(f"https://127.0.0.1:{port}/") == (Kind.CONNECT, False)

    def test_a_name_that_changes_its_meaning_leads_nowhere_else(self) -> None:
        """The first answer is public; whoever asked again would be led inside."""
        looked_up = iter([answers("8.8.8.8", port=443), answers("127.0.0.1", port=443)])
        reached: list[Any] = []

        def reach(opened: socket.socket, address: Any) -> None:
            reached.append(address)
            raise ConnectionRefusedError

        with (
            mock.patch("socket.getaddrinfo", side_effect=lambda *a, **k: next(looked_up)) as ask,
            mock.patch("socket.socket.connect", reach),
        ):
            assert why("https://rebinding.example/") == (Kind.CONNECT, False)

        assert reached == [("8.8.8.8", 443)]
        assert ask.call_count == 1

    def test_the_next_address_of_a_name_is_tried_when_the_first_is_dead(self) -> None:
        reached: list[Any] = []

        def reach(opened: socket.socket, address: Any) -> None:
            reached.append(address[0])
            raise ConnectionRefusedError

        both = answers("8.8.8.8", "8.8.4.4", port=443)
        with (
            mock.patch("socket.getaddrinfo", return_value=both),
            mock.patch("socket.socket.connect", reach),
        ):
            assert why("https://council.example/") == (Kind.CONNECT, False)

        assert reached == ["8.8.8.8", "8.8.4.4"]

    def test_a_proxy_in_the_environment_is_not_used(
        self, server: Server, monkeypatch: pytest.MonkeyPatch, settings: Settings
    ) -> None:
        settings.OUTBOUND_PRIVATE_ADDRESSES = True
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, server.url())
        with mock.patch("socket.getaddrinfo", side_effect=socket.gaierror(-2, "unknown")):
            assert why("http://council.example/") == (Kind.NAME, False)
        assert server.asked == []


class TestCertificates:
    """The connection goes to a number; the certificate must still be for the name."""

    @pytest.fixture
    def at_home(self) -> Iterator[None]:
        def here(host: str, port: int, *args: Any, **how: Any) -> Any:
            return REAL_LOOK_UP("127.0.0.1", port, *args, **how)

        with mock.patch("socket.getaddrinfo", here):
            yield

    def test_the_right_name_is_let_in(
        self, tmp_path: Path, settings: Settings, at_home: None
    ) -> None:
        file = certificate_for("council.example", tmp_path)
        settings.OUTBOUND_CA_FILE = str(file)
        with serving(file) as server:
            answer = request("POST", server.url(host="council.example"), body=b"{}")
            [asked] = server.asked
        assert answer.status == 200
        assert asked.headers["host"] == f"council.example:{server.server_port}"

    def test_another_name_is_not(self, tmp_path: Path, settings: Settings, at_home: None) -> None:
        file = certificate_for("council.example", tmp_path)
        settings.OUTBOUND_CA_FILE = str(file)
        with serving(file) as server:
            assert why(server.url(host="other.example")) == (Kind.TLS, False)
            assert server.asked == []

    def test_a_certificate_that_nobody_vouches_for_is_not(
        self, tmp_path: Path, at_home: None
    ) -> None:
        with serving(certificate_for("council.example", tmp_path)) as server:
            assert why(server.url(host="council.example")) == (Kind.TLS, False)

    def test_a_server_that_speaks_no_tls_is_not_trusted(
        self, server: Server, at_home: None
    ) -> None:
        url = server.url(host="council.example").replace("http:", "https:")
        assert why(url, seconds=2) == (Kind.TLS, False)
