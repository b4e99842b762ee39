"""Trying other sites' addresses, against a server that misbehaves."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest

from portal.services.links.fetch import Fetcher, is_public
from tests.support.http import Server

from . import faulty

IN_CIRCLES = "It sends people round in circles."
NOT_IN_TIME = "It did not answer in time."
PRIVATE = "It leads into a private network."
UNREACHABLE = "We could not reach it."


@pytest.fixture
def server() -> Iterator[Server]:
    with faulty.running() as running:
        yield running


@pytest.fixture
def fetcher() -> Fetcher:
    """One that may reach this machine."""
    return Fetcher(allowed=lambda address: address == "127.0.0.1", timeout=(1, 0.5))


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ("200", ""),
        ("204", ""),
        ("404", "The page is not there (404)."),
        ("410", "The page is not there (410)."),
        ("500", "The site answers with an error (500)."),
        ("502", "The site answers with an error (502)."),
        ("401", ""),
        ("403", ""),
        ("429", ""),
        ("503", ""),
        ("slow", NOT_IN_TIME),
        ("loop", IN_CIRCLES),
        ("reset", UNREACHABLE),
        ("rubbish", UNREACHABLE),
        ("no-head", ""),
        ("to:/200", ""),
        ("to:/404", "The page is not there (404)."),
        ("to:ftp://example.org/", UNREACHABLE),
        ("to:http://[broken", "There is no such site."),
    ],
)
def test_each_fault_is_told_in_words(
    server: Server, fetcher: Fetcher, fault: str, problem: str
) -> None:
    assert fetcher.problem(server.url(f"/{fault}")) == problem


def test_a_page_is_only_fetched_when_asking_for_its_headers_fails(
    server: Server, fetcher: Fetcher
) -> None:
    fetcher.problem(server.url("/200"))
    assert [asked.method for asked in server.asked] == ["HEAD"]
    server.asked.clear()
    fetcher.problem(server.url("/no-head"))
    assert [asked.method for asked in server.asked] == ["HEAD", "GET"]


def test_an_endless_page_is_not_read(server: Server, fetcher: Fetcher) -> None:
    start = time.monotonic()
    assert fetcher.problem(server.url("/endless")) == ""
    assert time.monotonic() - start < 10


def test_nobody_listening_is_unreachable(fetcher: Fetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert fetcher.problem(f"http://127.0.0.1:{port}/") == UNREACHABLE


@pytest.mark.parametrize(
    "url", ["http://", "https://[::1", "http://exa mple/", "nonsense", "http://x" + "y" * 300]
)
def test_an_address_that_is_none_is_a_problem_not_a_crash(fetcher: Fetcher, url: str) -> None:
    assert fetcher.problem(url)


def test_a_name_that_does_not_exist_is_told_so() -> None:
    with mock.patch("socket.getaddrinfo", side_effect=socket.gaierror(-2, "unknown")):
        assert Fetcher().problem("https://no-such-council.example/") == "There is no such site."


class TestPrivateNetworks:
    def test_this_machine_is_never_asked(self, server: Server) -> None:
        assert Fetcher().problem(server.url("/200")) == PRIVATE
        assert server.asked == []

    def test_a_redirect_into_a_private_network_is_not_followed(
        self, server: Server, fetcher: Fetcher
    ) -> None:
        assert fetcher.problem(server.url("/to:http://127.0.0.2:9/")) == PRIVATE

    def test_a_name_that_means_a_private_address_is_refused(self, server: Server) -> None:
        port = server.server_address[1]
        assert Fetcher().problem(f"http://localhost:{port}/200") == PRIVATE
        assert server.asked == []

    def test_one_private_address_among_public_ones_is_enough(self) -> None:
        both = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80)),
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80)),
        ]
        with mock.patch("socket.getaddrinfo", return_value=both):
            assert Fetcher().problem("http://two-faced.example/") == PRIVATE

    def test_a_name_that_changes_its_meaning_in_between_is_not_asked_again(self) -> None:
        looked_up = iter(["8.8.8.8", "127.0.0.1"])
        reached: list[Any] = []

        def rebinding(*args: Any, **kwargs: Any) -> list[Any]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(looked_up), 80))]

        def reach(opened: socket.socket, address: Any) -> None:
            reached.append(address)
            raise ConnectionRefusedError

        with (
            mock.patch("socket.getaddrinfo", side_effect=rebinding),
            mock.patch("socket.socket.connect", reach),
        ):
            assert Fetcher().problem("http://rebinding.example/") == UNREACHABLE
        assert reached == [("8.8.8.8", 80)]

    def test_a_proxy_in_the_environment_is_not_used(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", server.url())
        monkeypatch.setenv("http_proxy", server.url())

        Fetcher(timeout=(0.2, 0.2)).problem("http://192.0.2.1/")

        assert server.asked == []

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104 - an address to refuse
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1%eth0",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b:1::7f00:1",
            "::127.0.0.1",
            "::ffff:0:127.0.0.1",
            "fec0::1",
            "192.0.0.192",
            "2002:7f00:1::",
            "2001:0:7f00:1::",
        ],
    )
    def test_private_addresses_are_known_however_they_are_written(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize("address", ["8.8.8.8", "151.101.0.144", "2606:4700::1111"])
    def test_public_addresses_are_known(self, address: str) -> None:
        assert is_public(address)
