"""The modulus check with the table that the council uses now."""

from __future__ import annotations

from functools import lru_cache

from django.utils import timezone

from ..models import ModulusTable
from .modulus.checking import Verdict, check
from .modulus.reading import read
from .modulus.table import Table


def in_use() -> ModulusTable | None:
    """The newest table whose day has come. Its texts are not read."""
    found: ModulusTable | None = (
        ModulusTable.objects.filter(valid_from__lte=timezone.localdate())
        .defer("weights", "substitutes")
        .order_by("-valid_from")
        .first()
    )
    return found


def verdict_on(sort_code: str, number: str) -> Verdict | None:
    """What it says. None where the council has no table, so that nothing is checked."""
    row = in_use()
    return check(_table(row.digest), sort_code, number) if row else None


@lru_cache(maxsize=2)
def _table(digest: str) -> Table:
    row = ModulusTable.objects.get(digest=digest)
    return read(row.weights, row.substitutes)
