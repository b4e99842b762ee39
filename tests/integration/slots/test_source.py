"""Which scheduler is asked, and what must be set for it."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import cast

import pytest
from pytest_django import Settings

from portal.integration.named import NotNamed
from portal.integration.slots import SlotSource, Unavailable, new_key, register, source
from portal.integration.slots.checks import the_scheduler_is_known
from portal.integration.slots.http import HttpSlots
from portal.integration.slots.source import Off
from portal.integration.slots.sure import Sure
from portal.settings import rooms as settings_of_rooms

from .making import JOB, at, slot


def asked(chosen: SlotSource) -> object:
    assert isinstance(chosen, Sure), "whoever asks, asks with certainty"
    return chosen.asked


def test_nobody_is_asked_until_somebody_is_named(settings: Settings) -> None:
    assert settings.SLOT_SOURCE == "off"
    nobody = source()
    assert isinstance(asked(nobody), Off)
    with pytest.raises(Unavailable) as raised:
        nobody.availability(JOB, at(1, 8), at(2, 8))
    assert raised.value.last_seen is None
    with pytest.raises(Unavailable):
        nobody.hold(JOB, slot(), new_key())


def test_the_settings_choose(settings: Settings, tmp_path: Path) -> None:
    settings.SLOT_SOURCE, settings.SLOT_URL = "http", "https://times.example.org/slots/v1"
    assert isinstance(asked(source()), HttpSlots)
    settings.SLOT_SOURCE, settings.SANDBOX_URL = "sandbox", "http://127.0.0.1:8100"
    settings.VAR_DIR = tmp_path
    assert isinstance(asked(source()), HttpSlots)
    assert (tmp_path / "sandbox-slots").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("sandbox", "chosen"), [("", "off"), ("http://127.0.0.1:1", "sandbox")])
def test_where_there_is_a_sandbox_it_is_asked(
    monkeypatch: pytest.MonkeyPatch, sandbox: str, chosen: str
) -> None:
    """As the demonstration starts it."""
    monkeypatch.setenv("SANDBOX_URL", sandbox)
    file = Path(settings_of_rooms.__file__ or "")
    spec = spec_from_file_location("portal.settings.tried", file)
    assert spec
    assert spec.loader
    tried = module_from_spec(spec)
    spec.loader.exec_module(tried)
    assert chosen == tried.SLOT_SOURCE


def test_another_may_be_asked_by_its_name() -> None:
    assert isinstance(asked(source("off")), Off)
    with pytest.raises(NotNamed):
        source("made up")


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="already"):
        register("off", lambda: cast(SlotSource, Off()))


class TestChecks:
    def wrong(self) -> str:
        return " ".join(str(found.msg) for found in the_scheduler_is_known())

    def test_off_needs_nothing(self) -> None:
        assert self.wrong() == ""

    def test_a_name_that_nobody_has_is_an_error(self, settings: Settings) -> None:
        settings.SLOT_SOURCE = "made up"
        for name in ("http", "off", "sandbox"):
            assert name in self.wrong()

    def test_http_needs_an_address_and_a_key(self, settings: Settings) -> None:
        settings.SLOT_SOURCE = "http"
        assert "SLOT_URL" in self.wrong()
        assert "SLOT_KEY" in self.wrong()
        settings.SLOT_URL, settings.SLOT_KEY = "https://times.example.org/", "key"
        assert self.wrong() == ""

    def test_in_production_the_address_must_be_https(self, settings: Settings) -> None:
        settings.SLOT_SOURCE, settings.SLOT_KEY = "http", "key"
        settings.SLOT_URL = "http://times.example.org/"
        assert self.wrong() == ""
        settings.OUTBOUND_PRIVATE_ADDRESSES = False
        assert "SLOT_URL" in self.wrong()

    def test_the_sandbox_must_be_somewhere(self, settings: Settings) -> None:
        settings.SLOT_SOURCE = "sandbox"
        assert "SANDBOX_URL" in self.wrong()
        settings.SANDBOX_URL = "http://127.0.0.1:8100"
        assert self.wrong() == ""
