"""An old key can be thrown away once the files are written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from portal.forms import uploads
from portal.forms.models import Upload
from portal.forms.uploads import storage
from portal.forms.uploads.rotation import Rotated, rotate_files

from .asking import add
from .test_shelf import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]

NEW = "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleS0="


def test_files_open_with_the_new_key_alone(settings: Settings, private_folder: Path) -> None:
    before = uploads.open_file(add("a.pdf")).getvalue()
    old = settings.FIELD_KEYS
    settings.FIELD_KEYS = [NEW, *old]
    assert rotate_files() == Rotated(written=1)
    assert rotate_files() == Rotated(fresh=1)
    settings.FIELD_KEYS = [NEW]
    [row] = Upload.objects.defer("name")
    assert uploads.open_file(row).getvalue() == before
    assert len(files(private_folder)) == 1


def test_what_no_key_opens_is_said_and_left(settings: Settings, private_folder: Path) -> None:
    add()
    settings.FIELD_KEYS = [NEW]
    with pytest.raises(CommandError, match=r"1 files cannot be read\. Keep the old keys"):
        call_command("rotate_file_keys", verbosity=0)
    assert len(files(private_folder)) == 1


def test_a_file_that_is_gone_is_counted_as_lost() -> None:
    storage.erase(add().storage_name)
    assert rotate_files() == Rotated(lost=1)
