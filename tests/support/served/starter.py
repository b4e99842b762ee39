"""Starts the portal's processes in a moment: they are forked from one that has read the code.

A process that is started from nothing spends seconds of processor time on reading modules. What is
forked here is otherwise the same: a session and process group of its own, its own log, no open
database. ``Starter`` is the side that asks; run as a module, this is the side that forks.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[3]
READ = ("django_q.cluster", "gunicorn.app.wsgiapp", "gunicorn.workers.sync", "portal.urls")


class Forked:
    """A process as ``subprocess.Popen`` has them, as far as ``Running`` uses it."""

    def __init__(self, pid: int, starter: Starter) -> None:
        self.pid, self.starter = pid, starter
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self.starter.status(self.pid)
        return self.returncode

    def wait(self, timeout: float) -> int:
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(0.02)
        return code

    def terminate(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)


class Starter:
    """One process with the code in memory, which forks what it is asked for."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._ask({"ready": True})

    def start(self, words: tuple[str, ...], log: Path) -> Forked:
        """Run Python with these words: ``("-m", "gunicorn", …)`` or ``("manage.py", …)``."""
        return Forked(self._ask({"start": list(words), "log": str(log)}), self)

    def status(self, pid: int) -> int | None:
        """The exit status of one that has ended, less its signal if one ended it; else None."""
        answer: int | None = self._ask({"status": pid})
        return answer

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)

    def _ask(self, question: dict[str, object]) -> int:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(question) + "\n")
        stdin.flush()
        answer: int = json.loads(stdout.readline())
        return answer


def serve(questions: IO[str], answers: IO[str]) -> None:
    """Fork what is asked for, until there is nobody to ask."""
    ended: dict[int, int] = {}
    for line in questions:
        question, answer = json.loads(line), None
        if "start" in question:
            answer = _fork(question["start"], question["log"])
        elif "status" in question:
            pid = question["status"]
            if pid not in ended:
                found, status = os.waitpid(pid, os.WNOHANG)
                if found:
                    ended[pid] = os.waitstatus_to_exitcode(status)
            answer = ended.get(pid)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _fork(words: list[str], log: str) -> int:
    if pid := os.fork():
        return pid
    status = 1
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - a descriptor
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        if words[0] == "-m":
            sys.argv = words[1:]
            runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv = words
            runpy.run_path(words[0], run_name="__main__")
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        with contextlib.suppress(Exception):
            sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    for name in READ:
        importlib.import_module(name)
    talk = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # nothing that is printed gets among the answers
    serve(sys.stdin, talk)
