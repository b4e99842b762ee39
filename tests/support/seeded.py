"""The demonstration council, loaded once into a database and a folder, and copied for each server.

Loading takes half a minute of a processor. What a sandbox has to do with it is set up after a copy
(``Running.load_council``), since each has an address of its own.
"""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings

from . import template

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "static" / "build"
KEPT = ROOT / "var" / "browser-tests"
SETTINGS = "tests.browser.settings"
DATABASE = "portal.sqlite3"
NAME = "portal_seeded_"
KEPT_SECONDS = 3600
"""How long what was made of earlier code stays: somebody may be copying it."""
POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
"""Under ``bin/with-postgres`` the rows are in that server's databases."""


class CannotSeed(Exception):
    """What failed, with its words."""


def keys() -> dict[str, str]:
    """What the fields of every copy are written with: the tests' own, so that they can read it."""
    return {"FIELD_KEYS": ",".join(settings.FIELD_KEYS), "LOOKUP_KEY": settings.LOOKUP_KEY}


def copied_to(folder: Path) -> None:
    """The files of the council; on SQLite the database is one of them. Raises CannotSeed."""
    with _one_at_a_time():
        shutil.copytree(_made(), folder, symlinks=True, dirs_exist_ok=True)


def copied_as(name: str) -> str:
    """The address of a new PostgreSQL database with the council. Raises CannotSeed."""
    with _one_at_a_time():
        _made()
        return template.copied_as(name, _database_name())


def _made() -> Path:
    """The folder that is copied, kept until what it is made of changes.

    It is made elsewhere and moved into place, so that a broken run cannot leave half of one. A
    server of PostgreSQL lasts for one run, and the files go with its rows.
    """
    place = KEPT / fingerprint()
    if POSTGRES:
        place = place.with_name(f"{place.name}-postgres-{os.environ.get('PGPORT', '')}")
    if place.exists() and (not POSTGRES or template.is_there(_database_name())):
        return place
    shutil.rmtree(place, ignore_errors=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=KEPT))
    try:
        _load(making)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    making.rename(place)
    for older in KEPT.iterdir():
        if older.is_dir() and older != place and older.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(older, ignore_errors=True)
    return place


def _load(folder: Path) -> None:
    if POSTGRES:
        database = template.copied_as(f"{NAME}making")
    else:
        database = f"sqlite:///{template.copied_to(folder / DATABASE)}"
    started = [
        subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment(folder, database),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for words in (
            ("load_demo", "--verbosity=0", "--skip-checks"),
            ("collectstatic", "--noinput", "--verbosity=0"),  # the other core's meanwhile
        )
    ]
    for process in started:
        said, _ = process.communicate()
        if process.returncode:
            raise CannotSeed(f"`{' '.join(map(str, process.args[1:]))}` failed.\n{said}")
    if POSTGRES:
        template.rename(f"{NAME}making", _database_name())


def environment(folder: Path, database: str) -> Mapping[str, str]:
    ours = {"DJANGO_SETTINGS_MODULE": SETTINGS, "VAR_DIR": str(folder), "DATABASE_URL": database}
    return {**os.environ, **keys(), **ours}


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"lock-{'postgres' if POSTGRES else 'sqlite'}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _database_name() -> str:
    return NAME + fingerprint()


@cache
def fingerprint() -> str:
    """Changes with the code, the demonstration's content, the built assets, and the day."""
    digest = hashlib.sha256(datetime.date.today().isoformat().encode())
    for folder in (ROOT / "portal", BUILT, ROOT / "tests" / "browser" / "settings.py"):
        for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":  # made beforehand, while another core has something else to do
    with _one_at_a_time():
        _made()
