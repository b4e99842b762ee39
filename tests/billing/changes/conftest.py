from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal.billing.models import LowerCharge
from portal.billing.models.lower_charge import SINGLE

GOOD: dict[str, dict[str, object]] = {
    "name": {"name": "A Tenant"},
    "reply": {"prefers": "email"},
    "email": {"email": "resident@example.com"},
    "phone": {"phone": "07700 900123"},
    "account-number": {"account_number": "600000001"},
}


def address(id_: str) -> dict[str, object]:
    return {
        f"{id_}-stage": "manual",
        f"{id_}-line_1": "1 Test Street",
        f"{id_}-line_2": "",
        f"{id_}-town": "Testham",
        f"{id_}-postcode": "AA1 1AA",
    }


def day(id_: str, on: date = date(2026, 6, 1)) -> dict[str, object]:
    return {f"{id_}-day": on.day, f"{id_}-month": on.month, f"{id_}-year": on.year}


@pytest.fixture
def reasons(db: None) -> list[LowerCharge]:
    """Living alone, students, and one that has ended."""
    rows = (
        (SINGLE, "I am the only adult", 25, None),
        ("students", "We are all students", 100, None),
        ("gone", "No longer a reason", 50, date(2026, 3, 31)),
    )
    return [
        LowerCharge.objects.create(
            code=code,
            label=label,
            percent=Decimal(percent),
            valid_from=date(2020, 4, 1),
            valid_to=ends,
            source="A test",
        )
        for code, label, percent, ends in rows
    ]
