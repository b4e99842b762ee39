"""Terms and bank accounts for tests. All numbers are made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from portal.billing.models import DirectDebitTerms

BANK = {"name": "A Tenant", "sort_code": "99-00-01", "number": "12345670"}
GUARANTEE = "If we take too much, your bank gives it back at once.\n\nYou can stop at any time."


def terms_of(**columns: Any) -> DirectDebitTerms:
    """Ten working days of notice; the 1st, 15th or 28th."""
    given: dict[str, Any] = {
        "valid_from": date(2026, 4, 1),
        "originator": "Testham Council",
        "originator_number": "000000",
        "payment_days": "1, 15, 28",
        "notice_days": 10,
        "confirm_days": 3,
        "guarantee": GUARANTEE,
        "source": "Made up for tests",
        **columns,
    }
    made: DirectDebitTerms = DirectDebitTerms.objects.create(**given)
    return made
