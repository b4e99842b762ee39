"""The whole portal as real processes that may be killed: web server, worker, clock, sandbox."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import connections
from django.db.models import Max
from django.utils import timezone

from portal.council.models import ContactPoint
from portal.home.demo.back_office import load_back_office
from portal.integration.models import Delivery, Subscription
from portal.integration.sandbox.command import Sandbox
from portal.integration.sandbox.keys import ACCOUNTS, housing_key, key, secret, slots_key

from ..workers import elsewhere
from .databases import Database
from .starter import Forked, Starter

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 60
TELL = """
from portal.home.demo.back_office import load_back_office
load_back_office()
"""
"""The demonstration, of the sandbox whose address is in its settings."""
COMMANDS = {
    "web": ("-m", "gunicorn", "--config=gunicorn.conf.py", "--log-level=error", "portal.wsgi"),
    "worker": ("manage.py", "qcluster"),
    "clock": ("-m", "tests.support.served.clock"),
}


def until(what: str, is_so: Callable[[], Any], seconds: float = 150) -> Any:
    """Wait until it is so, and give what it gave. Raises AssertionError that says what for."""
    end = time.monotonic() + seconds
    while not (found := is_so()):
        assert time.monotonic() < end, f"Not within {seconds:g} seconds: {what}"
        time.sleep(0.05)
    return found


class Running:
    """``sandbox`` lives in the test's own process; the others are processes with their children.

    A second worker is called ``worker-2``. With ``forked`` they are forked from one process that
    has read the code, which is a moment's work, instead of being started from nothing. ``web``:
    more words for gunicorn.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        web_workers: int = 2,
        *,
        forked: bool = False,
        settings_module: str = "tests.support.served.hurried",
        web: str = "",
    ) -> None:
        self.folder, self.database, self.web_workers = folder, database, web_workers
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._processes: dict[str, subprocess.Popen[bytes] | Forked] = {}
        self._forked = forked
        self._settings_module, self._web = settings_module, web
        self._starter: Starter | None = None
        self.sandbox: Sandbox | None = None
        self._accounts: Path | None = None

    def prepare(self) -> None:
        """Start the sandbox, and set the database up as if it had been there since yesterday."""
        self.start_sandbox()
        assert self.sandbox is not None
        address = self.sandbox.server.address

        def set_up() -> None:
            ContactPoint.objects.get_or_create(
                slug="main", defaults={"name": "The council", "phone": "01632 960249"}
            )
            with patch.object(settings, "VAR_DIR", self.folder):
                load_back_office(address)
            Subscription.objects.update(since=timezone.now() - timedelta(days=1))

        self.orm(set_up)
        self.sandbox_at_pace(0)

    def load_council(self) -> None:
        """Start the sandbox beside the demonstration (``as_seeded``): each is told of the other."""
        self.start_sandbox()
        done = self.manage("shell", "--no-imports", "--command", TELL)
        assert not done.returncode, done.stdout + done.stderr
        self._accounts = self.folder / ACCOUNTS  # the same that the demonstration has
        self.sandbox_at_pace(0)

    def sandbox_at_pace(self, pace: float) -> None:
        """Go on with the same book and port, and so many seconds for each step of a job."""
        assert self.sandbox is not None
        self.sandbox.stop()
        self.start_sandbox(self.sandbox.server.server_port, pace)

    def start_sandbox(self, port: int = 0, pace: float = 0) -> None:
        self.sandbox = Sandbox(
            book=self.folder / "sandbox.sqlite3",
            secret=secret(self.folder),
            key=key(self.folder) if port else "",
            slots_key=slots_key(self.folder),
            housing_key=housing_key(self.folder),
            accounts=self._accounts,
            portal=self.address,
            port=port,
            pace=pace,
            ask_every=0,
        )
        self.sandbox.start()

    def orm(self, job: Callable[[], Any]) -> Any:
        """Do something with the portal's rows in the database that the processes use."""
        with patch.dict(connections.settings["default"], self.database.settings):
            return elsewhere(job)

    def start(self, *names: str) -> None:
        """Start those that do not run, and wait until the web server answers."""
        self.start_quickly(*names)
        if "web" in names:
            until("the web server answers", self.is_up, START_SECONDS)

    def start_quickly(self, *names: str) -> None:
        """Start those that do not run, and wait for nothing.

        What a dead one has left behind goes first, as a supervisor does.
        """
        for name in names:
            if not self.runs(name):
                if name in self._processes:
                    self.kill(name)
                words = COMMANDS[name.split("-")[0]]
                self._processes[name] = self._start(words, self.folder / f"{name}.log")

    def _start(self, words: tuple[str, ...], log: Path) -> subprocess.Popen[bytes] | Forked:
        if self._forked:
            self._starter = self._starter or Starter(self.environment())
            return self._starter.start(words, log)
        with log.open("ab") as kept:
            return subprocess.Popen(
                [sys.executable, *words],
                cwd=ROOT,
                env=self.environment(),
                start_new_session=True,
                stdout=subprocess.DEVNULL,
                stderr=kept,
            )

    def environment(self) -> Mapping[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": self._settings_module,
            "DATABASE_URL": self.database.url,
            "VAR_DIR": str(self.folder),
            "PUBLIC_URL": self.address,
            "SANDBOX_URL": self.sandbox.server.address if self.sandbox else "",
            "FIELD_KEYS": ",".join(settings.FIELD_KEYS),
            "LOOKUP_KEY": settings.LOOKUP_KEY,
            "GUNICORN_CMD_ARGS": f"--bind=127.0.0.1:{self.port} {self._web}",
            "WEB_CONCURRENCY": str(self.web_workers),
        }

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def is_up(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.address}/healthz", timeout=5).close()  # noqa: S310
        except (urllib.error.URLError, OSError):
            return False
        return True

    def runs(self, name: str) -> bool:
        return name in self._processes and self._processes[name].poll() is None

    def pid(self, name: str) -> int:
        return self._processes[name].pid

    def kill(self, name: str) -> None:
        """Kill -9 it and all its children, at once."""
        process = self._processes.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)

    def end(self, name: str, seconds: float = 30) -> int:
        """Ask it to end, and wait. Its exit status."""
        process = self._processes.pop(name)
        process.terminate()
        return process.wait(timeout=seconds)

    def stop(self) -> None:
        for name in list(self._processes):
            self.kill(name)
        if self._starter is not None:
            self._starter.stop()
        if self.sandbox is not None:
            self.sandbox.stop()

    @contextmanager
    def stopped_at(self, place: str) -> Iterator[Callable[[], int]]:
        """Let whoever comes to this place stand still there. Gives a call that waits for them.

        A worker stands there only with what came after this, not with what another test left.
        """
        stop, stands = self.folder / f"stop-{place}", self.folder / f"stands-{place}"
        stands.unlink(missing_ok=True)
        draft = self.folder / f"draft-stop-{place}"
        newest = self.orm(lambda: Delivery.objects.aggregate(newest=Max("pk"))["newest"])
        draft.write_text(str(newest or 0))
        draft.rename(stop)
        try:
            yield lambda: int(
                until(
                    f"somebody stands at {place!r}", lambda: stands.exists() and stands.read_text()
                )
            )
        finally:
            stop.unlink()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
