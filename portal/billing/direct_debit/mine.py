"""What somebody has who takes everything that we hold of them, and what stays when they leave."""

from __future__ import annotations

from typing import Any

from portal.accounts import leaving, mydata
from portal.accounts.models import User
from portal.accounts.mydata.times import when

from ..models import DirectDebit
from ..words import Tax

KEPT = "Direct Debits that you asked for, without the bank’s numbers: they show what you agreed to."


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    mydata.register("direct-debits", "Direct Debits", collect)
    leaving.register("direct debits", kept=(KEPT,))


def collect(user: User) -> list[dict[str, Any]]:
    """Each that was asked for by them or for them, the newest first."""
    rows = DirectDebit.objects.select_related("account").filter(person__user=user)
    return [
        {
            "For": Tax(row.account.tax).words,
            "Name on the bank account": row.holder,
            "Account number ends in": row.ending,
            "Day of the month": row.day,
            "Asked for": when(row.asked_at),
            "Ended": when(row.ended_at),
            "How it stands": row.state,
        }
        for row in rows
    ]
