"""Appointments: changed, cancelled, and how they stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ..book import Row
from .free import Wanted
from .taking import No, Said, Taking, moment, refused, when, window_of
from .timeline import STATES, later, moments, stands

HOLD = timedelta(minutes=10)


class Appointments(Taking):
    """What has been booked."""

    def change(self, wanted: Wanted, reference: str, slot_id: str) -> Said:
        """Move an appointment to another window; it stays as it is if that fails."""
        booked = self._booked(wanted.job, reference)
        if booked["cancelled_at"]:
            raise refused("ended")
        self._check_not_sent(booked)
        window = self.window(wanted.job, slot_id)
        person = self.person(wanted, window)
        self.book.run(
            "UPDATE slot_bookings SET day = ?, part = ?, person = ? WHERE reference = ?",
            window.day.isoformat(),
            window.part.name,
            person,
            reference,
        )
        return {"call": "change", "reference": reference} | when(wanted.job, window)

    def cancel(self, job: str, reference: str) -> Said:
        """End an appointment; one that has ended already stays so."""
        booked = self._booked(job, reference)
        if not booked["cancelled_at"]:
            self._check_not_sent(booked)
            self.book.run(
                "UPDATE slot_bookings SET cancelled_at = ? WHERE reference = ?",
                self.clock().timestamp(),
                reference,
            )
        return {"call": "cancel", "reference": reference, "job": job}

    def state(self, reference: str) -> Said:
        """How an appointment stands, or a hold that has not ended."""
        held = self.book.row(
            "SELECT * FROM slot_holds WHERE reference = ? AND ended = '' AND until > ?",
            reference,
            self.clock().timestamp(),
        )
        row = held or self.book.row("SELECT * FROM slot_bookings WHERE reference = ?", reference)
        if row is None:
            raise No(404, "refused", why="unknown")
        if held:
            state, since = "reserved", moment(held["until"]) - HOLD
        elif row["cancelled_at"]:
            state, since = "cancelled", moment(row["cancelled_at"])
        else:
            state, since = self.stands(row)
        at = since.astimezone(UTC).isoformat()
        return {"reference": reference, "state": state, "at": at} | when(row["job"], window_of(row))

    def push(self, reference: str) -> None:
        """Take an appointment one state on by hand, whatever the clock says."""
        row = self.book.row(
            "SELECT * FROM slot_bookings WHERE reference = ? AND cancelled_at IS NULL", reference
        )
        if row is None:
            return
        place = min(STATES.index(self.stands(row)[0]) + 1, len(STATES) - 1)
        self.book.run(
            "UPDATE slot_bookings SET pushed = ?, pushed_at = ? WHERE reference = ?",
            STATES[place],
            self.clock().timestamp(),
            reference,
        )

    def stands(self, row: Row) -> tuple[str, datetime]:
        """By the clock, or by hand if that is further on."""
        by_clock = moments(self.seed, row["reference"], window_of(row), row["minutes"])
        state = stands(moment(row["at"]), by_clock, self.clock())
        return later(state, (row["pushed"], moment(row["pushed_at"] or row["at"])))

    def _booked(self, job: str, reference: str) -> Row:
        booked = self.book.row("SELECT * FROM slot_bookings WHERE reference = ?", reference)
        if booked is None:
            raise refused("unknown")
        if booked["job"] != job:
            raise refused("foreign")
        return booked

    def _check_not_sent(self, booked: Row) -> None:
        if self.stands(booked)[0] != STATES[0]:
            raise No(409, "too-late")
