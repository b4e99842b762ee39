"""A machine that cannot run the portal is told so before it starts."""

from pathlib import Path

import pytest
from django.test import override_settings

from portal.integration.checks import (
    no_private_addresses,
    other_systems_can_be_reached,
    var_dir_is_writable,
)


def test_a_folder_that_can_be_written_to_passes(tmp_path: Path) -> None:
    with override_settings(VAR_DIR=tmp_path / "made" / "if-missing"):
        assert var_dir_is_writable() == []


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    with override_settings(VAR_DIR=blocked / "var"):
        [error] = var_dir_is_writable()
    assert error.id == "portal.E001"
    assert str(blocked) in error.msg
    assert "VAR_DIR" in str(error.hint)


def test_a_folder_for_file_drops_must_be_there(tmp_path: Path) -> None:
    with override_settings(DROP_FOLDERS=[str(tmp_path), str(tmp_path / "none")]):
        [error] = other_systems_can_be_reached()
    assert error.id == "portal.E010"
    assert str(tmp_path / "none") in error.msg


def test_our_own_folder_for_file_drops_is_made(tmp_path: Path) -> None:
    with override_settings(VAR_DIR=tmp_path, DROP_FOLDERS=[str(tmp_path / "drops")]):
        assert other_systems_can_be_reached() == []
    assert (tmp_path / "drops").is_dir()


@pytest.mark.parametrize(
    ("setting", "value", "id"),
    [
        ("OUTBOUND_NETWORKS", ["10.20.0.0/16", "10.20.1.1/16"], "portal.E011"),
        ("OUTBOUND_NETWORKS", ["everywhere"], "portal.E011"),
        ("OUTBOUND_CA_FILE", "none.pem", "portal.E012"),
    ],
)
def test_settings_that_lead_nowhere_are_found_at_start(
    setting: str, value: object, id: str
) -> None:
    with override_settings(**{setting: value}):
        [error] = other_systems_can_be_reached()
    assert error.id == id


def test_a_site_that_may_reach_into_its_own_network_is_warned() -> None:
    with override_settings(OUTBOUND_PRIVATE_ADDRESSES=True):
        [warning] = no_private_addresses()
    assert warning.id == "portal.W111"
    with override_settings(OUTBOUND_PRIVATE_ADDRESSES=False):
        assert no_private_addresses() == []
