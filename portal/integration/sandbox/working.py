"""What the team of the sandbox does, by the clock: each step is a call to the portal's API."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .book import Book, Row
from .faults import Faults


@dataclass(frozen=True)
class Step:
    """One call: where to, with what, and how the job then stands."""

    path: str
    body: dict[str, Any]
    state: str
    only_if_asking: bool = False


STEPS = (
    Step("status", {"status": "with_team", "words": "Our team has this."}, "working"),
    Step(
        "notes",
        {
            "words": "Somebody from the team looks at this next. You need do nothing.",
            "public": True,
        },
        "working",
    ),
    Step(
        "questions",
        {"words": "Please tell us when we can best reach you."},
        "asked",
        only_if_asking=True,
    ),
    Step("status", {"status": "done", "words": "We have finished this."}, "done"),
)
"""``at`` is added to each when its time has come."""

NOT_YET = 1e9
"""Seconds: news that is held back waits until the rest has been said."""


@dataclass(frozen=True)
class Team:
    book: Book
    faults: Faults
    pace: float

    def work(self) -> int:
        """Take each job whose time has come one step on. How many."""
        due = self.book.rows("SELECT * FROM jobs WHERE next_at <= ?", time.time())
        for job in due:
            with self.book.change():
                self._step(job)
        return len(due)

    def _step(self, job: Row) -> None:
        left = (
            (number, step)
            for number, step in enumerate(STEPS)
            if number >= job["step"] and (job["asks"] or not step.only_if_asking)
        )
        number, step = next(left)
        self._call(job["reference"], number, step)
        if step.state != "working":
            self.book.run(
                "UPDATE calls SET due_at = ? WHERE reference = ? AND turn >= ?",
                time.time(),
                job["reference"],
                len(STEPS),
            )
        self.book.run(
            "UPDATE jobs SET step = ?, state = ?, next_at = ? WHERE reference = ?",
            number + 1,
            step.state,
            time.time() + self.pace if step.state == "working" else None,
            job["reference"],
        )

    def _call(self, reference: str, number: int, step: Step) -> None:
        """Write down a call to be made. Out of order: true now, and said after the rest."""
        now, late = datetime.now(UTC), bool(number == 0 and self.faults.happens("disorder"))
        if late:
            self.book.count("on purpose: disorder")
        self.book.run(
            "INSERT OR IGNORE INTO calls VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            message_id(reference, number),
            reference,
            f"/api/v1/cases/{reference}/{step.path}",
            json.dumps({**step.body, "at": now.isoformat().replace("+00:00", "Z")}),
            number + len(STEPS) * late,
            time.time() + NOT_YET * late,
        )


def message_id(reference: str, number: int) -> str:
    """The same however often it is sent, so that the portal can drop a repeat."""
    return f"sandbox-{reference}-{number}"
