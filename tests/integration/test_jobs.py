"""A job that fails says where, and repeats nothing that somebody told us."""

from __future__ import annotations

import logging
from multiprocessing import Value
from queue import Queue
from typing import Any

import pytest
from django_q import monitor
from django_q.worker import worker

from portal.integration.jobs import without_words

CANARY = "QQ123456C"


def job(words: str) -> str:
    if words == "fine":
        return "done"
    try:
        raise KeyError(words)
    except KeyError as error:
        raise ValueError(f"Failing row contains (1, {words}).\n{words}: more") from error


def work(words: str) -> dict[str, Any]:
    """Have django-q2's own worker do the job; what it hands on."""
    tasks: Queue[Any] = Queue()
    results: Queue[Any] = Queue()
    tasks.put({"id": "1", "name": "a-job", "func": job, "args": (words,), "kwargs": {}})
    tasks.put("STOP")
    worker(tasks, results, Value("d", -1), timeout=30)
    found: dict[str, Any] = results.get_nowait()
    return found


def test_a_job_that_fails_hands_on_the_kind_and_the_lines() -> None:
    done = work(CANARY)
    assert not done["success"]
    assert CANARY not in str(done["result"])
    assert done["result"].startswith("KeyError at test_jobs.py:")


def test_what_a_job_gives_back_stays() -> None:
    assert work("fine")["result"] == "done"


def test_it_is_the_same_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(monitor, "save_task", lambda task, broker: kept.append(task["result"]))
    logger = logging.getLogger("django-q")
    logger.addHandler(caplog.handler)
    results: Queue[Any] = Queue()
    results.put(work(CANARY))
    results.put("STOP")
    monitor.monitor(results, broker=object())
    logger.removeHandler(caplog.handler)
    assert "Failed" in caplog.text
    assert CANARY not in caplog.text + str(kept)


@pytest.mark.parametrize("result", ["", "None", f"{CANARY} took too long", f"{CANARY}\nTraceback"])
def test_what_has_no_trace_has_failed_and_no_more(result: str) -> None:
    assert without_words(result) == "Failed"
