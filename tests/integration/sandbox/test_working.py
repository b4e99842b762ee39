"""Jobs move on by the clock, and the portal is told, in order, until it has heard."""

from __future__ import annotations

from .conftest import Start, state
from .portal import KEY, REFERENCE, Portal, event, eventually, send

PACE = 0.1
THREE = ["status", "notes", "status"]


def paths(portal: Portal) -> list[str]:
    return [call.path.removeprefix(f"/api/v1/cases/{REFERENCE}/") for call in portal.calls]


def is_done(address: str) -> bool:
    return bool([job for job in state(address)["jobs"] if job["state"] == "done"])


def test_a_job_goes_from_the_team_to_a_note_to_done(start: Start, portal: Portal) -> None:
    address = start(pace=PACE)
    send(address, event())
    eventually("three calls", lambda: len(portal.calls) == 3)
    assert paths(portal) == THREE
    assert [call.body.get("status") for call in portal.calls] == ["with_team", None, "done"]
    assert {call.key for call in portal.calls} == {KEY}
    assert len({call.id for call in portal.calls}) == 3
    assert sorted(call.body["at"] for call in portal.calls) == [c.body["at"] for c in portal.calls]
    assert is_done(address)


def test_without_a_pace_nothing_moves(start: Start, portal: Portal) -> None:
    address = start()
    send(address, event())
    assert state(address)["jobs"][0]["state"] == "new"
    assert portal.calls == []


def test_a_job_that_asks_goes_on_when_the_person_has_answered(start: Start, portal: Portal) -> None:
    address = start(pace=PACE, ask_every=1)
    send(address, event())
    eventually("the question", lambda: len(portal.calls) == 3)
    assert paths(portal) == ["status", "notes", "questions"]
    eventually("waiting", lambda: state(address)["jobs"][0]["state"] == "asked")
    send(address, event("case.answered"))
    eventually("the end", lambda: len(portal.calls) == 4)
    assert paths(portal)[3] == "status"


def test_a_case_that_staff_have_ended_is_left_alone(start: Start, portal: Portal) -> None:
    address = start(pace=0.4)
    send(address, event())
    send(address, event("case.status_changed", status="closed"))
    assert is_done(address)
    assert portal.calls == []


def test_a_portal_that_is_down_is_called_again_with_the_same_id(
    start: Start, portal: Portal
) -> None:
    portal.answers = [503, 429]
    send(start(pace=PACE), event())
    eventually("three calls and two repeats", lambda: len(portal.calls) == 5)
    assert len({call.id for call in portal.calls[:3]}) == 1
    assert paths(portal)[2:] == THREE


def test_a_portal_that_is_not_there_is_waited_for(start: Start, portal: Portal) -> None:
    portal.stop()
    address = start(pace=PACE)
    send(address, event())
    eventually("a try", lambda: state(address)["counts"].get("calls to be made again"))
    assert state(address)["calls"][0]["status"] is None


def test_what_the_portal_refuses_for_good_is_not_said_again(start: Start, portal: Portal) -> None:
    portal.answers = [422]
    address = start(pace=PACE)
    send(address, event())
    eventually("three calls", lambda: len(portal.calls) == 3)
    eventually("a count", lambda: state(address)["counts"].get("calls refused with 422") == 1)


def test_twice_on_purpose_is_the_same_message_twice(start: Start, portal: Portal) -> None:
    send(start("duplicate:1", pace=PACE), event())
    eventually("three calls and one repeat", lambda: len(portal.calls) == 4)
    assert portal.calls[0].id == portal.calls[1].id
    assert portal.calls[0].body == portal.calls[1].body


def test_forged_on_purpose_is_a_wrong_key_and_then_the_right_one(
    start: Start, portal: Portal
) -> None:
    address = start("forged:1", pace=PACE)
    send(address, event())
    eventually("three calls and a forged one", lambda: len(portal.calls) == 4)
    assert portal.calls[0].key != KEY
    assert state(address)["counts"]["forged, answered 401"] == 1


def test_in_disorder_the_first_news_comes_last_with_its_own_time(
    start: Start, portal: Portal
) -> None:
    send(start("disorder:1", pace=PACE), event())
    eventually("three calls", lambda: len(portal.calls) == 3)
    assert [call.body.get("status") for call in portal.calls] == [None, "done", "with_team"]
    assert portal.calls[2].body["at"] < portal.calls[0].body["at"]


def test_a_repair_is_left_to_its_visits(start: Start, portal: Portal) -> None:
    address = start(pace=PACE)
    send(address, event(kind="report-a-repair"))
    send(address, event(reference="2222AAAA"))
    eventually("the other is done", lambda: len(portal.calls) == 3)
    assert not [call for call in portal.calls if REFERENCE in call.path]
