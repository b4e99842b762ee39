"""Starts the demonstration's own server, with its own database, for as long as a figure needs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = Path(sys.executable)
PLAIN = "portal.settings.demo"
HELLO = "bench.settings_hello"
UNCACHED = "bench.settings_uncached"
START = 60
"""Seconds that a server may take to answer for the first time."""


def environment(settings: str) -> dict[str, str]:
    """Its own folder, so that measuring never touches the demonstration that somebody looks at."""
    var = os.environ.get("BENCH_VAR_DIR", str(ROOT / "var" / "bench"))
    mine = {
        "VAR_DIR": var,
        "DATABASE_URL": _database(var),
        "DJANGO_SETTINGS_MODULE": settings,
        "WEB_CONCURRENCY": os.environ.get("WEB_CONCURRENCY", "2"),
    }
    return {**os.environ, **mine}


def _database(var: str) -> str:
    """The one that is named for measuring, the throw-away server of tests, or a file."""
    given = os.environ.get("BENCH_DATABASE_URL", "")
    if not given and os.environ.get("WITH_POSTGRES"):
        given = os.environ["DATABASE_URL"]
    return given or f"sqlite:///{var}/portal.sqlite3"


def manage(*words: str) -> None:
    command = [str(PYTHON), "manage.py", *words, "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment(PLAIN), check=True)


@cache
def prepare() -> None:
    """The demonstration's pages and built files. A second run finds them there."""
    manage("migrate")
    manage("load_demo")
    manage("collectstatic", "--noinput")


@contextmanager
def serving(settings: str) -> Iterator[str]:
    """A running gunicorn with these settings; gives its address without a slash at the end."""
    prepare()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [str(PYTHON.parent / "gunicorn"), "--config=gunicorn.conf.py", "--log-level=warning"]
    command += [f"--bind=127.0.0.1:{port}", "portal.wsgi"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(settings))
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(START * 10):
        if process.poll() is not None:
            raise RuntimeError("The server stopped before it answered.")
        try:
            urllib.request.urlopen(f"{address}/", timeout=START).close()  # noqa: S310 - our own
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer within {START} seconds.")
