"""A machine that cannot run the portal is told so before it starts."""

from pathlib import Path

from django.test import override_settings

from portal.integration.checks import var_dir_is_writable


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
