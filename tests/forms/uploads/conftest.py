"""A private folder for each test, and files to choose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from portal.integration import scanning


@pytest.fixture(autouse=True)
def scanner_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test remembers another's silent scanner."""
    monkeypatch.setattr(scanning, "_silent_until", 0.0)


@pytest.fixture
def private_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where this test's files lie."""
    settings.VAR_DIR = tmp_path
    stores: dict[str, Any] = settings.STORAGES
    settings.STORAGES = {**stores}  # forget the storages that were opened before
    return tmp_path / "private"
