"""Slots that leave us for a browser are signed, so that only what we offered can be chosen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from .errors import Forged, Stale
from .kinds import Fit, Slot

SALT = "portal.integration.slots"
GOOD_FOR = timedelta(hours=2)
"""So long a page with slots may lie open. A hold is what really keeps one."""


def seal(slot: Slot) -> str:
    """Write a slot as text for a form. The job is part of the salt and does not stand in it."""
    said = {
        "id": slot.id,
        "start": slot.start.isoformat(),
        "end": slot.end.isoformat(),
        "fit": slot.fit.value,
    }
    return signing.dumps(said, salt=_salt(slot.job))


def unseal(written: str, job: str, *, good_for: timedelta = GOOD_FOR) -> Slot:
    """Read it again for the same job. Raises Forged and Stale."""
    try:
        said: dict[str, Any] = signing.loads(written, salt=_salt(job), max_age=good_for)
    except signing.SignatureExpired:
        raise Stale from None
    except (signing.BadSignature, ValueError):
        raise Forged from None
    return Slot(
        id=said["id"],
        job=job,
        start=datetime.fromisoformat(said["start"]),
        end=datetime.fromisoformat(said["end"]),
        fit=Fit(said["fit"]),
    )


def _salt(job: str) -> str:
    return f"{SALT}:{job}"
