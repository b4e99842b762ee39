"""Engines that are not Python run as child processes: bounded, killed when they hang.

What is fed and what comes back lie in files without a name, so nothing is left behind whatever
happens, and nothing of a document stands on a command line or in a message of an error.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MEGABYTE = 1024 * 1024
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}


class EngineFailed(RuntimeError):
    """An engine ended badly or took too long. Says which, and nothing of what it was fed."""


@dataclass(frozen=True)
class Bounds:
    """``seconds`` by the clock and of the processor, ``memory`` and ``written`` in bytes."""

    seconds: int = 30
    memory: int = 512 * MEGABYTE
    written: int = 64 * MEGABYTE


def run(command: Sequence[str], fed: bytes, bounds: Bounds, folder: Path = Path("/")) -> bytes:
    """What the command writes when it is fed this. Raises EngineFailed."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(fed)
        run_between(command, given, taken, bounds, folder)
        return taken.read()


def run_between(
    command: Sequence[str],
    given: BinaryIO,
    taken: BinaryIO,
    bounds: Bounds,
    folder: Path = Path("/"),
) -> None:
    """Runs the command on the whole of one file into another, which is then read from its start.

    Raises EngineFailed.
    """
    name = Path(command[0]).name
    given.seek(0)
    try:
        process = subprocess.Popen(  # noqa: S603  # fixed commands, no shell
            command,
            stdin=given,
            stdout=taken,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=ENVIRONMENT,
            start_new_session=True,
        )
    except OSError as error:
        raise EngineFailed(f"{name} could not be started.") from error
    try:
        _limit(process.pid, bounds)
        ended = process.wait(bounds.seconds)
    except subprocess.TimeoutExpired:
        raise EngineFailed(f"{name} took more than {bounds.seconds} seconds.") from None
    finally:
        _end(process)
    if ended:
        raise EngineFailed(f"{name} ended with {ended}.")
    taken.seek(0)


def _limit(pid: int, bounds: Bounds) -> None:
    """Set from outside, since code between fork and exec is not safe in a process of threads."""
    if sys.platform != "linux":
        return  # the clock still holds
    for limit, value in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.seconds),
        (resource.RLIMIT_FSIZE, bounds.written),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ProcessLookupError):  # it was quicker
            most = resource.prlimit(pid, limit)[1]  # we may be under a limit ourselves
            value = value if most == resource.RLIM_INFINITY else min(value, most)
            resource.prlimit(pid, limit, (value, value))


def _end(process: subprocess.Popen[bytes]) -> None:
    """What still runs is killed, and whatever it has started."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
