"""What others may listen to."""

from django.dispatch import Signal

visit_changed = Signal()
"""A visit has changed, in this transaction: ``visit``, ``before``, ``actor``, ``at``.

``before`` is its state until then; the same as now where only its time has changed.
"""
