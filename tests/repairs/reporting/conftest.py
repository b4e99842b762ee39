from __future__ import annotations

import pytest

from tests.support.housing import PaperHousing, asked_of


@pytest.fixture
def housing(monkeypatch: pytest.MonkeyPatch) -> PaperHousing:
    """A housing system that is asked, with no homes yet."""
    return asked_of(monkeypatch)
