"""What the room that asked for a payment is told."""

from __future__ import annotations

from django.dispatch import Signal

paid = Signal()
"""A payment has been paid: ``payment``. Once for each, in the transaction that says so; a receiver
that fails undoes it, and it is tried again."""
