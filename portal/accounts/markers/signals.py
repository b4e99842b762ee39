"""What rooms above may listen to. Sent inside the transaction, with ``marker`` and ``ended``."""

from django.dispatch import Signal

marked = Signal()
