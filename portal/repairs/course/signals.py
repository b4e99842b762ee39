"""What others may listen to."""

from django.dispatch import Signal

moved = Signal()
"""A repair has moved, in the transaction in which it did.

Sent with ``repair``, ``before``, ``after`` and ``at``.
"""
