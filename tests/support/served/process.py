"""Real web processes over one database and one folder, as on a machine in production."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 60


def copy_database(folder: Path) -> None:
    """Write the test's own database, as it is now, to ``portal.sqlite3`` in this folder."""
    file = folder / "portal.sqlite3"
    if connection.vendor == "sqlite":
        file.write_bytes(connection.connection.serialize())
        return
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=_environment(folder), check=True)


@contextmanager
def processes(folder: Path, count: int) -> Iterator[list[str]]:
    """The addresses of ``count`` gunicorns of one worker each."""
    with ExitStack() as stack:
        yield [stack.enter_context(_gunicorn(folder)) for _ in range(count)]


@contextmanager
def _gunicorn(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config=gunicorn.conf.py", "--workers=1"]
    command += ["--log-level=warning", f"--bind=127.0.0.1:{port}", "portal.wsgi"]
    process = subprocess.Popen(command, cwd=ROOT, env=_environment(folder))
    try:
        _wait(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.support.served.settings",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "VAR_DIR": str(folder),
    }


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - our own
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("A web process did not start.")
