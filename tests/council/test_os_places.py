"""Ordnance Survey's register, as it answers and as it fails."""

import logging
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from portal.council import gazetteer
from portal.council.gazetteer import FoundAddress, Unavailable, os_places
from tests.support.addresses import EMPTY, Register, register


def dpa(uprn: int, **more: str) -> dict[str, Any]:
    common = {"UPRN": str(uprn), "THOROUGHFARE_NAME": "HIGH STREET", "POST_TOWN": "ANYTOWN"}
    return {"DPA": {**common, "POSTCODE": "QZ1 1AA", **more}}


def answer(*results: dict[str, Any]) -> dict[str, Any]:
    return {"header": {"totalresults": len(results)}, "results": list(results)}


@pytest.fixture
def server(settings: Any) -> Iterator[Register]:
    with register() as started:
        settings.GAZETTEER = "os_places"
        settings.OS_PLACES_URL, settings.OS_PLACES_KEY = started.url, "the key"
        yield started


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_places, "TIMEOUT", 0.2)
    monkeypatch.setattr(os_places, "DEADLINE", 0.4)


def test_addresses_come_in_our_lines_and_order(server: Register) -> None:
    server.body = answer(
        dpa(4, BUILDING_NUMBER="10"),
        dpa(3, BUILDING_NUMBER="2"),
        dpa(2, BUILDING_NUMBER="12", SUB_BUILDING_NAME="FLAT 1"),
        dpa(1, BUILDING_NAME="MILL HOUSE", DEPENDENT_LOCALITY="NETHER END"),
    )
    assert gazetteer.search("qz11aa") == [
        FoundAddress("3", "2 High Street", "", "Anytown", "QZ1 1AA"),
        FoundAddress("4", "10 High Street", "", "Anytown", "QZ1 1AA"),
        FoundAddress("2", "Flat 1", "12 High Street", "Anytown", "QZ1 1AA"),
        FoundAddress("1", "Mill House", "High Street, Nether End", "Anytown", "QZ1 1AA"),
    ]


def test_places_without_a_street_have_an_address_as_well(server: Register) -> None:
    server.body = answer(
        dpa(1, THOROUGHFARE_NAME="", DEPENDENT_LOCALITY="NETHER END", BUILDING_NAME="THE BARN"),
        dpa(2, THOROUGHFARE_NAME="", PO_BOX_NUMBER="12"),
    )
    lines = {found.uprn: (found.line_1, found.line_2) for found in gazetteer.search("QZ1 1AA")}
    assert lines == {"1": ("The Barn", "Nether End"), "2": ("PO Box 12", "")}


def test_the_key_travels_in_a_header_only(server: Register) -> None:
    gazetteer.search("QZ1 1AA")
    assert server.keys == ["the key"]
    assert server.asked == ["/v1/postcode?postcode=QZ1+1AA&dataset=DPA&maxresults=100"]


def test_an_address_is_found_by_its_uprn(server: Register) -> None:
    server.body = answer(dpa(7, BUILDING_NUMBER="2"))
    found = gazetteer.get("0007")
    assert found is not None
    assert found.line_1 == "2 High Street"
    assert server.asked == ["/v1/uprn?uprn=7&dataset=DPA"]
    assert gazetteer.get("8") is None, "the register answered about another"


def test_nothing_found_is_no_fault(server: Register) -> None:
    for empty in (EMPTY, answer()):
        server.body = empty
        assert gazetteer.search("QZ1 1AA") == []
    assert gazetteer.get("7") is None


def test_what_cannot_be_asked_is_not_asked(server: Register) -> None:
    assert gazetteer.search("QZ1&key=x") == []
    assert gazetteer.get("7/../") is None
    assert server.asked == []


def test_results_that_lack_something_are_left_out(server: Register) -> None:
    server.body = answer(
        dpa(0), dpa(1, POST_TOWN=""), dpa(2, POSTCODE="QZ9 9ZZ"), {"LPI": {}}, {"DPA": None}, dpa(3)
    )
    assert [found.uprn for found in gazetteer.search("QZ1 1AA")] == ["3"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
def test_a_refusal_or_a_fault_is_said_to_be_one(server: Register, status: int) -> None:
    server.status = status
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")


@pytest.mark.parametrize(
    "garbage",
    [b"", b"<html>", b"\xff\xfe", b"[]", b"null", b'{"results": 1, "header": {}}', b'{"a": 1}'],
)
def test_garbage_is_not_taken_for_an_empty_list(server: Register, garbage: bytes) -> None:
    server.body = garbage
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")


def test_an_answer_cut_short_is_a_fault(server: Register) -> None:
    server.headers = {"Content-Length": "10000"}
    server.body = b'{"header": {}, "results": ['
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")


def test_a_slow_register_is_not_waited_for(server: Register, quick: None) -> None:
    server.wait = 1
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")
    assert time.monotonic() - begun < 0.9


def test_a_register_that_answers_drop_by_drop_is_not_waited_for(
    server: Register, quick: None
) -> None:
    server.drip = 0.1
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")
    assert time.monotonic() - begun < 1.5


def test_an_endless_answer_is_broken_off(server: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_places, "LARGEST", 1000)
    server.body = answer(*(dpa(number) for number in range(1, 100)))
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")


def test_a_register_that_is_not_there_is_a_fault(settings: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.OS_PLACES_URL = f"http://127.0.0.1:{free.getsockname()[1]}"
    settings.GAZETTEER = "os_places"
    with pytest.raises(Unavailable):
        gazetteer.get("7")


def test_the_key_is_not_carried_to_where_the_register_points(server: Register) -> None:
    server.status, server.headers = 302, {"Location": "/elsewhere"}
    with pytest.raises(Unavailable):
        gazetteer.search("QZ1 1AA")
    assert len(server.asked) == 1


def test_after_a_fault_nobody_waits_until_it_has_had_a_rest(
    server: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.status = 500
    for _ in range(3):
        with pytest.raises(Unavailable):
            gazetteer.search("QZ1 1AA")
    assert len(server.asked) == 1
    server.status = 200
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + os_places.REST + 1)
    assert gazetteer.search("QZ1 1AA") == []


def test_neither_a_log_nor_an_exception_holds_what_was_asked(
    server: Register, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.body = answer(dpa(7, BUILDING_NUMBER="2"))
    gazetteer.search("QZ1 1AA")
    server.status = 429
    with pytest.raises(Unavailable) as caught:
        gazetteer.search("QZ1 1AA")
    assert "429" in caplog.text
    told = f"{caplog.text}{caught.value!r}{caught.value.__context__!r}{caught.value.__cause__!r}"
    for secret in ("QZ1", "1AA", "the key", "HIGH", "High"):
        assert secret not in told
