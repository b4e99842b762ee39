"""Answers while somebody is answering: in the session, encrypted, for two hours.

The address of a page has a key that says nothing. Each set of answers has its own, so two tabs
that began by themselves do not disturb each other.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, MutableMapping
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from django.utils import timezone

from portal.integration.encryption import cipher

KEPT_AS = "benefits.answers"
MOST = 4
"""Sets of answers kept at once; the oldest makes room."""
LONGEST = timedelta(hours=2)

Session = MutableMapping[str, Any]
Answers = dict[str, Any]


def begin(session: Session) -> str:
    """Make room for new answers. Gives their key."""
    key = secrets.token_hex(6)
    keep(session, key, {})
    return key


def answers_of(session: Session, key: str) -> Answers | None:
    """What was answered under a key; None if it was never there, or is too old."""
    kept = _read(session).get(key)
    return dict(kept["answers"]) if kept else None


def keep(session: Session, key: str, answers: Mapping[str, Any]) -> None:
    """Keep the answers under their key."""
    kept = _read(session)
    kept.pop(key, None)
    kept[key] = {"at": timezone.now().isoformat(), "answers": dict(answers)}
    while len(kept) > MOST:
        del kept[next(iter(kept))]
    _write(session, kept)


def forget(session: Session, key: str) -> None:
    """Keep them no longer."""
    kept = _read(session)
    if kept.pop(key, None) is not None:
        _write(session, kept)


def _read(session: Session) -> dict[str, Any]:
    written = session.get(KEPT_AS)
    if not written:
        return {}
    try:
        kept: dict[str, Any] = json.loads(cipher().decrypt(str(written).encode()))
    except (InvalidToken, ValueError):
        return {}  # written with a key that is gone: the same as too old
    oldest = timezone.now() - LONGEST
    return {key: each for key, each in kept.items() if datetime.fromisoformat(each["at"]) > oldest}


def _write(session: Session, kept: dict[str, Any]) -> None:
    session[KEPT_AS] = cipher().encrypt(json.dumps(kept).encode()).decode()
