"""A machine's own secrets: made once, kept, and read by nobody else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from portal.settings.kept import kept

from .test_production import ROOT

SHOW = "from django.conf import settings as s; print(s.SECRET_KEY, s.FIELD_KEYS, s.LOOKUP_KEY)"


def test_it_is_made_once(tmp_path: Path) -> None:
    numbers = count()
    file = tmp_path / "new-folder" / "key"
    assert kept(file, lambda: str(next(numbers))) == "0"
    assert kept(file, lambda: str(next(numbers))) == "0"


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    kept(tmp_path / "key", lambda: "secret")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    numbers = count()
    with ThreadPoolExecutor(8) as threads:
        found = {
            job.result()
            for job in [
                threads.submit(kept, tmp_path / "key", lambda: str(next(numbers)))
                for _ in range(40)
            ]
        }
    assert len(found) == 1


def settings_of(module: str, var: Path) -> str:
    env = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": f"portal.settings.{module}",
        "VAR_DIR": str(var),
    }
    done = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("module", ["demo", "dev"])
def test_nothing_needs_to_be_set_and_a_restart_finds_the_same(module: str, tmp_path: Path) -> None:
    assert settings_of(module, tmp_path) == settings_of(module, tmp_path)


def test_a_developer_can_read_what_the_demonstration_wrote(tmp_path: Path) -> None:
    demo, dev = settings_of("demo", tmp_path), settings_of("dev", tmp_path)
    assert demo.split()[1:] == dev.split()[1:]
