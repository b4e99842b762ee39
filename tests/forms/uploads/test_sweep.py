"""At night, what belongs to nobody goes, and what lost its file is reported."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from portal.forms.models import Draft, Upload, Version
from portal.forms.uploads import storage
from portal.forms.uploads.sweep import Swept, sweep

from .asking import KEY, add
from .test_shelf import files, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


def grow_old(folder: Path) -> None:
    """Let two days pass for every row and file."""
    Upload.objects.update(created_at=timezone.now() - timedelta(days=2))
    for path in files(folder):
        os.utime(path, (1, 1))


def draft(key: str = KEY) -> Draft:
    version = Version.objects.create(
        journey_key="tell", number=1, fingerprint="e" * 64, frozen="{}", title="Tell us"
    )
    return Draft.objects.create(key=key, journey_key="tell", version=version)


def test_an_empty_storage_is_swept_without_a_word() -> None:
    assert sweep() == Swept(0, 0, 0)


def test_files_of_a_draft_and_of_a_submission_stay(private_folder: Path) -> None:
    draft()
    add()
    add(key="s" * 27)
    sent("s" * 27)
    grow_old(private_folder)
    assert sweep() == Swept(0, 0, 0)
    assert Upload.objects.count() == len(files(private_folder)) == 2


def test_files_of_nobody_go_after_a_day(
    private_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    add()
    assert sweep() == Swept(0, 0, 0), "a form on its way to its first answer"
    grow_old(private_folder)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep().orphans == 1
    assert not Upload.objects.exists()
    assert files(private_folder) == []


def test_a_file_without_a_row_goes_after_a_day(private_folder: Path) -> None:
    draft()
    add()
    storage.keep(b"stray")
    assert sweep() == Swept(0, 0, 0), "its row may be on the way"
    grow_old(private_folder)
    assert sweep() == Swept(0, 1, 0)
    assert len(files(private_folder)) == 1


def test_a_row_without_its_file_is_reported_and_kept(caplog: pytest.LogCaptureFixture) -> None:
    draft()
    upload = add("Doctor's letter.pdf")
    storage.erase(upload.storage_name)
    assert sweep() == Swept(0, 0, 1)
    assert "1 files are gone from the private storage" in caplog.text
    assert "Doctor" not in caplog.text
    assert Upload.objects.count() == 1
