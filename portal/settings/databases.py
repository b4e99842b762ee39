"""The database: a file on this machine, or a PostgreSQL server.

Opening a connection costs more than most pages do with it, so one is kept. On SQLite each thread
keeps its own for a minute. On PostgreSQL a process of the web server has a pool, which Django asks
to be the only one to keep connections; a worker or a command has one connection. A pool does not
outlive a fork, and the worker forks: so only gunicorn.conf.py asks for one.
"""

from typing import Any

from .places import VAR_DIR, env

# SQLite waits its turn and keeps what it has acknowledged: see docs/decisions.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
KEPT = 60
"""Seconds; a file that somebody has put another in place of is looked at again after as many."""
PATIENCE = 5
"""Seconds to wait for a connection: then people get a page that says so, and ``/readyz`` 503."""


def database() -> dict[str, Any]:
    """What DATABASE_URL names, with the options that it needs."""
    named: dict[str, Any] = env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/portal.sqlite3")
    options = named.setdefault("OPTIONS", {})
    named["CONN_MAX_AGE"] = KEPT
    if named["ENGINE"].endswith("sqlite3"):
        return {**named, "OPTIONS": SQLITE_OPTIONS}
    options.setdefault("connect_timeout", PATIENCE)
    named["CONN_HEALTH_CHECKS"] = True  # a server may have been restarted since
    if most := env.int("DATABASE_POOL", default=0):
        named["CONN_MAX_AGE"] = 0
        options["pool"] = {"min_size": 1, "max_size": most, "timeout": PATIENCE}
    return named
