"""Erasing for good what has been kept as long as its form says, and no longer."""

from .holds import held, register_hold
from .nightly import erase_old
from .past import was_erased

__all__ = ["erase_old", "held", "register_hold", "was_erased"]
