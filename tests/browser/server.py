"""One real server with the demonstration council, for every test and every process of a run."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

from tests.support import template

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "static" / "build"
SEEDED = ROOT / "var" / "browser-tests"
START_SECONDS = 120
POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
"""Under ``bin/with-postgres`` the site keeps its rows in that server's own database."""


class CannotServe(Exception):
    """Why there is nothing to look at, in words for whoever ran the tests."""


class Server:
    """The site on a free port of this machine, on a copy of the seeded folder."""

    def __init__(self) -> None:
        if not (BUILT / "core.css").exists():
            raise CannotServe("The styles are not built: run `make assets` first.")
        self.folder = Path(tempfile.mkdtemp(prefix="portal-browser-"))
        if POSTGRES:
            os.environ["DATABASE_URL"] = template.copied_as("browser")
            _seed(self.folder)
        else:
            shutil.copytree(_seeded(), self.folder, symlinks=True, dirs_exist_ok=True)
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
            env={**_environment(self.folder), "WEB_CONCURRENCY": "2"},
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


def _environment(folder: Path) -> dict[str, str]:
    ours = {"DJANGO_SETTINGS_MODULE": "tests.browser.settings", "VAR_DIR": str(folder)}
    if not POSTGRES:
        ours["DATABASE_URL"] = f"sqlite:///{folder}/portal.sqlite3"
    return {**os.environ, **ours}


def _seeded() -> Path:
    """A folder with the loaded council and its static files, kept until what it is made of changes.

    It is made elsewhere and moved into place, so that a broken or a second run cannot leave half
    of one. Servers work on copies of it.
    """
    place = SEEDED / _fingerprint()
    if place.exists():
        return place
    SEEDED.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=SEEDED))
    _seed(making)
    try:
        making.rename(place)
    except OSError:
        shutil.rmtree(making)  # another run was quicker
    for older in SEEDED.iterdir():
        if older != place and not older.name.startswith("making-"):
            shutil.rmtree(older, ignore_errors=True)
    return place


def _seed(folder: Path) -> None:
    """Load the council into a new folder and database. What is left of a failure is removed."""
    for words in (
        ("migrate", "--verbosity=0"),
        ("createcachetable",),
        ("load_demo",),
        ("collectstatic", "--noinput", "--verbosity=0"),
    ):
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=_environment(folder),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            raise CannotServe(f"`manage.py {words[0]}` failed.\n{done.stdout}{done.stderr}")


def _fingerprint() -> str:
    """Changes with the code, the demonstration's content, the built assets, and the day."""
    digest = hashlib.sha256(datetime.date.today().isoformat().encode())
    for folder in (ROOT / "portal", BUILT, ROOT / "tests" / "browser" / "settings.py"):
        for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


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
