"""Reasons to pay less council tax, as the demo council has them."""

from __future__ import annotations

from datetime import date

from portal.billing.models import LowerCharge

from .source import read_data

SINCE = date(2026, 4, 1)


def load_lower_charges() -> None:
    """Write each where there is none of its code yet."""
    for position, row in enumerate(read_data("lower-charges")):
        if not LowerCharge.objects.filter(code=row["code"]).exists():
            LowerCharge.objects.create(**row, position=position, valid_from=SINCE)
