"""A copy of the tests' database, for processes of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection, connections
from psycopg.sql import SQL, Composed, Identifier, Literal
from pytest_django.plugin import DjangoDbBlocker

from tests.support.served.process import copy_database
from tests.support.workers import elsewhere

T = TypeVar("T")


class Database:
    """``url`` is for other processes. ``ask`` runs a job of ours on it, in a thread of its own."""

    def __init__(self, url: str, name: str, blocker: DjangoDbBlocker) -> None:
        self.url, self.name, self._blocker = url, name, blocker

    def ask(self, job: Callable[[], T]) -> T:
        settings = connections.settings["default"]
        with self._blocker.unblock(), patch.dict(settings, NAME=self.name):
            answer: T = elsewhere(job)
        return answer


@contextmanager
def copied(folder: Path, blocker: DjangoDbBlocker) -> Iterator[Database]:
    """The test's database as migrations leave it, beside it or in a file; gone afterwards."""
    with blocker.unblock():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            copy_database(folder)
            file = folder / "portal.sqlite3"
            yield Database(f"sqlite:///{file}", str(file), blocker)
            return
        original = str(connection.settings_dict["NAME"])
        connection.close()
    name, given = f"{original}_copy", os.environ["DATABASE_URL"]
    _run(
        given,
        SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}").format(
            Literal(original)
        ),
        SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)),
        SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(original)),
    )
    try:
        yield Database(urlunsplit(urlsplit(given)._replace(path=f"/{name}")), name, blocker)
    finally:
        _run(given, SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _run(url: str, *statements: Composed) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        for statement in statements:
            server.execute(statement)
