"""Holding and booking, each as one change of the book."""

from __future__ import annotations

from datetime import UTC, datetime

from ..book import Row
from .appointments import HOLD, Appointments
from .free import Wanted
from .taking import No, Said, refused, when, window_of


class Diary(Appointments):
    """All that can be asked for."""

    def hold(self, wanted: Wanted, slot_id: str) -> Said:
        """Keep a slot for ten minutes. A job has one hold and one appointment at most."""
        now, window = self.clock(), self.window(wanted.job, slot_id)
        if self._live(wanted.job):
            raise refused("taken")
        self._end_hold("job", wanted.job, "replaced")
        person = self.person(wanted, window)
        reference = f"H-{self._number('slot_holds')}"
        until = now + HOLD
        self.book.run(
            "INSERT INTO slot_holds VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
            reference,
            wanted.job,
            wanted.trade,
            wanted.minutes,
            window.day.isoformat(),
            window.part.name,
            person,
            until.timestamp(),
        )
        until_words = until.astimezone(UTC).isoformat()
        return {"call": "hold", "reference": reference, "until": until_words} | when(
            wanted.job, window
        )

    def confirm(self, job: str, reference: str) -> Said:
        """Make the appointment of a hold that has not ended."""
        now = self.clock()
        held = self.book.row("SELECT * FROM slot_holds WHERE reference = ?", reference)
        if held is None:
            raise refused("unknown")
        if held["job"] != job:
            raise refused("foreign")
        if held["ended"] == "confirmed":
            raise refused("ended")
        if self.faults.happens("slots-expire"):
            self._end_hold("reference", reference, "expired")
        elif not held["ended"] and self.faults.happens("slots-rival"):
            self._end_hold("reference", reference, "lost")
            raise self.lose(Wanted(job, held["trade"], held["minutes"]), window_of(held))
        elif not held["ended"] and held["until"] > now.timestamp():
            return self._book(held, now)
        raise No(410, "expired")

    def _book(self, held: Row, now: datetime) -> Said:
        if self._live(held["job"]):
            raise refused("taken")
        reference = f"A-{self._number('slot_bookings')}"
        self._end_hold("reference", held["reference"], "confirmed")
        self.book.run(
            "INSERT INTO slot_bookings SELECT ?, job, trade, minutes, day, part, person, ?, "
            "'planned', NULL, NULL FROM slot_holds WHERE reference = ?",
            reference,
            now.timestamp(),
            held["reference"],
        )
        return {"call": "confirm", "reference": reference} | when(held["job"], window_of(held))

    def _live(self, job: str) -> Row | None:
        return self.book.row(
            "SELECT 1 FROM slot_bookings WHERE job = ? AND cancelled_at IS NULL", job
        )

    def _end_hold(self, column: str, value: str, how: str) -> None:
        self.book.run(
            f"UPDATE slot_holds SET ended = ? WHERE {column} = ? AND ended = ''",  # noqa: S608 - our own names
            how,
            value,
        )

    def _number(self, table: str) -> int:
        rows = self.book.rows(f"SELECT count(*) AS number FROM {table}")  # noqa: S608 - our own names
        return int(rows[0]["number"]) + 1001
