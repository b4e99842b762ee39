"""The scanner's client: a plain yes, a plain no, and for anything else no verdict."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from portal.integration.clamd import CHUNK, CannotScan, Clamd
from tests.support import clamd


@pytest.mark.parametrize(("mood", "found"), [("clean", False), ("virus", True)])
def test_it_tells_what_the_scanner_said(mood: str, found: bool) -> None:
    with clamd.running(mood) as server:
        assert Clamd.at(server.address).finds_virus_in(b"a file") is found
    assert server.scanned == [b"a file"]


def test_a_socket_of_this_machine_will_do(tmp_path: Path) -> None:
    with clamd.running("virus", tmp_path / "ctl") as server:
        assert Clamd.at(server.address).finds_virus_in(b"a file")


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 5 * CHUNK - 1])
def test_every_byte_arrives_whatever_the_size(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    with clamd.running() as server:
        assert not Clamd.at(server.address).finds_virus_in(data)
    assert server.scanned == [data]


@pytest.mark.parametrize(
    "mood",
    ["closes", "too large", "error", "garbage", "almost", "cut off", "silent", "endless"],
)
def test_no_plain_answer_is_no_verdict(mood: str) -> None:
    with clamd.running(mood) as server, pytest.raises(CannotScan):
        Clamd.at(server.address, seconds=2).finds_virus_in(bytes(3_000_000))


@pytest.mark.parametrize("mood", ["slow", "drips"])
def test_it_does_not_wait_longer_than_it_was_told(mood: str) -> None:
    with clamd.running(mood) as server:
        began = time.monotonic()
        with pytest.raises(CannotScan):
            Clamd.at(server.address, seconds=0.5).finds_virus_in(b"a file")
        assert time.monotonic() - began < 10


def test_nobody_there_is_no_verdict(tmp_path: Path) -> None:
    with clamd.running() as server:
        gone = server.address
    for address in (gone, f"clamd://{tmp_path}/nothing"):
        with pytest.raises(CannotScan):
            Clamd.at(address).finds_virus_in(b"a file")


@pytest.mark.parametrize("address", ["", "on", "clamd", "clamd://", "clamd:///", "http://host:1/"])
def test_what_is_no_address_is_said_to_be_none(address: str) -> None:
    with pytest.raises(ValueError, match="not the address"):
        Clamd.at(address)


def test_the_usual_port_need_not_be_named() -> None:
    assert Clamd.at("clamd://scanner").port == 3310
