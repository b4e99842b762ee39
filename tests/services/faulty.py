"""A web server on this machine whose paths are faults: /404, /slow, /to:/elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.http import Asked, Says, Server, serving

SLOW = 2.0
"""Seconds that /slow lets people wait."""


def fault(asked: Asked) -> Says:
    """What a path means."""
    name = asked.path.strip("/").split("?")[0]
    if name.startswith("to:"):
        return Says(302, headers={"Location": name.removeprefix("to:")})
    match name:
        case "reset":
            return Says(reset=True)
        case "slow":
            return Says(wait=SLOW)
        case "loop":
            return Says(302, headers={"Location": "/loop"})
        case "no-head":
            return Says(404 if asked.method == "HEAD" else 200)
        case "rubbish":
            return Says(raw=b"\x00\xff this is not HTTP\r\n\r\n")
        case "endless":
            return Says(500 if asked.method == "HEAD" else 200, b"x" * 50_000_000)
    return Says(int(name or 200))


@contextmanager
def running() -> Iterator[Server]:
    with serving() as server:
        server.decide = fault
        yield server
