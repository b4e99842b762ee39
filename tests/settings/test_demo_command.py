"""The demonstration says in one sentence why it cannot start, before it changes anything."""

from __future__ import annotations

import logging
import os
import runpy
import signal
import socket
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from django.core.management import get_commands, load_command_class

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


def test_each_command_understands_what_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[str]] = []

    def tell(words: list[str], *args: object, **kwargs: object) -> MagicMock:
        told.append([each for each in words if each != sys.executable])
        return MagicMock(**{"poll.return_value": 1})

    monkeypatch.setenv("PORT", "1")
    monkeypatch.setattr(subprocess, "run", tell)
    monkeypatch.setattr(subprocess, "Popen", tell)
    monkeypatch.setattr(signal, "signal", lambda *args: None)
    demo = runpy.run_path(str(ROOT / "bin" / "demo.py"))
    monkeypatch.setitem(demo["main"].__globals__, "is_taken", lambda port: False)
    monkeypatch.setitem(demo["main"].__globals__, "is_up", lambda: True)
    demo["main"]()
    commands = [words[words.index("manage.py") + 1 :] for words in told if "manage.py" in words]
    assert {"migrate", "qcluster", "demo_sign_in"} <= {name for name, *_ in commands}
    for name, *words in commands:
        command = load_command_class(get_commands()[name], name)
        command.create_parser("manage.py", name).parse_args(words)


def in_the_demo(code: str, var: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.demo", "VAR_DIR": str(var)}
    asked = [sys.executable, "-c", f"import django; django.setup(); {code}"]
    return subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=True)


def test_a_mistake_of_ours_is_written_to_the_terminal_and_a_wrong_address_is_not(
    tmp_path: Path,
) -> None:
    said = "import logging; log = logging.getLogger('django.request'); "
    said += "log.warning('Not Found: /x'); log.error('Internal Server Error: /y')"
    written = in_the_demo(said, tmp_path).stderr
    assert "Internal Server Error" in written
    assert "Not Found" not in written


def test_its_worker_pushes_the_password_out_of_nobodys_sight(tmp_path: Path) -> None:
    asked = "from django_q.conf import logger; print(logger.getEffectiveLevel())"
    level = in_the_demo(asked, tmp_path).stdout
    assert int(level) == logging.WARNING
