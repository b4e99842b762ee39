"""The demonstration says in one sentence why it cannot start, before it changes anything."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def demo(port: str, var: Path) -> tuple[int, str, str]:
    env = {"PATH": os.environ["PATH"], "PORT": port, "VAR_DIR": str(var)}
    result = subprocess.run(
        [sys.executable, "bin/demo.py"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return result.returncode, result.stdout, result.stderr


def test_a_port_that_another_program_has_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, said, errors = demo(port, tmp_path)

    assert (code, errors) == (1, "")
    assert said.count("\n") == 1
    assert port in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("port", ["eighty", "0", "70000", ""])
def test_a_port_that_is_no_number_is_refused(port: str, tmp_path: Path) -> None:
    assert demo(port, tmp_path) == (1, "PORT must be a number from 1 to 65535.\n", "")
