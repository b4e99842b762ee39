"""What the audit log is told of cases: each reading of what is personal, and each change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from portal.accounts import audit

from .models import Case, TimelineEntry, Who

VIEWED = "case.viewed"
FOUND = "case.found"
EXPORTED = "case.exported"
CHANGED = "case.changed"
LIST = "cases:list"
BY = {Who.SYSTEM: "website", Who.TEAM: "a team"}
"""Who did what nobody by name did. A person who has not signed in is nobody."""


def subject(case: Case) -> str:
    """How the audit log names a case."""
    return f"case:{case.reference}"


def viewed(case: Case, request: HttpRequest, *, part: str = "page", about: str = "") -> None:
    """Somebody reads a part of a case: "page", "form", "document" or "file". Two queries."""
    audit.record(VIEWED, subject(case), request=request, about=about, details={"part": part})


def found(cases: Iterable[Case], request: HttpRequest, *, by: list[str]) -> None:
    """Somebody found cases by what they know of a person: "email", "surname". Two queries."""
    whose = [(subject(case), "") for case in cases]
    if whose:
        audit.record_all(FOUND, whose, request=request, details={"by": by})


def exported(request: HttpRequest, chosen: dict[str, str]) -> None:
    """Somebody takes a list of cases away: which, as the filters say it. Two queries."""
    audit.record(EXPORTED, LIST, request=request, details={"chosen": chosen})


def changed(case: Case, entry: TimelineEntry, **kwargs: Any) -> None:
    """Something happened on a case, in its transaction. A receiver for ``signals.changed``."""
    system = entry.system.slug if entry.system else BY.get(Who(entry.who), "")
    audit.record(
        CHANGED,
        subject(case),
        user=entry.user,
        system=system,
        details={"what": entry.what, "entry": entry.pk},
    )
