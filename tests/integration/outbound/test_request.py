"""Asking another system, against a server that misbehaves in each way that real ones do."""

from __future__ import annotations

import socket
import time
from typing import Any
from unittest import mock

import pytest
from pytest_django import Settings

from portal.integration.outbound import Failure, Kind, problem_with, request
from tests.support.http import Says, Server

from .asking import answers, why


@pytest.mark.parametrize("keeps_open", [True, False])
def test_what_is_sent_arrives_as_it_is(server: Server, keeps_open: bool) -> None:
    server.says = Says(201, b"thanks", {"Content-Type": "text/plain; charset=utf-8"})
    server.says.keeps_open = keeps_open

    answer = request("POST", server.url("/in?a=1"), body=b"{}", headers={"webhook-id": "7"})

    assert (answer.status, answer.body, answer.media_type) == (201, b"thanks", "text/plain")
    assert answer.whole
    [asked] = server.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/in?a=1", b"{}")
    assert asked.headers["webhook-id"] == "7"
    assert asked.headers["host"] == f"127.0.0.1:{server.server_port}"
    assert asked.headers["user-agent"] == "council-portal/1.0"


@pytest.mark.parametrize("status", [204, 301, 404, 410, 429, 500, 503])
def test_each_status_is_an_answer_and_no_failure(server: Server, status: int) -> None:
    server.says = Says(status)

    assert request("POST", server.url(), body=b"{}").status == status


def test_a_redirect_is_not_followed(server: Server) -> None:
    server.says = Says(302, headers={"Location": server.url("/elsewhere")})

    assert request("POST", server.url("/in"), body=b"{}").status == 302
    assert [asked.path for asked in server.asked] == ["/in"]


def test_a_huge_answer_is_read_only_at_its_beginning(server: Server) -> None:
    server.says = Says(200, b"x" * 3_000_000)

    answer = request("POST", server.url(), body=b"{}")

    assert len(answer.body) == 64 * 1024
    assert not answer.whole


def test_an_answer_in_chunks_is_read_whole(server: Server) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.says = Says(raw=head + b"3\r\nthe\r\n4\r\n end\r\n0\r\n\r\n")

    answer = request("POST", server.url(), body=b"{}")

    assert (answer.body, answer.whole) == (b"the end", True)


def test_an_answer_that_ends_too_soon_is_known_by_it(server: Server) -> None:
    server.says = Says(200, b"half", cut=True)

    answer = request("POST", server.url(), body=b"{}")

    assert (answer.status, answer.body, answer.whole) == (200, b"half", False)


class TestTime:
    def test_a_slow_server_is_left(self, server: Server) -> None:
        server.says = Says(wait=3)
        began = time.monotonic()

        assert why(server.url(), seconds=0.3) == (Kind.TIME, True)
        assert time.monotonic() - began < 1.5

    def test_a_server_that_drips_its_headers_is_left_too(self, server: Server) -> None:
        server.says = Says(drip=0.1, drip_from="head")
        began = time.monotonic()

        assert why(server.url(), seconds=0.5) == (Kind.TIME, True)
        assert time.monotonic() - began < 1.5

    def test_a_server_that_drips_its_words_has_said_its_status(self, server: Server) -> None:
        server.says = Says(202, b"x" * 1000, drip=0.1)
        began = time.monotonic()

        answer = request("POST", server.url(), body=b"{}", seconds=0.5)

        assert (answer.status, answer.whole) == (202, False)
        assert time.monotonic() - began < 1.5

    def test_a_server_that_never_reads_is_left(self) -> None:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
            with pytest.raises(Failure) as raised:
                request("POST", url, body=b"x" * 20_000_000, seconds=0.4)
        assert raised.value.kind is Kind.TIME

    def test_a_resolver_that_says_nothing_is_left(self) -> None:
        with mock.patch("socket.getaddrinfo", side_effect=lambda *a, **k: time.sleep(3)):
            began = time.monotonic()
            assert why("http://silent.example/", seconds=0.3) == (Kind.TIME, False)
        assert time.monotonic() - began < 1.5

    def test_twenty_seconds_are_the_most_that_anybody_gets(self) -> None:
        from portal.integration.outbound import http

        assert http.TOTAL_SECONDS == 20


class TestFailures:
    def test_a_connection_that_breaks_may_have_brought_the_request(self, server: Server) -> None:
        server.says = Says(reset=True)
        assert why(server.url()) == (Kind.BROKEN, True)
        assert len(server.asked) == 1

    def test_nonsense_is_no_answer(self, server: Server) -> None:
        server.says = Says(raw=b"\x00\xff no HTTP\r\n\r\n")
        assert why(server.url()) == (Kind.BROKEN, True)

    def test_endless_headers_are_not_read(self, server: Server) -> None:
        server.says = Says(raw=b"HTTP/1.1 200 OK\r\nA: " + b"x" * 200_000 + b"\r\n\r\n")
        assert why(server.url()) == (Kind.BROKEN, True)

    def test_nobody_listening_means_that_nothing_arrived(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            assert why(f"http://127.0.0.1:{port}/") == (Kind.CONNECT, False)

    def test_a_name_that_means_nothing_is_told_as_that(self) -> None:
        with mock.patch("socket.getaddrinfo", side_effect=socket.gaierror(-2, "unknown")):
            assert why("https://no-such-council.example/") == (Kind.NAME, False)

    def test_a_name_that_no_resolver_can_take_is_told_so_too(self) -> None:
        assert why(f"http://{'x' * 70}.example/") == (Kind.NAME, False)

    def test_a_failure_says_nothing_of_the_address(self, server: Server) -> None:
        server.says = Says(reset=True)
        with pytest.raises(Failure) as raised:
            request("POST", server.url("/secret-path"), body=b"{}")
        assert "secret-path" not in repr(raised.value)
        assert raised.value.__suppress_context__


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        [
            "",
            "ftp://council.example/",
            "https://",
            "https:///in",
            "https://user:password@council.example/",
            "https://council.example:0/",
            "https://council.example:port/",
            "https://council.example:99999/",
            "https://council.example/with space",
            "https://council.example/\r\nHost: other",
            "https://council.example/caf\u00e9",
            "https://[::1",
        ],
    )
    def test_what_is_no_address_of_ours_is_refused_before_anything_is_asked(self, url: str) -> None:
        assert why(url) == (Kind.ADDRESS, False)
        assert problem_with(url)

    def test_in_production_only_https_will_do(self, settings: Settings) -> None:
        assert problem_with("http://council.example/in") == ""
        settings.OUTBOUND_PRIVATE_ADDRESSES = False
        assert "https://" in problem_with("http://council.example/in")
        assert problem_with("https://council.example:8443/in?x=1") == ""


def test_an_ipv6_address_without_a_port_is_one() -> None:
    reached: list[Any] = []

    def reach(opened: socket.socket, address: Any) -> None:
        reached.append(address[:2])
        raise ConnectionRefusedError

    with mock.patch("socket.socket.connect", reach):
        assert why("https://[2606:4700::1111]/in") == (Kind.CONNECT, False)
    assert reached == [("2606:4700::1111", 443)]


def test_the_host_is_named_as_it_was_written(server: Server) -> None:
    """Also where the name stands for a number, as in TLS."""
    here = answers("127.0.0.1", port=server.server_port)
    with mock.patch("socket.getaddrinfo", return_value=here):
        request("POST", "http://council.example/in", body=b"{}")
    assert server.asked[0].headers["host"] == "council.example"
