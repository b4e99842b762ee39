"""A worker that is told to stop ends what it has begun, and begins nothing more."""

from __future__ import annotations

import ctypes
from multiprocessing import RawValue

_stop: ctypes.c_bool | None = None


def prepare() -> ctypes.c_bool:
    """Make what a worker's processes share. Call it before the first of them is forked.

    It has no lock on purpose: a process that is killed while it looks would keep it for ever.
    """
    global _stop
    _stop = RawValue(ctypes.c_bool, False)
    return _stop


def asked() -> bool:
    """Whether this worker is to stop. What it leaves is found by the next worker's sweep."""
    return _stop is not None and bool(_stop.value)
