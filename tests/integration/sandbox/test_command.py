"""The command serves until it is told to stop, and makes its secrets once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.integration.sandbox.keys import key, secret

from .portal import get

ROOT = Path(__file__).resolve().parents[3]


def test_the_command_says_where_it_is_and_ends_when_told(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "-u", "manage.py", "sandbox_back_office", "--port=0"]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as ran:
        assert ran.stdout is not None
        address = ran.stdout.readline().split()[-1]
        assert "ok" in get(f"{address}healthz")
        ran.send_signal(signal.SIGTERM)
        assert ran.wait(timeout=20) == 0
    assert {file.name for file in tmp_path.iterdir()} >= {"sandbox-key", "sandbox-secret"}


def test_a_fault_that_is_none_is_refused_before_anything_starts() -> None:
    with pytest.raises(CommandError, match="with a name of: slow, error"):
        call_command("sandbox_back_office", "--fault=tired")


def test_the_secrets_are_made_once_and_nobody_else_may_read_them(tmp_path: Path) -> None:
    assert secret(tmp_path) == secret(tmp_path)
    assert key(tmp_path) == key(tmp_path)
    assert [file.stat().st_mode & 0o077 for file in tmp_path.iterdir()] == [0, 0]
