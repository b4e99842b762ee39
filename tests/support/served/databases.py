"""Databases of their own for real processes, on whichever engine the tests run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from .. import seeded


def is_sqlite() -> bool:
    return str(connection.vendor) == "sqlite"


class Database:
    """``name`` is a file on SQLite, and a database of a server on PostgreSQL.

    ``server``: another than the one of the tests, as Django's settings name it.
    """

    def __init__(self, name: str, server: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.settings: dict[str, Any] = {**connection.settings_dict, **(server or {}), "NAME": name}

    @property
    def url(self) -> str:
        if is_sqlite():
            return f"sqlite:///{self.name}"
        return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**self.settings)

    def back_up(self, file: Path) -> None:
        """Write a backup while others use it, as an administrator would."""
        if not is_sqlite():
            with file.open("wb") as out:
                subprocess.run(self._tool("pg_dump"), env=self._env(), stdout=out, check=True)
            return
        with closing(sqlite3.connect(self.name)) as live, closing(sqlite3.connect(file)) as copy:
            live.backup(copy)

    def restore(self, file: Path) -> None:
        """Put a backup in its place. Nobody may use it meanwhile."""
        if is_sqlite():
            for end in ("", "-wal", "-shm"):
                Path(f"{self.name}{end}").unlink(missing_ok=True)
            Path(self.name).write_bytes(file.read_bytes())
            return
        self.remove()
        self._tell_the_server(f'CREATE DATABASE "{self.name}"')
        command = [*self._tool("psql"), "--quiet", "--set=ON_ERROR_STOP=1", f"--file={file}"]
        subprocess.run(command, env=self._env(), stdout=subprocess.DEVNULL, check=True)

    def make(self) -> None:
        """Make it, empty."""
        if not is_sqlite():
            self._tell_the_server(f'CREATE DATABASE "{self.name}"')

    def remove(self) -> None:
        if not is_sqlite():
            self._tell_the_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _tell_the_server(self, command: str) -> None:
        given = self.settings
        with psycopg.connect(
            host=given["HOST"],
            port=given["PORT"],
            user=given["USER"],
            password=given["PASSWORD"],
            dbname="postgres",
            autocommit=True,
        ) as server:
            server.execute(command.encode())

    def _tool(self, tool: str) -> list[str]:
        given = self.settings
        return [tool, f"--host={given['HOST']}", f"--port={given['PORT']}", f"--dbname={self.name}"]

    def _env(self) -> dict[str, str]:
        given = self.settings
        return {**os.environ, "PGUSER": given["USER"], "PGPASSWORD": given["PASSWORD"]}


@contextmanager
def copy_of_the_tests(folder: Path, server: Mapping[str, str] | None = None) -> Iterator[Database]:
    """What is committed in the tests' own database, in another that real processes may use.

    ``server``: where, on PostgreSQL, if not on the same server.
    """
    connection.ensure_connection()
    if is_sqlite():
        file = folder / "portal.sqlite3"
        file.write_bytes(connection.connection.serialize())
        yield Database(str(file))
        return
    tests = Database(str(connection.settings_dict["NAME"]))
    copy = Database(f"{tests.name}_served_{os.getpid()}", server)
    dump = folder / "tests.sql"
    tests.back_up(dump)
    copy.restore(dump)
    try:
        yield copy
    finally:
        copy.remove()


@contextmanager
def as_seeded(folder: Path) -> Iterator[Database]:
    """A new one with the demonstration's council, whose files come into the folder."""
    seeded.copied_to(folder)
    if is_sqlite():
        yield Database(str(folder / seeded.DATABASE))
        return
    made = Database(f"portal_served_{os.getpid()}")
    seeded.copied_as(made.name)
    try:
        yield made
    finally:
        made.remove()
