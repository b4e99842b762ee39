from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.integration.sandbox.command import Sandbox

from .portal import KEY, SECRET, Portal, get

Start = Callable[..., str]


@pytest.fixture
def portal() -> Iterator[Portal]:
    portal = Portal()
    yield portal
    portal.stop()


@pytest.fixture
def start(tmp_path: Path, portal: Portal) -> Iterator[Start]:
    """Start a sandbox with these switches; its address. A second goes on with the same book."""
    started = []

    def start(
        *fault: str, pace: float = 0, ask_every: int = 0, accounts: Path | None = None
    ) -> str:
        for sandbox in started:
            sandbox.stop()
        started[:] = [
            Sandbox(
                book=tmp_path / "sandbox.sqlite3",
                secret=SECRET,
                key=KEY,
                portal=portal.address,
                pace=pace,
                ask_every=ask_every,
                fault=list(fault),
                accounts=accounts,
            )
        ]
        started[0].start()
        return str(started[0].server.address)

    yield start
    for sandbox in started:
        sandbox.stop()


def state(address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(get(f"{address}/state.json"))
    return found
