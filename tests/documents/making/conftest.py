"""Formats to be asked for, and a private folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.documents import registry
from portal.documents.model import Document
from portal.documents.registry import Format, register

Write = Callable[[Document], bytes]


@pytest.fixture(autouse=True)
def private_folder(settings: Any, tmp_path: Path) -> Path:
    backend = "portal.integration.private_files.PrivateFolder"
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": backend, "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Format]:
    """Registers a format for this test alone."""
    monkeypatch.setattr(registry, "_formats", dict(registry._formats))

    def add(write: Write, name: str = "slowly", **more: Any) -> Format:
        more = {"slow": True, **more}
        made = Format(name, "Slowly", "application/x-slow", "slow", write, **more)
        register(made)
        return made

    return add
