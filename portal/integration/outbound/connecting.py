"""Opening a connection to an address that has been looked at, and to no other.

A name is looked up once. Every answer must be allowed, and we connect to one of those very
addresses: a name that changes its meaning a moment later changes nothing for us.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from .addresses import NotPublic, permitted

Allowed = Callable[[str], bool]

CONNECT_SECONDS = 5.0
"""For each address of a name: the next one may be reachable."""


class Deadline:
    """A moment by which all must be done, however many small steps it takes."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds. Raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("It took too long.")
        return left


def connect(
    host: str,
    port: int,
    deadline: Deadline,
    *,
    allowed: Allowed = permitted,
    each: float = CONNECT_SECONDS,
) -> socket.socket:
    """Open a connection.

    Raises socket.gaierror for a name that means nothing, NotPublic if any of its addresses is not
    allowed, TimeoutError, and another OSError if nobody answers at any of them.
    """
    places = _look_up(host, port, deadline)
    for *_, address in places:
        if not allowed(str(address[0])):
            raise NotPublic("Not a public address.")
    last: OSError = OSError("No address.")
    for family, kind, protocol, _, address in places:
        opened = socket.socket(family, kind, protocol)
        try:
            opened.settimeout(min(each, deadline.left()))
            opened.connect(address)
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return opened
        except OSError as error:
            opened.close()
            last = error
    raise last


def _look_up(host: str, port: int, deadline: Deadline) -> list[Any]:
    """Ask in a thread: the system's resolver has no time-out of its own that we can set."""
    found: list[Any] = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    if not found:
        raise TimeoutError("Nobody said where that is.")
    if isinstance(found[0], UnicodeError):
        raise socket.gaierror(socket.EAI_NONAME, "Not a name.")
    if isinstance(found[0], OSError):
        raise found[0]
    return list(found[0])
