"""What we ask of a scheduler over HTTP, and what we believe of its answers."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from pytest_django import Settings

from portal.integration.slots import (
    Booked,
    Conflict,
    Expired,
    Fit,
    Held,
    Refused,
    SlotError,
    TooLate,
    Unavailable,
    Unsure,
    new_key,
)
from portal.integration.slots.http import HttpSlots
from tests.support.http import Says, Server, serving

from .making import JOB, at, slot

pytestmark = pytest.mark.django_db

KEY = "our-key"
NOW = at(23, 9)
HELD = Held("H-1", JOB.reference, at(24, 8), at(24, 12), at(23, 10))
BOOKED = Booked("A-1", JOB.reference, at(24, 8), at(24, 12))
Call = Callable[[HttpSlots], object]
CHANGES: dict[str, Call] = {
    "hold": lambda slots: slots.hold(JOB, slot(), "k" * 32),
    "confirm": lambda slots: slots.confirm(HELD, "k" * 32),
    "change": lambda slots: slots.change(JOB, BOOKED, slot(), "k" * 32),
    "cancel": lambda slots: slots.cancel(BOOKED, "k" * 32),
}
READS: dict[str, Call] = {
    "availability": lambda slots: slots.availability(JOB, NOW, at(30, 17)),
    "state": lambda slots: slots.state(BOOKED),
    "find": lambda slots: slots.find("k" * 32),
}


def said(**more: Any) -> dict[str, Any]:
    window = {"start": at(24, 8).isoformat(), "end": at(24, 12).isoformat()}
    return {"job": JOB.reference, **window, **more}


GOOD = {
    "availability": {"slots": [said(id="one", fit="yes", best=True)]},
    "state": said(reference="A-1", state="planned", at=NOW.isoformat()),
    "find": {"call": "none"},
    "hold": said(call="hold", reference="H-1", until=at(23, 10).isoformat()),
    "confirm": said(call="confirm", reference="A-1"),
    "change": said(call="change", reference="A-1"),
    "cancel": {"call": "cancel", "reference": "A-1", "job": JOB.reference},
}


def says(answer: object, status: int = 200) -> Says:
    return Says(status, json.dumps(answer).encode(), {"Content-Type": "application/json"})


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def slots(server: Server) -> HttpSlots:
    return HttpSlots(server.url("/slots/v1/"), KEY, seconds=5, clock=lambda: NOW)


@pytest.mark.parametrize("call", [*READS, *CHANGES])
def test_a_sound_answer_is_taken(slots: HttpSlots, server: Server, call: str) -> None:
    server.says = says(GOOD[call])
    assert {**READS, **CHANGES}[call](slots) is not None or call == "find"


def test_slots_are_as_they_were_said(slots: HttpSlots, server: Server) -> None:
    server.says = says(GOOD["availability"])
    [found] = slots.availability(JOB, NOW, at(30, 17))
    assert (found.id, found.start, found.end) == ("one", at(24, 8), at(24, 12))
    assert (found.fit, found.best, found.job) == (Fit.YES, True, JOB.reference)


class TestAsking:
    def test_each_change_has_our_key_and_its_own(self, slots: HttpSlots, server: Server) -> None:
        for name, call in CHANGES.items():
            server.says = says(GOOD[name])
            call(slots)
        assert {each.headers["idempotency-key"] for each in server.asked} == {"k" * 32}
        assert {each.headers["authorization"] for each in server.asked} == {f"Bearer {KEY}"}

    def test_where_the_home_is_stands_in_no_address_log_or_repr(
        self, slots: HttpSlots, server: Server, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        for name, call in {**READS, **CHANGES}.items():
            for answer in (says(GOOD[name]), Says(500), says({"error": "made up"}, 409)):
                server.says = answer
                with suppress(SlotError):
                    call(slots)
        assert any(JOB.uprn.encode() in each.body for each in server.asked)
        assert not [each for each in server.asked if JOB.uprn in each.path]
        assert "The scheduler did not answer" in caplog.text
        assert JOB.uprn not in caplog.text + repr(JOB)
        assert JOB.reference not in caplog.text

    @pytest.mark.parametrize("key", ["", "short", "a/../../bookings", "k" * 81, "new\nline-----"])
    def test_what_is_no_key_is_never_sent(self, slots: HttpSlots, server: Server, key: str) -> None:
        for call in (lambda: slots.find(key), lambda: slots.confirm(HELD, key)):
            with pytest.raises(ValueError, match="new_key"):
                call()
        assert server.asked == []

    def test_a_reference_leads_to_no_other_address(self, slots: HttpSlots, server: Server) -> None:
        server.says = Says(404)
        odd = Booked("../calls/x?y#z", JOB.reference, at(24, 8), at(24, 12))
        with pytest.raises(Unavailable):
            slots.state(odd)
        assert server.asked[0].path == "/slots/v1/bookings/..%2Fcalls%2Fx%3Fy%23z"

    def test_a_slot_of_another_job_is_not_even_asked_for(
        self, slots: HttpSlots, server: Server
    ) -> None:
        foreign = Booked("A-1", "OTHER-1", at(24, 8), at(24, 12))
        with pytest.raises(Refused):
            slots.change(JOB, foreign, slot(), new_key())
        assert server.asked == []

    def test_in_production_it_stands_nowhere_in_our_own_network(
        self, slots: HttpSlots, server: Server, settings: Settings
    ) -> None:
        settings.OUTBOUND_PRIVATE_ADDRESSES = False
        inside = HttpSlots(server.url().replace("http:", "https:"), KEY)
        for each in (slots, inside):
            with pytest.raises(Unavailable):
                READS["availability"](each)
        assert server.asked == []


BROKEN = [
    Says(200, b"", {"Content-Type": "application/json"}),
    Says(200, b"{", {"Content-Type": "application/json"}),
    Says(200, b"[]", {"Content-Type": "application/json"}),
    Says(200, b"{}", {"Content-Type": "application/json"}),
    Says(200, b"null", {"Content-Type": "application/json"}),
    Says(200, b'{"call": "none"}', {"Content-Type": "text/html"}),
    Says(200, b"x" * 70_000, {"Content-Type": "application/json"}),
    Says(302, b"", {"Location": "/"}),
    Says(500),
    Says(503),
    says({"error": "made up"}, 409),
    says({"error": "refused", "why": "made up"}, 422),
    says({"error": "conflict", "slots": [{"id": "x"}]}, 409),
    Says(reset=True),
    Says(cut=True, headers={"Content-Type": "application/json"}, body=b"{"),
]


@pytest.mark.parametrize("broken", BROKEN)
class TestWhatIsNoAnswer:
    @pytest.mark.parametrize("call", CHANGES)
    def test_leaves_us_unsure_of_a_change(
        self, slots: HttpSlots, server: Server, broken: Says, call: str
    ) -> None:
        server.says = broken
        with pytest.raises(Unsure) as raised:
            CHANGES[call](slots)
        assert raised.value.key == "k" * 32

    @pytest.mark.parametrize("call", READS)
    def test_is_no_reading(self, slots: HttpSlots, server: Server, broken: Says, call: str) -> None:
        server.says = broken
        with pytest.raises(Unavailable):
            READS[call](slots)


WRONG: dict[str, Any] = {
    "job": "OTHER-1",
    "start": at(24, 12).isoformat(),
    "end": at(25, 12).isoformat(),
    "reference": "../../etc",
    "call": "cancel",
    "until": at(23, 8).isoformat(),
}


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (call, field)
        for call in ("hold", "confirm", "change", "cancel")
        for field in WRONG
        if field in GOOD[call] and (call, field) != ("cancel", "call")
    ],
)
@pytest.mark.parametrize("how", ["missing", "of another type", "wrong"])
def test_one_wrong_field_makes_it_no_answer(
    slots: HttpSlots, server: Server, call: str, field: str, how: str
) -> None:
    """Start and end are wrong together with the other: no window, and one of a whole day."""
    answer = dict(GOOD[call])
    values = {"of another type": 7, "wrong": WRONG[field]}
    if how == "missing":
        del answer[field]
    else:
        answer[field] = values[how]
    server.says = says(answer)
    with pytest.raises(Unsure):
        CHANGES[call](slots)


def another(**more: Any) -> dict[str, Any]:
    return {"id": "two", "fit": "yes", **said(), **more}


@pytest.mark.parametrize(
    "slot_",
    [
        another(job="OTHER-1"),
        another(fit="perhaps"),
        another(id="one", start=at(25, 8).isoformat(), end=at(25, 12).isoformat()),
        another(id="no name", start=at(25, 8).isoformat(), end=at(25, 12).isoformat()),
        another(start="2026-11-25T08:00:00", end="2026-11-25T12:00:00"),
        another(start="soon"),
        another(start=at(25, 12).isoformat(), end=at(25, 8).isoformat()),
        another(start=at(24, 11).isoformat(), end=at(24, 13).isoformat()),
        another(),
        another(best="yes", start=at(25, 8).isoformat(), end=at(25, 12).isoformat()),
    ],
)
def test_one_unsound_slot_spoils_them_all(
    slots: HttpSlots, server: Server, slot_: dict[str, Any]
) -> None:
    """A scheduler that mixes up one slot may have mixed up any."""
    server.says = says({"slots": [*GOOD["availability"]["slots"], slot_]})
    with pytest.raises(Unavailable):
        READS["availability"](slots)


@pytest.mark.parametrize(
    "begun", [(at(20, 8), at(20, 12)), (at(23, 8), at(23, 12)), (NOW, at(23, 12))]
)
def test_a_slot_that_has_begun_is_left_out(
    slots: HttpSlots, server: Server, begun: tuple[datetime, datetime]
) -> None:
    start, end = (moment.isoformat() for moment in begun)
    server.says = says({"slots": [*GOOD["availability"]["slots"], another(start=start, end=end)]})
    assert [each.id for each in slots.availability(JOB, at(1, 0), at(30, 17))] == ["one"]


def test_a_slot_that_nobody_asked_for_is_left_out(slots: HttpSlots, server: Server) -> None:
    server.says = says(GOOD["availability"])
    assert slots.availability(JOB, at(24, 9), at(30, 17)) == []
    assert slots.availability(JOB, NOW, at(24, 11)) == []


@pytest.mark.parametrize(
    ("status", "answer", "error"),
    [
        (409, {"error": "conflict", "slots": [another()]}, Conflict),
        (410, {"error": "expired"}, Expired),
        (409, {"error": "too-late"}, TooLate),
        (422, {"error": "refused", "why": "taken"}, Refused),
        (503, {"error": "away"}, Unavailable),
        (401, {"error": "not-allowed"}, Unavailable),
    ],
)
@pytest.mark.parametrize("call", CHANGES)
def test_a_refusal_is_told_by_its_kind(
    slots: HttpSlots, server: Server, call: str, status: int, answer: Any, error: type[SlotError]
) -> None:
    server.says = says(answer, status)
    with pytest.raises(error) as raised:
        CHANGES[call](slots)
    if isinstance(raised.value, Conflict):
        assert [each.id for each in raised.value.others] == ["two"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ({"error": "conflict", "slots": [{"id": "of no interest now"}]}, Conflict),
        ({"error": "expired"}, Expired),
        ({"error": "too-late"}, TooLate),
        ({"error": "refused", "why": "taken"}, Refused),
        ({"error": "made up"}, Unavailable),
        ({"error": "refused", "why": "made up"}, Unavailable),
    ],
)
def test_why_nothing_came_of_a_call_is_told_as_it_was_then(
    slots: HttpSlots, server: Server, error: dict[str, Any], told: type[SlotError]
) -> None:
    server.says = says({"call": "none", **error})
    with pytest.raises(told):
        slots.find("k" * 32)


@pytest.mark.parametrize("error", [{"error": "refused", "why": "unknown"}, {"error": "expired"}])
def test_to_refuse_to_say_what_came_of_a_call_is_no_answer(
    slots: HttpSlots, server: Server, error: dict[str, Any]
) -> None:
    """Else a scheduler that lacks the address would seem to say that nothing had happened."""
    server.says = says(error, 404)
    with pytest.raises(Unavailable):
        slots.find("k" * 32)


@pytest.mark.parametrize("call", CHANGES)
def test_a_change_that_never_arrived_has_not_happened(call: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = HttpSlots(f"http://127.0.0.1:{taken.getsockname()[1]}/slots/v1", KEY)
        with pytest.raises(Unavailable):
            CHANGES[call](nobody)


def test_it_was_last_seen_when_it_last_answered(slots: HttpSlots, server: Server) -> None:
    for answer, was_seen in ((Says(500), False), (says(GOOD["availability"]), True)):
        server.says = answer
        if was_seen:
            READS["availability"](slots)
        server.says = Says(500)
        with pytest.raises(Unavailable) as raised:
            READS["availability"](slots)
        assert (raised.value.last_seen is not None) == was_seen


def test_what_came_of_a_call_is_asked_for_also_while_nobody_else_asks(
    slots: HttpSlots, server: Server
) -> None:
    server.says = Says(500)
    for _ in range(4):
        with pytest.raises(Unavailable):
            READS["availability"](slots)
    asked = len(server.asked)
    assert asked == 3
    server.says = says(GOOD["confirm"])
    assert slots.find("k" * 32) == BOOKED
    assert len(server.asked) == asked + 1
