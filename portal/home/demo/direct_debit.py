"""The terms on which the demo council takes Direct Debits."""

from __future__ import annotations

from portal.billing.models import DirectDebitTerms

from .source import read_data


def load_direct_debit() -> None:
    """Write them where there are none yet."""
    if not DirectDebitTerms.objects.exists():
        row = read_data("direct-debit")
        DirectDebitTerms.objects.create(**{**row, "guarantee": row["guarantee"].strip()})
