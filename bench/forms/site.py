"""The site in this process, with a database of its own, and what is measured registered."""

from __future__ import annotations

import os
from functools import cache

from ..server import environment, prepare

SETTINGS = "bench.settings_forms"


@cache
def settle() -> None:
    """Django in this process, over the demonstration's pages in the database for measuring."""
    prepare()
    start(os.environ.get("BENCH_DATABASE_URL", ""))
    _keep_what_is_committed()


def start(database: str = "") -> None:
    """Django in this process. ``database``: the address of another database than usual."""
    os.environ.update(environment(SETTINGS))
    if database:
        os.environ["DATABASE_URL"] = database
    import django

    django.setup()
    from portal.forms import registry

    from .journeys import THIRTY, THREE

    for each in (THIRTY, THREE):
        registry.register(each)


def engine() -> str:
    """The name of the database, and how surely it keeps what is committed."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            return f"SQLite, synchronous={cursor.fetchone()[0]} (2 is FULL)"
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, commit = cursor.fetchone()
        return f"PostgreSQL, fsync={fsync}, synchronous_commit={commit}"


def _keep_what_is_committed() -> None:
    """The server that bin/with-postgres starts for tests writes to no disk: for us it must."""
    from django.db import connection

    if connection.vendor != "postgresql" or not os.environ.get("WITH_POSTGRES"):
        return
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"ALTER SYSTEM SET {name} = on")
        cursor.execute("SELECT pg_reload_conf()")
        cursor.execute("SELECT pg_sleep(0.5)")
    connection.close()
