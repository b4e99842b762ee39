"""One real server with the demonstration council, for every test and every process of a run."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

from tests.support import seeded

ROOT = seeded.ROOT
START_SECONDS = 120


class CannotServe(Exception):
    """Why there is nothing to look at, in words for whoever ran the tests."""


class Server:
    """The site on a free port of this machine, on a copy of the seeded folder."""

    def __init__(self) -> None:
        if not (seeded.BUILT / "core.css").exists():
            raise CannotServe("The styles are not built: run `make assets` first.")
        self.folder = Path(tempfile.mkdtemp(prefix="portal-browser-"))
        try:
            seeded.copied_to(self.folder)
            if seeded.POSTGRES:
                os.environ["DATABASE_URL"] = database = seeded.copied_as("browser")
            else:
                database = f"sqlite:///{self.folder / seeded.DATABASE}"
        except seeded.CannotSeed as reason:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise CannotServe(str(reason)) from None
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.log = (self.folder / "server.log").open("wb")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--config=gunicorn.conf.py"),
                # As the demonstration: browsers open connections before they need them, and
                # those would each hold up a synchronous worker.
                *("--worker-class=gthread", "--threads=4", "--no-control-socket"),
                *(f"--bind=127.0.0.1:{port}", "portal.wsgi"),
            ],
            cwd=ROOT,
            env={**seeded.environment(self.folder, database), "WEB_CONCURRENCY": "2"},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while not _answers(self.address):
            if self.process.poll() is not None or time.monotonic() > end:
                words = (self.folder / "server.log").read_text(errors="replace")[-3000:]
                self.stop()
                raise CannotServe(f"The site did not start.\n{words}")
            time.sleep(0.1)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        requests.get(f"{address}/robots.txt", timeout=5)
    except requests.RequestException:
        return False
    return True
