"""What the sandbox keeps: a small SQLite file of its own, so that it too may be killed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .scheduler.tables import TABLES as OF_THE_SCHEDULER

TABLES = """
CREATE TABLE IF NOT EXISTS events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, reference TEXT NOT NULL, at TEXT NOT NULL,
    came INTEGER NOT NULL, effects INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS events_of ON events (reference, at);
CREATE TABLE IF NOT EXISTS jobs (
    reference TEXT PRIMARY KEY, title TEXT NOT NULL, state TEXT NOT NULL, opened INTEGER NOT NULL,
    step INTEGER NOT NULL, asks INTEGER NOT NULL, next_at REAL
);
CREATE TABLE IF NOT EXISTS calls (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL,
    turn INTEGER NOT NULL, due_at REAL NOT NULL, tries INTEGER NOT NULL, status INTEGER
);
CREATE INDEX IF NOT EXISTS calls_open ON calls (turn) WHERE status IS NULL;
CREATE TABLE IF NOT EXISTS payments (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, asked TEXT NOT NULL, reference TEXT NOT NULL,
    amount INTEGER NOT NULL, description TEXT NOT NULL, back TEXT NOT NULL, status TEXT NOT NULL,
    code TEXT NOT NULL, begun REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS accounts (
    reference TEXT PRIMARY KEY, account TEXT NOT NULL, later TEXT NOT NULL, next_at REAL
);
CREATE TABLE IF NOT EXISTS claims (reference TEXT PRIMARY KEY, wanted TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER NOT NULL);
"""

Row = sqlite3.Row


class Book:
    """One connection, one thread at a time, each change all or nothing."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=10)
        self._db.row_factory = Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(TABLES + OF_THE_SCHEDULER)

    @contextmanager
    def change(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing of it."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def run(self, sql: str, *values: Any) -> int:
        """Give how many rows it changed."""
        with self._lock:
            return self._db.execute(sql, values).rowcount

    def rows(self, sql: str, *values: Any) -> list[Row]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> Row | None:
        return next(iter(self.rows(sql, *values)), None)

    def count(self, name: str) -> None:
        """Add one to a number that the page shows."""
        self.run(
            "INSERT INTO counts VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = number + 1",
            name,
        )

    def counts(self) -> dict[str, int]:
        return {row["name"]: row["number"] for row in self.rows("SELECT * FROM counts")}

    def close(self) -> None:
        with self._lock:
            self._db.close()
