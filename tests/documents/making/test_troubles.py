"""What may befall a format between asking for it and having it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.db import DatabaseError
from django.utils import timezone

from portal.documents.making import ask, bounded, job, keeping
from portal.documents.making.bounded import Bounds, TooMuch
from portal.documents.model import Column, Document, Paragraph, Section, Table
from portal.documents.models import Making, MakingState
from portal.documents.registry import Format
from portal.integration import private_files, wake

Add = Callable[..., Format]
PAGE = Document("A page", [Section(blocks=[Paragraph("Come on Friday.")])])


@pytest.fixture
def worker(django_capture_on_commit_callbacks: Any) -> Any:
    """Whatever is queued inside is done when it ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.django_db
def test_one_that_waits_when_its_key_goes_is_begun_anew_by_who_asks_next(
    formats: Add, worker: Any, settings: Any
) -> None:
    formats(lambda document: b"made")
    assert ask(PAGE, "slowly").state == "waiting"
    [row] = Making.objects.defer("source")
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    job.make(row.pk)
    with worker():
        assert ask(PAGE, "slowly").state == "waiting"
    assert ask(PAGE, "slowly").state == "ready"


@pytest.fixture
def made(formats: Add, worker: Any, db: None) -> None:
    """One that was asked for and is kept."""
    formats(lambda document: b"made")
    with worker():
        ask(PAGE, "slowly")
    assert ask(PAGE, "slowly").state == "ready"


def test_a_new_key_before_the_old_one_changes_nothing(made: None, settings: Any) -> None:
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    assert ask(PAGE, "slowly").state == "ready"


def test_a_kept_file_whose_key_is_gone_is_made_anew(made: None, worker: Any, settings: Any) -> None:
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    with worker():
        assert ask(PAGE, "slowly").state == "waiting"
    assert ask(PAGE, "slowly").state == "ready"


@pytest.mark.django_db
def test_twenty_who_ask_for_the_same_are_one_job(formats: Add, worker: Any) -> None:
    formats(lambda document: b"made")
    with worker() as queued:
        for _ in range(20):
            assert ask(PAGE, "slowly").state == "waiting"
    assert len(queued) == 1
    assert Making.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("error", [DatabaseError, OSError])
def test_a_queue_that_takes_nothing_is_told_again_later(
    formats: Add, worker: Any, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    formats(lambda document: b"made")

    def full(*args: Any, **more: Any) -> None:
        raise error("full")

    with monkeypatch.context() as broken:
        broken.setattr(wake, "async_task", full)
        with worker():
            assert ask(PAGE, "slowly").state == "waiting"
    assert ask(PAGE, "slowly").state == "waiting"
    Making.objects.update(told_at=timezone.now() - timedelta(hours=1))
    with worker():
        ask(PAGE, "slowly")
    assert ask(PAGE, "slowly").state == "ready"


@pytest.mark.django_db
def test_a_document_that_changes_meanwhile_is_given_as_it_is_now(formats: Add, worker: Any) -> None:
    formats(lambda document: document.title.encode())
    changed = replace(PAGE, title="Another page")
    with worker():
        ask(PAGE, "slowly")
        ask(changed, "slowly")
    now = ask(changed, "slowly").rendered
    assert now is not None
    assert now.content == b"Another page"


@pytest.mark.django_db
def test_killed_between_the_file_and_its_row_the_next_worker_makes_it(
    formats: Add, worker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats(lambda document: b"made")
    ask(PAGE, "slowly")
    [row] = Making.objects.all()

    def killed(*args: Any, **more: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr(job, "_settle", killed)
        with pytest.raises(SystemExit):
            job.make(row.pk)
    assert ask(PAGE, "slowly").state == "waiting"
    Making.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    job.make(row.pk)
    assert ask(PAGE, "slowly").state == "ready"
    row.refresh_from_db()
    named = {name for rows in private_files.holders() for name in rows.values_list("storage_name")}
    assert (row.storage_name,) in named


@pytest.mark.django_db
def test_one_that_is_past_its_days_while_somebody_looks_is_made_anew(
    formats: Add, worker: Any
) -> None:
    formats(lambda document: b"made")
    with worker():
        ask(PAGE, "slowly")
    Making.objects.update(asked_at=timezone.now() - timedelta(days=400))
    with worker():
        keeping.forget_old()
    with worker():
        assert ask(PAGE, "slowly").state == "waiting"
    assert Making.objects.get().state == MakingState.READY


def test_a_child_that_stops_itself_is_ended() -> None:
    def stopped() -> bytes:
        os.kill(os.getpid(), signal.SIGSTOP)
        return b""

    with pytest.raises(TooMuch, match="time"):
        bounded.bounded(stopped, Bounds(seconds=1))


def test_a_child_whose_own_child_lives_on_holds_nobody_up() -> None:
    def leaves() -> bytes:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"])
        return b"made"

    started = time.monotonic()
    assert bounded.bounded(leaves, Bounds(seconds=60)) == b"made"
    assert time.monotonic() - started < 15


@pytest.mark.django_db
@pytest.mark.parametrize(("rows", "columns"), [(750, 2), (3, 400)], ids=["long", "wide"])
def test_a_table_of_many_short_cells_is_made_in_the_worker(rows: int, columns: int) -> None:
    table = Table("", [Column("")] * columns, [["x"] * columns] * rows)
    document = Document("A table", [Section(sections=[Section(blocks=[table])])])
    assert ask(document, "pdf").state == "waiting"
    assert ask(document, "text").state == "ready"
