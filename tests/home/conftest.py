"""What the tests of the front door share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from portal.home.search import recording


@pytest.fixture
def counting(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Searches are counted, and written down as soon as the answer has gone out."""
    settings.COUNT_SEARCHES = True
    recording._waiting.clear()
    monkeypatch.setattr(recording, "EVERY", 0.0)
    yield
    recording._waiting.clear()
