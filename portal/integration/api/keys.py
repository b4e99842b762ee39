"""The keys of systems: shown once when made, kept as a hash only."""

from __future__ import annotations

import hashlib
import re
import secrets
import string
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import ApiKey, System

LETTERS = string.ascii_lowercase + string.digits
WRITTEN = re.compile(r"pk_([a-z0-9]{8})_[A-Za-z0-9_-]{43}", re.ASCII)
"""``pk_``, eight characters to tell it by, and 256 bits by chance."""

OVERLAP = timedelta(days=7)
"""How long an old key still opens beside its new one."""

A_MINUTE = timedelta(minutes=1)


def make(
    system: System, label: str, scopes: Iterable[str], expires_at: datetime | None = None
) -> tuple[ApiKey, str]:
    """Give a new key and how it is written, which nobody can see again."""
    prefix = "".join(secrets.choice(LETTERS) for _ in range(8))
    written = f"pk_{prefix}_{secrets.token_urlsafe(32)}"
    key = ApiKey.objects.create(
        system=system,
        label=label,
        prefix=prefix,
        hash=_hash(written),
        scopes=sorted(set(scopes)),
        expires_at=expires_at,
    )
    return key, written


@transaction.atomic
def rotate(old: ApiKey, overlap: timedelta = OVERLAP) -> tuple[ApiKey, str]:
    """Make a new key beside an old one, which ends when ``overlap`` is over if not before."""
    new, written = make(old.system, old.label, old.scopes)
    ends = timezone.now() + overlap
    ApiKey.objects.filter(Q(expires_at=None) | Q(expires_at__gt=ends), pk=old.pk).update(
        expires_at=ends
    )
    old.refresh_from_db()
    return new, written


def find(written: str) -> ApiKey | None:
    """Give the key that opens now. One hash and one query, whatever is wrong with it."""
    asked = written if WRITTEN.fullmatch(written) else "no key is written like this"
    found: ApiKey | None = (
        ApiKey.objects.select_related("system__team").filter(hash=_hash(asked)).first()
    )
    if found is None or not found.system.is_active or found.revoked_at is not None:
        return None
    if found.expires_at is not None and found.expires_at <= timezone.now():
        return None
    return found


def note_use(key: ApiKey) -> None:
    """Write down that it was used; at most once a minute."""
    now = timezone.now()
    if key.last_used_at is None or key.last_used_at <= now - A_MINUTE:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)


def _hash(written: str) -> str:
    return hashlib.sha256(written.encode(errors="replace")).hexdigest()
