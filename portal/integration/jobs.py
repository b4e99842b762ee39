"""What is kept of a job that failed: the kind of error and where. Never its words.

django-q2 puts the words of an exception into the log and, with its result, into the database. They
may repeat what somebody told us: PostgreSQL says a whole row when a constraint does not hold.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django_q.signals import post_execute_in_worker

TRACE = "Traceback (most recent call last):"
FRAME = re.compile(r'  File "(?P<file>[^"]+)", line (?P<line>\d+), in .+')
KIND = re.compile(r"[A-Za-z_][\w.]*", re.ASCII)


def connect() -> None:
    """Have it done in every worker, before the result leaves it. Called by ``AppConfig.ready``."""
    post_execute_in_worker.connect(keep_no_words, dispatch_uid="portal.integration.jobs")


def keep_no_words(task: dict[str, Any], **kwargs: Any) -> None:
    """Change the result of a job that failed. A receiver."""
    if not task.get("success"):
        task["result"] = without_words(str(task.get("result")))


def without_words(result: str) -> str:
    """Give the error that came first and the lines of code: ``ValueError at a.py:7, b.py:40``."""
    places: list[str] = []
    for line in result.partition(TRACE)[2].splitlines():
        if frame := FRAME.fullmatch(line):
            places.append(f"{Path(frame['file']).name}:{frame['line']}")
        elif places and (kind := KIND.match(line)):  # code stands further in
            return f"{kind[0]} at {', '.join(places)}"
    return "Failed"
