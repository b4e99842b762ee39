"""Several workers at once, each a thread with a database connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from django.db import connections

from .served.process import copy_database

T = TypeVar("T")


@contextmanager
def committed(folder: Path) -> Iterator[None]:
    """What threads write while this lasts is committed, and other threads see it.

    On SQLite they meet in a copy of the test's database, in a file and with the real options. On
    PostgreSQL they meet in the database itself: remove there what you have written.
    """
    if connections["default"].vendor != "sqlite":
        yield
        return
    copy_database(folder)
    with patch.dict(connections.settings["default"], NAME=str(folder / "portal.sqlite3")):
        yield


def at_once(job: Callable[[], T], count: int = 1) -> list[T]:
    """Run a job in so many threads that all start together; what each returned."""
    start = threading.Barrier(count)

    def work(number: int) -> T:
        try:
            _wait_for_no_lock_for_ever()
            start.wait(timeout=30)
            return job()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(work, range(count)))


def _wait_for_no_lock_for_ever() -> None:
    """A test that holds a lock while it waits for its threads fails with an error, and soon."""
    connection = connections["default"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '60s'")


def elsewhere(job: Callable[[], Any]) -> Any:
    """Run a job in one other thread."""
    return at_once(job)[0]
