"""Adding to the audit log. The entries of one actor are counted, so that none can go unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from ..models import AuditEntry, User
from .sealing import chain_of, seal_of


def record(
    action: str,
    subject: str,
    *,
    request: HttpRequest | None = None,
    user: User | None = None,
    system: str = "",
    about: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Write down that somebody did or saw something, in the transaction of what they did.

    ``action`` is dotted ("case.viewed"); ``subject`` is what it was done to ("case:7K4M9TX3");
    ``about`` is the public id of the person, where one is known. The actor is ``user``, else who
    is signed in on ``request``; a system is named by ``system``. ``details`` takes codes only,
    never anything personal. Two queries.
    """
    said = {"request": request, "user": user, "system": system, "details": details}
    return record_all(action, [(subject, about)], **said)[0]  # type: ignore[arg-type]


def record_all(
    action: str,
    subjects: Iterable[tuple[str, str]],
    *,
    request: HttpRequest | None = None,
    user: User | None = None,
    system: str = "",
    details: dict[str, Any] | None = None,
) -> list[AuditEntry]:
    """The same for several things at once: pairs of subject and whom it is about.

    Two queries, however many there are; without an actor two for each.
    """
    entries = [
        AuditEntry(
            who=_who(request, user),
            system=system,
            acting_under_id=_authority(request),
            action=action,
            subject=subject,
            about=about,
            details=dict(details or {}),
        )
        for subject, about in subjects
    ]
    chains: dict[tuple[str, str], list[AuditEntry]] = {}
    for entry in entries:
        chains.setdefault(chain_of(entry), []).append(entry)
    with transaction.atomic():
        for chain in sorted(chains):
            _append(chain, chains[chain])
    return entries


def _append(chain: tuple[str, str], entries: list[AuditEntry]) -> None:
    _hold(chain)
    last = _of(chain).order_by("-pk").values_list("number", flat=True).first() or 0
    for number, entry in enumerate(entries, start=last + 1):
        entry.number = number
        entry.seal = seal_of(entry)
    AuditEntry.objects.bulk_create(entries)


def _of(chain: tuple[str, str]) -> QuerySet[AuditEntry]:
    kind, key = chain
    found: QuerySet[AuditEntry] = AuditEntry.objects.all()
    if kind == "user":
        return found.filter(who=int(key))
    if kind == "system":
        return found.filter(who=None, system=key)
    return found.filter(who=None, system="", subject=key)


def _hold(chain: tuple[str, str]) -> None:
    """Let nobody else add to this chain until the transaction ends.

    On SQLite every writer waits for the one before anyway.
    """
    if connection.vendor == "postgresql":
        number = hashlib.sha256("\0".join(("audit", *chain)).encode()).digest()[:8]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(number, "big", signed=True)]
            )


def _who(request: HttpRequest | None, user: User | None) -> int | None:
    actor = user or getattr(request, "user", None)
    return actor.pk if actor is not None and actor.is_authenticated else None


def _authority(request: HttpRequest | None) -> int | None:
    """The authority under which somebody acts for another now; see ``portal.accounts.acting``."""
    acting = getattr(request, "acting", None)
    authority = getattr(acting, "authority", None)
    return authority.pk if authority is not None else None
