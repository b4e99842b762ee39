"""What other rooms may want to know."""

from django.dispatch import Signal

dead_lettered = Signal()
"""A delivery was given up: ``delivery``. Receivers cannot stop the worker."""

bounced = Signal()
"""A message cannot reach its person this way: ``delivery``, ``reason``. It is sent within the
transaction that gives it up; a receiver may send it another way (``notify.bounces``)."""
