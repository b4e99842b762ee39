"""The benchmark that kills, in small: its own count must be nothing lost and nothing twice.

In a SQLite database of its own. On PostgreSQL: ``bin/with-postgres python -m bench.kills``.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.served.running import ROOT

HOW_MANY = "12"
SECONDS = 240


def test_nothing_is_lost_and_nothing_comes_twice_while_processes_are_killed() -> None:
    counts = [f"--submissions={HOW_MANY}", f"--kills={HOW_MANY}"]
    ended = subprocess.run(
        [sys.executable, "-m", "bench.kills", *counts],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "MISSED" not in ended.stdout
    assert ended.stdout.count("met") == 5
