"""What came of one try, in words that name nobody."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from .models import Outcome

LONGEST = 200


@dataclass(frozen=True)
class Result:
    """An outcome, and a reason that holds no personal data."""

    outcome: Outcome
    reason: str = ""
    answered: dict[str, Any] = field(default_factory=dict)
    """What another system said: status, type, size, seconds. Never its words."""
    wait: timedelta | None = None
    """How long it asked us to wait, where it did (Retry-After)."""
    disable: str = ""
    """Why its endpoint is to be disabled, where it said so (410)."""


def failed(error: BaseException, code: str = "") -> Result:
    """Something that may go better next time."""
    return Result(Outcome.FAILED, f"{type(error).__name__} {code}".strip()[:LONGEST])


def place_of(error: BaseException) -> str:
    """The line of code that raised it: receipts.py:40. An exception's own words repeat answers."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
