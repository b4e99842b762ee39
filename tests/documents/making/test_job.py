"""The worker's part: one at a time, within bounds, and none lost with a killed worker."""

from __future__ import annotations

import os
import signal
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from portal.documents.making import ask, job
from portal.documents.making.bounded import Bounds, Broke, TooMuch, bounded
from portal.documents.model import Document
from portal.documents.models import Making
from portal.documents.registry import Format, Unmakeable

Add = Callable[..., Format]
TOPIC = Document("A page")
SMALL = Bounds(seconds=5, memory=200 * 1024 * 1024, answer=1000)


def waiting() -> Making:
    assert ask(TOPIC, "slowly").state == "waiting"
    return Making.objects.get()


@pytest.mark.django_db
def test_what_another_worker_has_is_left_to_it(formats: Add) -> None:
    formats(lambda document: b"made")
    row = waiting()
    Making.objects.update(lease_until=timezone.now() + timedelta(minutes=5))
    job.make(row.pk)
    assert ask(TOPIC, "slowly").state == "waiting"


@pytest.mark.django_db
def test_what_a_killed_worker_had_is_made_by_the_next_once_its_lease_is_over(
    formats: Add, django_capture_on_commit_callbacks: object
) -> None:
    formats(lambda document: b"made")
    row = waiting()
    Making.objects.update(
        lease_until=timezone.now() - timedelta(seconds=1), lease_token=uuid.uuid4(), tries=1
    )
    with django_capture_on_commit_callbacks(execute=True) as told:  # type: ignore[operator]
        assert ask(TOPIC, "slowly").state == "waiting"
    assert len(told) == 1
    assert ask(TOPIC, "slowly").state == "ready"
    row.refresh_from_db()
    assert (row.tries, row.lease_until, row.lease_token) == (2, None, None)


@pytest.mark.django_db
def test_what_kills_every_worker_is_given_up(formats: Add) -> None:
    formats(lambda document: b"made")
    row = waiting()
    Making.objects.update(tries=job.TRIES)
    job.make(row.pk)
    assert ask(TOPIC, "slowly").why == job.FAILED


@pytest.mark.django_db
def test_a_worker_that_was_too_late_changes_nothing(
    formats: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats(lambda document: b"made")
    row = waiting()

    def meanwhile(*args: object) -> bytes:
        Making.objects.update(lease_token=uuid.uuid4())
        return b"late"

    monkeypatch.setattr(job, "bounded", meanwhile)
    job.make(row.pk)
    row.refresh_from_db()
    assert (row.state, row.storage_name) == ("waiting", "")


@pytest.mark.django_db
def test_one_that_was_erased_or_made_already_is_no_work(formats: Add) -> None:
    formats(lambda document: b"made")
    row = waiting()
    job.make(row.pk)
    made = Making.objects.get()
    job.make(row.pk)
    assert Making.objects.get().storage_name == made.storage_name
    job.make(999)


@pytest.mark.django_db
@pytest.mark.parametrize("much", ["time", "memory", "bytes"])
def test_what_takes_too_much_is_said_in_a_plain_sentence(
    formats: Add, monkeypatch: pytest.MonkeyPatch, much: str
) -> None:
    def greedy(document: Document) -> bytes:
        if much == "time":
            time.sleep(60)
        return b"x" * (2_000 if much == "bytes" else 900 * 1024 * 1024)

    formats(greedy)
    monkeypatch.setattr(
        job, "bounds", lambda: Bounds(1, 200 * 1024 * 1024, 1000 if much == "bytes" else 2**31)
    )
    job.make(waiting().pk)
    assert ask(TOPIC, "slowly").why == job.TOO_MUCH


def test_the_child_ends_before_its_worker_would() -> None:
    assert job.bounds().seconds < job.lease_length().total_seconds() - job.MARGIN.total_seconds()


def test_what_the_work_gives_comes_back() -> None:
    assert bounded(lambda: b"abc", SMALL) == b"abc"
    large = Bounds(5, 200 * 1024 * 1024, 20_000_000)
    assert bounded(lambda: b"x" * 20_000_000, large) == b"x" * 20_000_000


def test_too_much_memory_ends_the_work_alone() -> None:
    with pytest.raises(TooMuch, match="memory"):
        bounded(lambda: b"x" * 900 * 1024 * 1024, SMALL)


def test_too_much_time_ends_it() -> None:
    started = time.monotonic()
    with pytest.raises(TooMuch, match="time"):
        bounded(lambda: time.sleep(60) or b"", Bounds(seconds=0.3))
    assert time.monotonic() - started < 5


def test_too_many_bytes_end_it() -> None:
    with pytest.raises(TooMuch, match="bytes"):
        bounded(lambda: b"x" * 1001, SMALL)


def test_a_refusal_comes_back_with_its_words_and_an_error_without() -> None:
    def refuse() -> bytes:
        raise Unmakeable("No voice for this.")

    def stumble() -> bytes:
        raise ValueError("secret words")

    with pytest.raises(Unmakeable, match="No voice for this"):
        bounded(refuse, SMALL)
    with pytest.raises(Broke, match=r"^ValueError$"):
        bounded(stumble, SMALL)


def test_a_child_that_is_killed_is_an_error() -> None:
    with pytest.raises(Broke, match="signal 9"):
        bounded(lambda: bytes(os.kill(os.getpid(), signal.SIGKILL) or 0), SMALL)


def test_it_dies_with_its_worker() -> None:
    reading, writing = os.pipe()

    def tell_who_i_am() -> bytes:
        os.write(writing, f"{os.getpid()}\n".encode())
        time.sleep(60)
        return b""

    worker = os.fork()
    if not worker:
        bounded(tell_who_i_am, Bounds(seconds=60))
        os._exit(0)
    child = int(os.read(reading, 20))
    assert is_running(child)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    until = time.monotonic() + 10
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_running(child)
    os.close(reading)
    os.close(writing)


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
