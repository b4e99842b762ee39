"""Asking for a document in a format: what is quick, what waits, what failed, what is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.documents.making import ask, asking, job, keeping
from portal.documents.model import Document, Paragraph, Section
from portal.documents.models import Making, MakingState
from portal.documents.registry import Format, FormatMissing, UnknownFormat, Unmakeable

from ..samples import receipt

pytestmark = pytest.mark.django_db

Add = Callable[..., Format]
SECRET = "the boiler at number nine"


def private(words: str = SECRET) -> Document:
    return Document("A letter", [Section(blocks=[Paragraph(words)])], reference="K7M")


def loud(document: Document) -> bytes:
    [section] = document.sections
    return f"LOUD {document.title} {section.blocks[0].words}".encode()  # type: ignore[union-attr]


@pytest.fixture
def worker(django_capture_on_commit_callbacks: Any) -> Any:
    """Whatever is queued inside is done when it ends, as django-q2 does in tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_what_is_quick_is_there_at_once() -> None:
    made = ask(receipt(), "pdf")
    assert made.state == "ready"
    assert made.rendered is not None
    assert made.rendered.content.startswith(b"%PDF")
    assert made.rendered.filename == "we-have-your-question-k7m-4qx2.pdf"


def test_what_was_made_once_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(receipt(), "pdf").rendered

    def again(*args: object) -> NoReturn:
        raise AssertionError("made twice")

    monkeypatch.setattr(asking, "render", again)
    with CaptureQueriesContext(connection) as queries:
        assert ask(receipt(), "pdf").rendered == first
    assert len(queries) == 1


def test_text_is_quicker_to_make_than_to_look_up() -> None:
    with CaptureQueriesContext(connection) as queries:
        for name in ("text", "html", "fragment"):
            assert ask(receipt(), name).state == "ready"
    assert not queries.captured_queries


def test_what_is_slow_waits_for_the_worker_and_is_there_afterwards(
    formats: Add, worker: Any
) -> None:
    formats(loud)
    with worker():
        waiting = ask(private(), "slowly")
        assert (waiting.state, waiting.rendered) == ("waiting", None)
    ready = ask(private(), "slowly")
    assert ready.state == "ready"
    assert ready.rendered is not None
    assert ready.rendered.content == f"LOUD A letter {SECRET}".encode()
    assert ready.rendered.filename == "a-letter-k7m.slow"
    assert ready.asked_at == waiting.asked_at


def test_two_who_ask_for_the_same_have_it_made_once(
    formats: Add, django_capture_on_commit_callbacks: Any
) -> None:
    formats(loud)
    with django_capture_on_commit_callbacks() as told:
        first, second = ask(private(), "slowly"), ask(private(), "slowly")
    assert first.asked_at == second.asked_at
    assert Making.objects.count() == len(told) == 1


