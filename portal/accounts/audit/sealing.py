"""What makes a changed entry show: a keyed hash of everything that it says."""

from __future__ import annotations

import hmac
import json
from datetime import UTC

from django.conf import settings

from ..models import AuditEntry


def seal_of(entry: AuditEntry) -> str:
    """64 hexadecimal characters. Only who has ``LOOKUP_KEY`` can make them."""
    said = [
        entry.at.astimezone(UTC).isoformat(),
        entry.who,
        entry.system,
        entry.acting_under_id,
        entry.action,
        entry.subject,
        entry.about,
        entry.details,
        entry.number,
    ]
    plain = json.dumps(said, sort_keys=True, separators=(",", ":"))
    key = str(settings.LOOKUP_KEY).encode()
    return hmac.digest(key, f"audit\0{plain}".encode(), "sha256").hex()


def chain_of(entry: AuditEntry) -> tuple[str, str]:
    """Whose entries follow each other: one user's, one system's; of nobody known, one subject's."""
    if entry.who is not None:
        return "user", str(entry.who)
    if entry.system:
        return "system", entry.system
    return "nobody", entry.subject
