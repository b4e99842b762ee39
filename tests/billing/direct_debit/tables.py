"""A table in use."""

from __future__ import annotations

import hashlib
from datetime import date

from portal.billing.models import ModulusTable


def upload(
    weights: str, substitutes: str = "", valid_from: date | None = date(2026, 1, 1)
) -> ModulusTable:
    made: ModulusTable = ModulusTable.objects.create(
        weights=weights,
        substitutes=substitutes,
        rows=len(weights.splitlines()),
        digest=hashlib.sha256(f"{weights}\0{substitutes}".encode()).hexdigest(),
        valid_from=valid_from,
    )
    return made
