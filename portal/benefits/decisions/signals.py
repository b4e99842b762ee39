"""What others may do when something is decided."""

from django.dispatch import Signal

decided = Signal()
"""Sent with ``decision`` and ``actor``, inside the transaction that recorded it."""
