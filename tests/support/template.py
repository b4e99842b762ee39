"""A database as the migrations leave it: made once, and copied for each process of tests.

Going through the migrations takes longer than most rooms take to test. They are gone through once
on each engine, by the command that an administrator uses. Django still runs them in each copy, and
finds nothing left to do.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "test-databases"
NAME = "portal_template_"


@contextmanager
def started_from() -> Iterator[None]:
    """While this lasts, the tests' new database begins as a copy."""
    if connection.vendor == "sqlite":
        # What is only in memory is there for as long as somebody has it open.
        name = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(name, uri=name.startswith("file:"))) as kept_open:
            with closing(sqlite3.connect(_file())) as made:
                made.backup(kept_open)
            yield
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = _database()
        yield


def copied_as(name: str, of: str = "") -> str:
    """The address of a new PostgreSQL database of this name that begins as a copy.

    ``of``: of which database, if not of the template.
    """
    settings = connection.settings_dict
    made = SQL("CREATE DATABASE {} TEMPLATE {}")
    template = Identifier(of or _database())
    with _server() as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
        server.execute(made.format(Identifier(name), template))
    return _address({**settings, "NAME": name})


def is_there(name: str) -> bool:
    """Whether the PostgreSQL server of the tests has a database of this name."""
    with _server() as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def rename(name: str, other: str) -> None:
    """Call a PostgreSQL database by another name, in place of one that has it."""
    with _server() as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(other)))
        asked = SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(asked.format(Identifier(name), Identifier(other)))


def _server() -> psycopg.Connection[Any]:
    return psycopg.connect(_address(connection.settings_dict), autocommit=True)


def copied_to(file: Path) -> Path:
    """A new SQLite database in this file that begins as a copy."""
    return Path(shutil.copyfile(_file(), file))


def _file() -> Path:
    """The template for SQLite, kept until what it is made of changes."""
    place = KEPT / f"{fingerprint()}.sqlite3"
    with _one_at_a_time():
        if not place.exists():
            for older in KEPT.glob("*.sqlite3*"):
                older.unlink()
            making = KEPT / "making.sqlite3"
            _migrate(f"sqlite:///{making}")
            with closing(sqlite3.connect(making)) as made:
                made.execute("PRAGMA journal_mode=DELETE")  # memory has no other file for a log
            making.rename(place)
    return place


def _database() -> str:
    """The template for PostgreSQL, kept on the server of the tests."""
    settings = connection.settings_dict
    name = NAME + fingerprint()
    with _one_at_a_time(), psycopg.connect(_address(settings), autocommit=True) as server:
        found = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        there = [row[0] for row in server.execute(found, [NAME])]
        if name not in there:
            for older in there:
                server.execute(SQL("DROP DATABASE {}").format(Identifier(older)))
            making = f"{NAME}making"
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(making)))
            _migrate(_address({**settings, "NAME": making}))
            server.execute(
                SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(making), Identifier(name))
            )
    return name


def _address(settings: dict[str, Any]) -> str:
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Others wait here for whoever makes a template."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"lock-{connection.vendor}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(address: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--run-syncdb", "--verbosity=0"]
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": address}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=True)


def fingerprint() -> str:
    """Changes with the migrations, with what they are made of, and with the packages we name."""
    digest = hashlib.sha256(sys.version.encode())
    portal = ROOT / "portal"
    made_of = [*portal.rglob("migrations/*.py"), *portal.rglob("groups.py")]
    made_of += portal.rglob("triggers.py")
    for file in [ROOT / "requirements" / "base.txt", *sorted(made_of)]:
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":  # made beforehand, while another core has something else to do
    _file() if connection.vendor == "sqlite" else _database()
