"""What the portal sends is checked, taken once, and becomes a job."""

from __future__ import annotations

import time
import uuid

import pytest

from .conftest import Start, state
from .portal import REFERENCE, event, get, post, send


def test_a_webhook_opens_a_job_once_however_often_it_comes(start: Start) -> None:
    address, id_, opened = start(), uuid.uuid4(), event()
    assert [send(address, opened, id_) for _ in range(3)] == [200, 200, 200]
    seen = state(address)
    assert [(e["came"], e["effects"]) for e in seen["events"]] == [(3, 1)]
    assert [(job["reference"], job["opened"]) for job in seen["jobs"]] == [(REFERENCE, 1)]
    assert seen["counts"] == {"received": 3, "repeated": 2}


def test_the_same_case_opened_under_two_ids_is_seen(start: Start) -> None:
    address = start()
    send(address, event())
    send(address, event())
    assert state(address)["jobs"][0]["opened"] == 2


def test_a_submission_and_its_case_are_one_job_whichever_comes_first(start: Start) -> None:
    address = start()
    send(address, event("form.submitted", journey="ask-or-tell"))
    send(address, event("case.opened"))
    send(address, event("case.opened", reference="OTHER234"))
    send(address, event("form.submitted", reference="OTHER234"))
    assert [job["opened"] for job in state(address)["jobs"]] == [1, 1]


def test_what_another_signed_is_refused_and_leaves_nothing(start: Start) -> None:
    address = start()
    assert send(address, event(), secret="whsec_" + "b3RoZXJz" * 6) == 401
    assert post(f"{address}/webhooks", b"{}") == 401
    assert state(address)["events"] == []
    assert state(address)["counts"] == {"wrong signatures": 2}


def test_what_is_signed_but_no_event_is_refused(start: Start) -> None:
    address = start()
    assert send(address, {"type": "case.opened"}) == 400
    assert send(address, {"type": "case.opened", "timestamp": "", "data": []}) == 400


def test_a_test_of_the_connection_is_taken_and_opens_nothing(start: Start) -> None:
    address = start()
    assert send(address, {**event("portal.test"), "data": {"endpoint": "sandbox"}}) == 200
    assert state(address)["jobs"] == []


def test_older_news_after_newer_is_counted_as_out_of_order(start: Start) -> None:
    address = start()
    send(address, event(at="2026-11-02T10:00:00Z"))
    send(address, event("case.note_added", at="2026-11-02T09:00:00Z"))
    send(address, event("case.note_added", reference="OTHER234", at="2026-11-02T08:00:00Z"))
    assert state(address)["counts"]["out of order"] == 1


def test_a_repeat_of_older_news_is_not_out_of_order(start: Start) -> None:
    address, id_ = start(), uuid.uuid4()
    send(address, first := event(at="2026-11-02T09:00:00Z"), id_)
    send(address, event("case.note_added", at="2026-11-02T10:00:00Z"))
    send(address, first, id_)
    assert "out of order" not in state(address)["counts"]


@pytest.mark.parametrize(
    ("fault", "status"), [("error", 503), ("error=500", 500), ("error=599", 599), ("gone", 410)]
)
def test_a_refusal_on_purpose_takes_nothing(start: Start, fault: str, status: int) -> None:
    address = start(f"{fault}:1")
    assert send(address, event()) == status
    assert state(address)["events"] == []
    assert send(address, event()) == 200


def test_what_is_lost_is_answered_as_if_it_were_taken(start: Start) -> None:
    address = start("lost:1")
    assert send(address, event()) == 200
    assert state(address)["events"] == []


def test_a_cut_connection_has_taken_what_came(start: Start) -> None:
    address, id_, opened = start("reset:1"), uuid.uuid4(), event()
    assert send(address, opened, id_) == 0
    assert send(address, opened, id_) == 200
    assert [(e["came"], e["effects"]) for e in state(address)["events"]] == [(2, 1)]


def test_a_slow_answer_comes_after_what_came_was_taken(start: Start) -> None:
    address = start("slow=0.5:1")
    before = time.monotonic()
    assert send(address, event()) == 200
    assert time.monotonic() - before > 0.4


def test_the_book_outlives_the_sandbox(start: Start) -> None:
    id_, opened = uuid.uuid4(), event()
    send(start(), opened, id_)
    address = start()
    send(address, opened, id_)
    assert [(e["came"], e["effects"]) for e in state(address)["events"]] == [(2, 1)]


REQUEST = b"service_code=potholes&address_string=High+Street&description=Deep&api_key=k"


def test_an_open311_request_opens_a_job_once(start: Start) -> None:
    address = f"{(root := start())}/open311/v2/requests.json"
    assert [post(address, REQUEST, {"webhook-id": "one"}) for _ in range(2)] == [201, 201]
    assert [job["title"] for job in state(root)["jobs"]] == ["potholes"]
    assert post(address, REQUEST) == 201
    assert post(address, REQUEST) == 201
    assert len(state(root)["jobs"]) == 2


@pytest.mark.parametrize("wrong", [b"", b"service_code=potholes", b"address_string=High+Street"])
def test_an_open311_request_without_what_is_required_is_refused(start: Start, wrong: bytes) -> None:
    assert post(f"{start()}/open311/v2/requests.json", wrong) == 400


def test_the_page_lists_jobs_and_counts_and_never_runs_what_it_was_sent(start: Start) -> None:
    address = start()
    send(address, event(title="<script>alert(1)</script>"))
    shown = get(f"{address}/")
    assert REFERENCE in shown
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
    assert "Wrong signatures" in shown


def test_nothing_that_a_person_said_is_kept(start: Start, tmp_path) -> None:
    parts = [{"title": "You", "rows": [["Your name", "canary-in-a-coal-mine"]]}]
    send(start(), event("form.submitted", parts=parts))
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert REFERENCE.encode() in kept
    assert b"canary" not in kept


def test_faults_are_set_by_the_buttons_and_by_a_script(start: Start) -> None:
    address = start()
    post(f"{address}/faults", b"name=error&value=500&often=3")
    assert "Now: the next 3." in get(f"{address}/")
    post(f"{address}/faults", b"fault=error:0&fault=gone:1")
    assert send(address, event()) == 410
    post(f"{address}/faults", b"fault=gone&fault=")
    assert send(address, event()) == 200


def test_a_fault_that_is_none_is_refused_with_words(start: Start) -> None:
    assert post(f"{start()}/faults", b"fault=tired") == 422


def test_another_site_cannot_press_the_buttons(start: Start) -> None:
    address = start()
    other = {"Origin": "https://example.com"}
    assert post(f"{address}/faults", b"fault=gone", other) == 403
    assert send(address, event()) == 200


@pytest.mark.parametrize(("length", "status"), [("", 411), ("-1", 411), ("9000000", 413)])
def test_too_much_or_of_no_known_length_is_not_read(start: Start, length: str, status: int) -> None:
    assert post(f"{start()}/webhooks", b"x", {"Content-Length": length}) == status
