"""The process that looks at one file: bytes in, one line of JSON and bytes out.

It may use little memory and time and write nothing. Whatever kills it, only this file is refused.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys

from .look import look
from .unfit import Unfit

MEGABYTE = 1_000_000
LIMITS = {
    resource.RLIMIT_AS: 1600 * MEGABYTE,
    resource.RLIMIT_CPU: 11,  # seconds; a photo of 50 million points takes about 5
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}
MOST_OUT = 60 * MEGABYTE


def main() -> None:
    """Look at what stands on standard input; its ending is the last argument."""
    for limit, most in LIMITS.items():
        with contextlib.suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(limit, (most, most))
    out = sys.stdout.buffer
    try:
        looked = look(sys.stdin.buffer.read(), sys.argv[-1])
        if len(looked.data) > MOST_OUT:
            raise Unfit("heavy")
    except Unfit as unfit:
        out.write(json.dumps({"why": unfit.why, "found": unfit.found}).encode() + b"\n")
    except MemoryError:
        out.write(json.dumps({"why": "heavy", "found": ""}).encode() + b"\n")
    else:
        out.write(json.dumps({"ending": looked.ending}).encode() + b"\n")
        out.write(looked.data)
    out.flush()
