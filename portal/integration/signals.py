"""What other rooms may want to know."""

from django.dispatch import Signal

dead_lettered = Signal()
"""A delivery was given up: ``delivery``. Receivers cannot stop the worker."""
