"""The portal says at its start what is not right about files."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as present
from pytest_django import Settings

from portal.forms.uploads import storage
from portal.forms.uploads.checks import files_are_scanned, private_files_are_private
from portal.integration import schedules


def test_without_a_scanner_it_says_so(settings: Settings) -> None:
    settings.SCANNER = "off"
    [warning] = files_are_scanned()
    assert warning.id == "portal.W101"
    assert "not scanned for viruses" in warning.msg


@pytest.mark.parametrize("address", ["clamd://scanner:3310", "clamd:///run/clamd.ctl"])
def test_with_a_scanner_it_says_nothing(address: str, settings: Settings) -> None:
    settings.SCANNER = address
    assert files_are_scanned() == []


@pytest.mark.parametrize("address", ["on", "", "tcp://scanner:3310"])
def test_a_scanner_that_cannot_be_meant_is_an_error(address: str, settings: Settings) -> None:
    settings.SCANNER = address
    assert [each.id for each in files_are_scanned()] == ["portal.E101"]


@pytest.mark.usefixtures("private_folder")
def test_a_private_folder_of_its_own_is_right() -> None:
    assert private_files_are_private() == []


def test_a_private_folder_among_public_files_is_an_error(
    settings: Settings, private_folder: Path
) -> None:
    settings.MEDIA_ROOT = private_folder.parent
    assert [each.id for each in private_files_are_private()] == ["portal.E102"]


@pytest.mark.usefixtures("private_folder")
def test_a_private_file_has_no_address() -> None:
    with pytest.raises(ValueError, match="no address"):
        storage.private().url("anything")


def test_the_private_storage_is_not_the_public_one() -> None:
    assert present.STORAGES["private"] != present.STORAGES["default"]


def test_waiting_files_and_the_sweep_have_their_times() -> None:
    times = {each.func: each.cron for each in schedules._timetables.values()}
    assert times["portal.forms.uploads.scanning.scan_waiting"] == "* * * * *"
    assert "portal.forms.uploads.sweep.sweep" in times
