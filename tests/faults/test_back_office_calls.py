"""The back office calls back: twice, late, in disorder, with a wrong key, and into our deaths."""

from __future__ import annotations

import json
import os
import signal
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import Any

from django.utils import timezone

from portal.cases.models import Case, TimelineEntry
from portal.integration.sandbox.keys import key
from tests.support.served import stops
from tests.support.served.running import START_SECONDS, Running, until

from .watching import asked


def call(portal: Running, reference: str, what: str, id_: str, body: dict[str, Any]) -> int | None:
    """The status of the API's answer; None if there was none."""
    request = urllib.request.Request(  # noqa: S310 - our own
        f"{portal.address}/api/v1/cases/{reference}/{what}",
        data=json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {key(portal.folder)}",
            "Content-Type": "application/json",
            "Idempotency-Key": id_,
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - our own
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code
    except (OSError, HTTPException):
        return None


def entries(portal: Running, reference: str) -> list[str]:
    """What the system has written on the case."""

    def ask() -> list[str]:
        written = TimelineEntry.objects.filter(case__reference=reference, system__isnull=False)
        return list(written.order_by("pk").values_list("words", flat=True))

    found: list[str] = portal.orm(ask)
    return found


NOTE = {"words": "The crew comes on Friday.", "public": True}


def test_the_same_message_three_times_at_once_and_again_later_is_done_once(
    portal: Running,
) -> None:
    reference = asked(portal)

    def tell() -> int | None:
        return call(portal, reference, "notes", f"note-{reference}", NOTE)

    with ThreadPoolExecutor(3) as threads:
        answers = [each.result() for each in [threads.submit(tell) for _ in range(3)]]
    assert [*answers, tell()] == [200] * 4
    assert entries(portal, reference) == [NOTE["words"]]


def test_older_news_after_newer_changes_nothing(portal: Running) -> None:
    reference = asked(portal)
    case = portal.orm(lambda: Case.objects.get(reference=reference))
    done = {"status": "done", "words": "It is done.", "at": timezone.now().isoformat()}
    late = {**done, "status": "with_team", "at": case.opened_at.isoformat()}
    assert call(portal, reference, "status", f"done-{reference}", done) == 200
    assert call(portal, reference, "status", f"late-{reference}", late) == 200
    assert portal.orm(lambda: Case.objects.get(reference=reference)).status == "done"
    assert entries(portal, reference) == ["It is done."]


def test_killed_before_the_commit_nothing_is_kept_and_the_repeat_is_done_once(
    portal: Running,
) -> None:
    reference = asked(portal)

    def tell() -> int | None:
        return call(portal, reference, "notes", f"note-{reference}", NOTE)

    with ThreadPoolExecutor(1) as thread, portal.stopped_at(stops.TELLING) as somebody_stands:
        answer = thread.submit(tell)
        os.kill(somebody_stands(), signal.SIGKILL)
        assert answer.result(timeout=60) is None
    until("another web process answers", portal.is_up, START_SECONDS)
    assert entries(portal, reference) == []
    assert [tell(), tell()] == [200, 200]
    assert entries(portal, reference) == [NOTE["words"]]


def test_a_case_is_moved_on_to_its_end_through_every_fault_at_once(portal: Running) -> None:
    assert portal.sandbox is not None
    portal.sandbox_at_pace(0.3)
    for fault in ("duplicate", "disorder", "forged:2", "error:2"):
        portal.sandbox.faults.set(fault)
    try:
        reference = asked(portal)
        rows = portal.sandbox.kept.rows
        until(
            "the sandbox has made its three calls",
            lambda: len(rows("SELECT 1 FROM calls WHERE reference = ? AND status", reference)) == 3,
        )
    finally:
        portal.sandbox_at_pace(0)
    assert answers(portal, reference) == {200}
    assert portal.orm(lambda: Case.objects.get(reference=reference)).status == "done"
    assert len(entries(portal, reference)) == 2


def answers(portal: Running, reference: str) -> set[int]:
    """What the API has answered to the sandbox's calls in the end."""
    assert portal.sandbox is not None
    rows = portal.sandbox.kept.rows("SELECT status FROM calls WHERE reference = ?", reference)
    return {row["status"] for row in rows}
