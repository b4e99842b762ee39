"""A PostgreSQL server that one test may crash: the one that all tests use is not its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

SHARE = 'echo "$PGVERSION $PGPORT $PGUSER $PGPASSWORD $PG_CLUSTER_CONF_ROOT"; read -r _'
"""What is said inside; the server is there until a line is written to it."""
SECONDS = 60


@dataclass(frozen=True)
class Cluster:
    version: str
    port: str
    user: str
    password: str
    folder: str

    @property
    def settings(self) -> dict[str, str]:
        """As Django calls them."""
        return {
            "HOST": "127.0.0.1",
            "PORT": self.port,
            "USER": self.user,
            "PASSWORD": self.password,
        }

    def crash_and_start(self) -> None:
        """Nobody is waited for, nothing is written down, and then it is there again."""
        subprocess.run(
            ["pg_ctlcluster", self.version, "regress", "restart", "--", "-m", "immediate"],
            env={**_plain(), "PG_CLUSTER_CONF_ROOT": self.folder},
            check=True,
            timeout=SECONDS,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def cluster() -> Iterator[Cluster]:
    command = ["pg_virtualenv", "-t", "sh", "-c", SHARE]
    with subprocess.Popen(
        command, env=_plain(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            lines = iter(process.stdout.readline, "")
            yield next(Cluster(*line.split()) for line in lines if line.count(" ") == 4)
        finally:
            process.stdin.write("\n")
            process.stdin.close()
            process.stdout.read()
            process.wait(timeout=SECONDS)


def _plain() -> dict[str, str]:
    """Without what says which server the tests use."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}
