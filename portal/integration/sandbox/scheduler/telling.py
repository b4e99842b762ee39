"""The scheduler tells the portal how its appointments go on: a call for each state, in order."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from ..book import Row
from .diary import Diary
from .taking import moment, window_of
from .timeline import STATES, moments

JOB = re.compile(r"([0-9A-Z]{8})-([0-9]{1,5})")
"""A visit of a repair, as the portal names it: the reference of its case, and its number."""
NOT_YET = 1e9
"""Seconds: news that is held back waits until the rest has been said."""


@dataclass(frozen=True)
class Telling:
    """Whatever else is booked is no concern of the portal's."""

    diary: Diary

    def work(self) -> int:
        """Write down a call for each state that has come since we last looked. How many."""
        told = 0
        for row in self.diary.book.rows(
            "SELECT slot_bookings.*, coalesce(slot_told.state, ?) AS told FROM slot_bookings "
            "LEFT JOIN slot_told USING (reference) "
            "WHERE cancelled_at IS NULL AND coalesce(slot_told.state, ?) <> ?",
            STATES[0],
            STATES[0],
            STATES[-1],
        ):
            with self.diary.book.change():
                told += self._tell(row)
        return told

    def _tell(self, row: Row) -> int:
        """All that has come to be, also what came while nobody looked."""
        stands, since = self.diary.stands(row)
        first, last = STATES.index(row["told"]) + 1, STATES.index(stands)
        job = JOB.fullmatch(row["job"])
        if last < first:
            return 0
        for place in range(first, last + 1) if job else ():
            self._call(row, place, self._when(row, place, since))
        self.diary.book.run(
            "INSERT OR REPLACE INTO slot_told VALUES (?, ?)", row["reference"], stands
        )
        if last == len(STATES) - 1:
            self.diary.book.run(
                "UPDATE calls SET due_at = ? WHERE reference = ? AND turn >= ?",
                time.time(),
                row["reference"],
                len(STATES),
            )
        return last - first + 1

    def _when(self, row: Row, place: int, since: datetime) -> datetime:
        """When it came to a state by the clock; what was done by hand was done just then."""
        by_clock = moments(self.diary.seed, row["reference"], window_of(row), row["minutes"])
        booked = moment(row["at"])
        return max(booked, min(by_clock[STATES[place]], since, self.diary.clock()))

    def _call(self, row: Row, place: int, at: datetime) -> None:
        """Out of order: "sent out" is said last, with the time at which it was true."""
        late = bool(place == 1 and self.diary.faults.happens("disorder"))
        if late:
            self.diary.book.count("on purpose: disorder")
        reference, number = row["job"].rsplit("-", 1)
        said = {
            "news": STATES[place],
            "booking": row["reference"],
            "at": at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        }
        self.diary.book.run(
            "INSERT OR IGNORE INTO calls VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            f"sandbox-{row['job']}-{row['reference']}-{STATES[place]}",
            row["reference"],
            f"/api/v1/repairs/{reference}/visits/{number}",
            json.dumps(said),
            place + len(STATES) * late,
            time.time() + NOT_YET * late,
        )
