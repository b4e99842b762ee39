"""What other parts may want to know of an order. Each in the transaction of what happened."""

from __future__ import annotations

from django.dispatch import Signal

ordered = Signal()
"""Sent with ``order`` and ``actor``."""

arrived = Signal()
"""Sent with ``order``, and with ``document`` or ``link``: what was made has come."""