def test_the_database_holds_one_of_each() -> None:
    Making.objects.create(key="a", format="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Making.objects.create(key="a", format="x")


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "ready"},
        {"state": "failed"},
        {"state": "waiting", "storage_name": "a"},
        {"state": "ready", "storage_name": "a"},
    ],
)
def test_the_database_keeps_no_half_of_one(broken: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Making.objects.create(key="a", format="x", **broken)


def test_another_document_format_or_version_is_made_by_itself(formats: Add) -> None:
    formats(loud)
    ask(private(), "slowly")
    ask(private("another"), "slowly")
    formats(loud, "louder")
    ask(private(), "louder")
    formats(loud, version=2)
    ask(private(), "slowly")
    assert Making.objects.count() == 4


def test_a_page_with_other_letters_or_links_is_made_by_itself(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    ask(receipt(), "pdf")
    settings.WAGTAILADMIN_BASE_URL = "https://anytown.example"
    ask(receipt(), "pdf")
    monkeypatch.setattr("portal.documents.making.keys.letters", lambda: "more")
    ask(receipt(), "pdf")
    assert Making.objects.count() == 3


def test_a_long_document_waits_whatever_the_format() -> None:
    long = private("word " * 20_000)
    assert ask(long, "pdf").state == "waiting"
    assert ask(long, "text").state == "ready"


def test_one_without_end_is_refused_in_a_plain_sentence() -> None:
    made = ask(private("w" * 5_000_000), "pdf")
    assert (made.state, made.rendered) == ("failed", None)
    assert "too long" in made.why
    assert not Making.objects.exists()


def test_a_format_that_there_is_not_or_that_lacks_its_engine_raises(formats: Add) -> None:
    formats(loud, "cd", missing=lambda: "There is no drive.")
    with pytest.raises(UnknownFormat):
        ask(private(), "fax")
    with pytest.raises(FormatMissing, match="no drive"):
        ask(private(), "cd")
    assert not Making.objects.exists()


def test_why_a_format_refuses_a_document_is_said(formats: Add, worker: Any) -> None:
    def refuse(document: Document) -> bytes:
        raise Unmakeable("No voice here speaks Polish.")

    formats(refuse)
    formats(refuse, "now", slow=False)
    with worker():
        ask(private(), "slowly")
    for name in ("slowly", "now"):
        made = ask(private(), name)
        assert (made.state, made.why) == ("failed", "No voice here speaks Polish.")


def test_an_error_is_a_plain_sentence_and_its_words_are_in_no_log(
    formats: Add, worker: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(document: Document) -> bytes:
        raise ZeroDivisionError(SECRET)

    formats(stumble)
    formats(stumble, "now", slow=False)
    with worker():
        ask(private(), "slowly")
    for name in ("slowly", "now"):
        made = ask(private(), name)
        assert (made.state, made.why) == ("failed", job.FAILED)
    assert caplog.text.count("ZeroDivisionError") == 2
    assert SECRET not in caplog.text


def test_what_failed_is_tried_anew_after_an_hour(formats: Add, worker: Any) -> None:
    formats(loud)
    an_hour_ago = timezone.now() - timedelta(minutes=61)
    ask(private(), "slowly")
    Making.objects.update(state="failed", why="No.", source="", done_at=timezone.now())
    assert ask(private(), "slowly").state == "failed"
    Making.objects.update(done_at=an_hour_ago)
    with worker():
        assert ask(private(), "slowly").state == "waiting"
    assert ask(private(), "slowly").state == "ready"


def test_nothing_of_a_document_can_be_read_at_rest(
    formats: Add, worker: Any, private_folder: Path
) -> None:
    formats(loud)
    with worker():
        ask(private(), "slowly")
        [row] = all_rows()
        assert SECRET not in row
        assert "A letter" not in row
    [row] = all_rows()
    assert SECRET not in row
    [file] = [one for one in private_folder.rglob("*") if one.is_file()]
    assert SECRET.encode() not in file.read_bytes()
    assert Making.objects.get().source == ""


def all_rows() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM documents_making")
        return [repr(row) for row in cursor.fetchall()]


def test_what_lost_its_file_is_made_anew(formats: Add, worker: Any, private_folder: Path) -> None:
    formats(loud)
    with worker():
        ask(private(), "slowly")
    for file in private_folder.rglob("*"):
        if file.is_file():
            file.unlink()
    with worker():
        assert ask(private(), "slowly").state == "waiting"
    assert ask(private(), "slowly").state == "ready"


def test_a_job_that_the_queue_lost_is_told_again_by_whoever_asks(
    formats: Add, django_capture_on_commit_callbacks: Any
) -> None:
    formats(loud)
    ask(private(), "slowly")
    before = timezone.now() - asking.TELL_AGAIN_AFTER
    with django_capture_on_commit_callbacks() as told:
        ask(private(), "slowly")
        assert told == []
    Making.objects.update(told_at=before)
    with django_capture_on_commit_callbacks(execute=True) as told:
        ask(private(), "slowly")
        ask(private(), "slowly")
    assert len(told) == 1
    assert Making.objects.get().state == MakingState.READY


def test_a_document_that_another_made_meanwhile_is_kept_once(
    monkeypatch: pytest.MonkeyPatch, private_folder: Path
) -> None:
    ask(receipt(), "pdf")
    monkeypatch.setattr(asking, "_kept", lambda *args: None)
    assert ask(receipt(), "pdf").state == "ready"
    assert Making.objects.count() == 1
    assert len([one for one in private_folder.rglob("*") if one.is_file()]) == 1


def test_keys_tell_nothing_of_what_they_are_for() -> None:
    ask(receipt(), "pdf")
    assert re.fullmatch("[0-9a-f]{64}", Making.objects.get().key)


def test_the_oldest_make_room(settings: Any, private_folder: Path) -> None:
    settings.MADE_FORMATS_MEGABYTES = 1
    for number in range(4):
        keeping.keep_new(f"k{number}", "x", b"x" * 300_000, timezone.now())
    assert set(Making.objects.values_list("key", flat=True)) == {"k1", "k2", "k3"}


def test_each_night_what_is_past_its_days_goes_with_its_file(
    settings: Any, formats: Add, private_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    formats(loud)
    keeping.keep_new("old", "x", b"x", timezone.now() - timedelta(days=4))
    keeping.keep_new("new", "x", b"x", timezone.now() - timedelta(days=2))
    ask(private(), "slowly")
    Making.objects.filter(state="waiting").update(asked_at=timezone.now() - timedelta(days=4))
    with django_capture_on_commit_callbacks(execute=True):
        assert keeping.forget_old() == 2
    assert [row.key for row in Making.objects.all()] == ["new"]
    assert len([one for one in private_folder.rglob("*") if one.is_file()]) == 1


def test_the_night_is_in_the_timetable_and_the_sweep_knows_the_files() -> None:
    from portal.integration import private_files, schedules

    assert schedules._timetables["forget made formats"].func == (
        "portal.documents.making.keeping.forget_old"
    )
    assert Making in [rows.model for rows in private_files.holders()]
