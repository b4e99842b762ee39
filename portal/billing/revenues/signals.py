"""What has come from the revenues system, told inside the transaction that keeps it."""

from django.dispatch import Signal

bill_kept = Signal()
"""``stored``: a new bill that is the one that counts."""

account_kept = Signal()
"""``account``, ``before``: what its ``paperless`` and ``direct_debit`` were (None if it is new)."""

entries_kept = Signal()
"""``account``, ``entries``: the rows that are new."""

payer_gone = Signal()
"""``joined``: rows that have ended because whom they named does not pay here any more."""
