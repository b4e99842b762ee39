"""Work in a child process: so much time, so much memory, so many bytes, and then it is ended.

The child is a copy of this process, so nothing is read or written but the answer, which comes
through a pipe and lies on no disk.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from ..registry import Unmakeable

MEGABYTE = 1024 * 1024
PIECE = MEGABYTE
SAYS_WHY, LACKS_MEMORY, BROKE = 3, 4, 5
DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class TooMuch(Exception):
    """The work took more time, memory or bytes than it may. Says which."""


class Broke(Exception):
    """The work went wrong. Says the kind of error, never its words."""


@dataclass(frozen=True)
class Bounds:
    """``seconds`` by the clock; ``memory`` in bytes, beyond what this process has already."""

    seconds: float = 240
    memory: int = 1024 * MEGABYTE
    answer: int = 64 * MEGABYTE


def bounded(work: Callable[[], bytes], bounds: Bounds) -> bytes:
    """What the work gives. Raises TooMuch, Broke, or Unmakeable if the work said so."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, writing, bounds)
    os.close(writing)
    ended = False
    try:
        answer = _answer(reading, bounds)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ended = True
    finally:
        os.close(reading)
        if not ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return _said(status, answer)


def _answer(reading: int, bounds: Bounds) -> bytes:
    """All that the child writes, until it closes its end."""
    until = time.monotonic() + bounds.seconds
    pieces: list[bytes] = []
    left = bounds.answer
    while True:
        if not select.select([reading], [], [], max(0, until - time.monotonic()))[0]:
            raise TooMuch("time")
        piece = os.read(reading, PIECE)
        if not piece:
            return b"".join(pieces)
        left -= len(piece)
        if left < 0:
            raise TooMuch("bytes")
        pieces.append(piece)


def _said(status: int, answer: bytes) -> bytes:
    match status:
        case 0:
            return answer
        case 3:
            raise Unmakeable(answer.decode())
        case 4:
            raise TooMuch("memory")
        case 5:
            raise Broke(answer.decode())
    if status == -signal.SIGXCPU:
        raise TooMuch("time")
    raise Broke(f"signal {-status}")


def _work(work: Callable[[], bytes], writing: int, bounds: Bounds) -> NoReturn:
    """In the child. It ends here, whatever happens: nothing of the parent's is tidied up twice."""
    code = BROKE
    try:
        _limit(bounds)
        code, answer = _done(work)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(code)


def _done(work: Callable[[], bytes]) -> tuple[int, bytes]:
    try:
        return 0, work()
    except Unmakeable as refusal:
        return SAYS_WHY, str(refusal).encode()
    except MemoryError:
        return LACKS_MEMORY, b""
    except Exception as error:  # said to the parent by its kind
        return BROKE, type(error).__name__.encode()


def _limit(bounds: Bounds) -> None:
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(sign, signal.SIG_DFL)  # the worker's own ways of stopping are not the child's
    seconds = int(bounds.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + _used(), seconds + _used() + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGKILL)
        most = _size() + bounds.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _used() -> int:
    """Seconds of the processor that this process has had."""
    return int(time.process_time()) + 1


def _size() -> int:
    """Bytes of address space that this process has."""
    with open("/proc/self/statm") as file:  # noqa: PTH123  # no need of a Path in a fresh child
        return int(file.read().split()[0]) * resource.getpagesize()
