from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from portal.integration.models import Endpoint, Kind

from ..conftest import MakeEndpoint
from .dropping import NOON, at


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DROP_FOLDERS = [str(tmp_path)]
    made = tmp_path / "housing"
    made.mkdir()
    return made


@pytest.fixture
def drop(endpoint: MakeEndpoint, folder: Path) -> Endpoint:
    """One whose files are written at six; its first time is set at noon."""
    made = endpoint(Kind.FILES, str(folder), schedule="0 18 * * *", options={"format": "jsonl"})
    at(NOON)
    made.refresh_from_db()
    return made
