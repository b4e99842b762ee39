"""Which housing system is asked, and what must be set for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from portal.integration.named import NotNamed
from portal.repairs.housing import Unavailable, housing, is_asked, register
from portal.repairs.housing.checks import the_housing_system_is_known
from portal.repairs.housing.http import HttpHousing
from portal.repairs.housing.source import Off


def test_nobody_is_asked_until_somebody_is_named() -> None:
    assert not is_asked()
    assert isinstance(housing(), Off)
    with pytest.raises(Unavailable):
        housing().home("1")


def test_the_settings_choose(settings: Settings, tmp_path: Path) -> None:
    settings.HOUSING_SOURCE, settings.HOUSING_URL = "http", "https://homes.example.org/v1"
    assert isinstance(housing(), HttpHousing)
    settings.HOUSING_SOURCE, settings.SANDBOX_URL = "sandbox", "http://127.0.0.1:8100"
    settings.VAR_DIR = tmp_path
    assert is_asked()
    assert isinstance(housing(), HttpHousing)
    assert (tmp_path / "sandbox-housing").stat().st_mode & 0o077 == 0


def test_a_name_that_nobody_has_is_nobody() -> None:
    with pytest.raises(NotNamed):
        housing("made up")


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="already"):
        register("off", lambda: Off())


class TestChecks:
    def wrong(self) -> str:
        return " ".join(str(found.msg) for found in the_housing_system_is_known())

    def test_off_needs_nothing(self) -> None:
        assert self.wrong() == ""

    def test_a_name_that_nobody_has_is_an_error(self, settings: Settings) -> None:
        settings.HOUSING_SOURCE = "made up"
        assert "http, off" in self.wrong()

    def test_http_needs_an_address_and_a_key(self, settings: Settings) -> None:
        settings.HOUSING_SOURCE = "http"
        assert "HOUSING_URL" in self.wrong()
        assert "HOUSING_KEY" in self.wrong()

    def test_the_sandbox_needs_a_sandbox(self, settings: Settings) -> None:
        settings.HOUSING_SOURCE, settings.SANDBOX_URL = "sandbox", ""
        assert "SANDBOX_URL" in self.wrong()
