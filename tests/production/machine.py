"""Web processes and workers over one database and one Redis, as systemd would start them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import redis
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
HOST = "www.council.example"
PATIENCE = 60
"""Seconds until something that must happen has not happened."""


def until(so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait until something is so, or so long. Whether it is."""
    end = time.monotonic() + seconds
    while not so():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@contextmanager
def redis_server() -> Iterator[str]:
    """The address of a Redis that may be stopped. It ends with the pipe, whatever becomes of us."""
    command = [ROOT / "bin/with-redis", "sh", "-c", 'echo "$REDIS_URL"; cat']
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdin
        assert process.stdout
        address = process.stdout.readline().strip()
        if not address:
            raise RuntimeError("There is no redis-server: run bin/tools, which says how to get it.")
        yield address
        process.stdin.close()


class Machine:
    """Everything that runs for a council, and its environment."""

    def __init__(self, folder: Path, database_url: str, redis_url: str, mail_port: int) -> None:
        self.folder, self.redis = folder, redis.Redis.from_url(redis_url)
        self.port = _free_port()
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "tests.production.settings",
            "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "FIELD_KEYS": ",".join(settings.FIELD_KEYS),
            "LOOKUP_KEY": settings.LOOKUP_KEY,
            "ALLOWED_HOSTS": HOST,
            "PUBLIC_URL": f"https://{HOST}",
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "VAR_DIR": str(folder),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "OUTBOUND_PRIVATE_ADDRESSES": "true",
            "WEB_CONCURRENCY": "2",
        }

    def manage(self, *words: str) -> str:
        """Run a command to its end. What it said."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def start(self) -> None:
        """Two web processes behind one port, and two clusters of one worker each."""
        self._start(
            "web",
            *("-m", "gunicorn", "--config=gunicorn.conf.py", "portal.wsgi"),
            f"--bind=127.0.0.1:{self.port}",
        )
        for name in ("one", "other"):
            self._start(name, "manage.py", "qcluster")

    def _start(self, name: str, *words: str) -> None:
        with self._log(name, "ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, *words], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def _log(self, name: str, mode: str) -> IO[bytes]:
        return (self.folder / f"{name}.log").open(mode)  # type: ignore[return-value]

    def said(self, name: str) -> str:
        with self._log(name, "rb") as log:
            return log.read().decode()

    def stop(self, name: str) -> int:
        """Ask a process to end, as systemd does, and give its exit code."""
        process = self.running.pop(name)
        process.send_signal(signal.SIGTERM)
        return process.wait(timeout=PATIENCE)

    def end(self) -> None:
        """Leave nothing running."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
