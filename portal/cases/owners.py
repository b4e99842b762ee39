"""Whose cases somebody of the staff sees: every one, or those of the kinds that they look after.

Seeing cases at all is one right (``view_case``), seeing those of every service another
(``view_every_case``). Whoever has only the first sees the kinds that a ``ServiceOwner`` row gives
them, and none without. Each list, search, count, page and file asks here.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from .models import Case, ServiceOwner

EVERY = "cases.view_every_case"


def kinds_of(user: Any) -> frozenset[str] | None:
    """The kinds whose cases this person sees; None for all. One query, once for a request."""
    if user.has_perm(EVERY):
        return None
    known: frozenset[str] | None = user.__dict__.get("_kinds_of_case")
    if known is None:
        rows = ServiceOwner.objects.filter(user_id=user.pk).values_list("kind", flat=True)
        known = user.__dict__["_kinds_of_case"] = frozenset(rows)
    return known


def seen_by(user: Any, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of these cases that this person may see."""
    kinds = kinds_of(user)
    return cases if kinds is None else cases.filter(kind__in=kinds)


def sees(user: Any, kind: str) -> bool:
    """Whether this person may see a case of this kind."""
    kinds = kinds_of(user)
    return kinds is None or kind in kinds
