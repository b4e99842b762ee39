"""What tests of the draft and its versions need."""

from __future__ import annotations

import pytest

from portal.repairs.catalogue import publishing
from portal.repairs.catalogue.draft import write_draft

from .making import LIMITS, SMALL


@pytest.fixture
def known_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of these tests in the place of what the law and our targets say."""
    monkeypatch.setattr(publishing, "limits_on", lambda: LIMITS)


@pytest.fixture
def draft(db: None, known_limits: None) -> None:
    """The small catalogue as the draft."""
    write_draft(SMALL)
