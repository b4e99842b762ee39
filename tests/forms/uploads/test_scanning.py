"""A file that nobody has passed is kept and never given out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.forms import uploads
from portal.forms.models import ScanState, Upload
from portal.forms.uploads import storage
from portal.forms.uploads.scanning import scan_waiting
from portal.integration import scanning
from tests.support import clamd

from .asking import add, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


@pytest.fixture
def unheard(settings: Settings) -> None:
    """A scanner that does not answer."""
    with clamd.running() as server:
        settings.SCANNER = server.address


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_without_a_scanner_a_file_is_given_out_at_once() -> None:
    assert add().state == ScanState.NOT_NEEDED


def test_a_clean_file_is_given_out_at_once(settings: Settings) -> None:
    with clamd.running("clean") as server:
        settings.SCANNER = server.address
        upload = add()
    assert upload.state == ScanState.CLEAN
    assert server.scanned == [uploads.open_file(upload).getvalue()], "not what is given out"


def test_an_infected_file_is_refused_and_nothing_stays(
    settings: Settings, private_folder: Path
) -> None:
    with clamd.running("virus") as server:
        settings.SCANNER = server.address
        assert refusal() == (
            "We found a virus in “letter.pdf”, so we did not keep it. Choose another file"
        )
    assert not Upload.objects.exists()
    assert files(private_folder) == []


@pytest.mark.parametrize("mood", ["closes", "garbage", "too large", "error"])
def test_a_file_without_a_verdict_waits_and_is_not_given_out(mood: str, settings: Settings) -> None:
    with clamd.running(mood) as server:
        settings.SCANNER = server.address
        upload = add()
    assert upload.state == ScanState.WAITING
    with pytest.raises(uploads.NotReady):
        uploads.open_file(upload)


@pytest.mark.usefixtures("unheard")
def test_a_waiting_file_is_given_out_once_it_is_passed(settings: Settings) -> None:
    upload = add()
    assert scan_waiting() == 0
    with clamd.running("clean") as server:
        settings.SCANNER = server.address
        assert scan_waiting() == 1
        assert scan_waiting() == 0
    upload.refresh_from_db()
    assert uploads.open_file(upload)


@pytest.mark.usefixtures("unheard")
def test_a_waiting_file_with_a_virus_is_erased_and_its_row_says_so(
    settings: Settings, private_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    upload = add()
    assert len(files(private_folder)) == 1
    with clamd.running("virus") as server:
        settings.SCANNER = server.address
        with django_capture_on_commit_callbacks(execute=True):
            scan_waiting()
    upload.refresh_from_db()
    assert (upload.state, upload.storage_name) == (ScanState.INFECTED, "")
    assert files(private_folder) == []
    with pytest.raises(uploads.NotReady):
        uploads.open_file(upload)


@pytest.mark.usefixtures("unheard")
def test_a_file_beyond_the_scanner_s_limit_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    large, small = add(), add("other.pdf")
    monkeypatch.setattr(scanning, "SMALL", 1)

    def only_small(data: bytes) -> ScanState:
        mine = storage.fetch(small.storage_name).getvalue()
        calls.append(data)
        return ScanState.CLEAN if len(calls) > 1 and data == mine else ScanState.WAITING

    calls: list[bytes] = []
    monkeypatch.setattr(scanning, "ask", only_small)
    assert scan_waiting() == 1
    states = {each.pk: each.state for each in Upload.objects.all()}
    assert states == {large.pk: ScanState.WAITING, small.pk: ScanState.CLEAN}


@pytest.mark.usefixtures("unheard")
def test_a_silent_scanner_is_asked_once_in_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        add()
    asked: list[int] = []

    def silent(data: bytes) -> ScanState:
        asked.append(1)
        return ScanState.WAITING

    monkeypatch.setattr(scanning, "ask", silent)
    scan_waiting()
    assert asked == [1]


@pytest.mark.usefixtures("unheard")
def test_files_that_wait_for_over_an_hour_are_reported(caplog: pytest.LogCaptureFixture) -> None:
    add()
    scan_waiting()
    assert "over an hour" not in caplog.text
    Upload.objects.update(created_at=timezone.now() - timedelta(hours=2))
    scan_waiting()
    assert "1 uploads have waited for the virus scanner for over an hour" in caplog.text


@pytest.mark.usefixtures("unheard")
def test_a_verdict_that_comes_twice_changes_nothing_more() -> None:
    upload = add()
    scanning.note(upload, ScanState.CLEAN)
    scanning.note(upload, ScanState.INFECTED)
    upload.refresh_from_db()
    assert upload.state == ScanState.CLEAN
    assert uploads.open_file(upload)


def test_a_silent_scanner_does_not_make_a_person_wait_for_every_file(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clamd.running("garbage") as server:
        settings.SCANNER = server.address
        states = [add().state for _ in range(3)]
        assert states == [ScanState.WAITING] * 3
        assert len(server.scanned) == 1
        server.mood = "clean"
        monkeypatch.setattr(scanning, "_silent_until", 0.0)
        assert add().state == ScanState.CLEAN
