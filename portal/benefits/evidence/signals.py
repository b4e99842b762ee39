"""What others may do when the proofs of a claim change."""

from django.dispatch import Signal

changed = Signal()
"""Sent with ``item`` and ``actor``, inside the transaction that changed it."""
