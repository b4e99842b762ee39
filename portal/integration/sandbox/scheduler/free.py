"""Who is free when, now that some windows are held and booked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..book import Book
from .crew import BY_NAME, Window, drawn, free_minutes, people, windows


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for."""

    job: str
    trade: str
    minutes: int


@dataclass(frozen=True)
class Free:
    """What is left, by the book and the seed."""

    book: Book
    seed: int

    def slots(
        self, wanted: Wanted, earliest: datetime, latest: datetime, now: datetime
    ) -> list[dict[str, Any]]:
        """Every window with its fit; the best is the one that is filled most closely."""
        found, closest = [], None
        for window in windows(earliest, latest, now):
            fit, left = self._fit(wanted, window, now)
            slot = {
                "id": self.slot_id(wanted.job, window),
                "job": wanted.job,
                "start": window.start.isoformat(),
                "end": window.end.isoformat(),
                "fit": fit,
                "best": False,
            }
            if fit == "yes" and (closest is None or left < closest[0]):
                closest = (left, slot)
            found.append(slot)
        if closest:
            closest[1]["best"] = True
        return found

    def take(self, wanted: Wanted, window: Window, now: datetime) -> str | None:
        """Who would come then; None if nobody can."""
        free = self._people(wanted.trade, window, now)
        able = [(left, person) for person, left in free.items() if left >= wanted.minutes]
        if able:
            return min(able)[1]
        squeezed = [(-left, person) for person, left in free.items() if left * 2 >= wanted.minutes]
        lucky = drawn(self.seed, "squeeze", wanted.job, window.day, window.part.name) % 2
        return min(squeezed)[1] if squeezed and lucky else None

    def slot_id(self, job: str, window: Window) -> str:
        """It is good for one job only."""
        words = f"{self.seed}:{job}:{window.day}:{window.part.name}"
        mark = hashlib.sha256(words.encode()).hexdigest()[:16]
        return f"{window.day}.{window.part.name}.{mark}"

    def window_of(self, job: str, slot_id: str) -> Window | None:
        """The window of a slot that was made for this job; None for any other."""
        day, _, rest = slot_id.partition(".")
        try:
            window = Window(date.fromisoformat(day), BY_NAME[rest.partition(".")[0]])
        except (ValueError, KeyError):
            return None
        return window if self.slot_id(job, window) == slot_id else None

    def _fit(self, wanted: Wanted, window: Window, now: datetime) -> tuple[str, int]:
        free = list(self._people(wanted.trade, window, now).values())
        able = [left for left in free if left >= wanted.minutes]
        if able:
            return "yes", min(able) - wanted.minutes
        return ("maybe" if max(free, default=0) * 2 >= wanted.minutes else "no"), 0

    def _people(self, trade: str, window: Window, now: datetime) -> dict[str, int]:
        """Minutes that each still has; nobody where a rival has taken the whole window."""
        when = (window.day.isoformat(), window.part.name)
        if self.book.row(
            "SELECT 1 FROM slot_rivals WHERE day = ? AND part = ? AND trade = ?", *when, trade
        ):
            return {}
        left = {
            person: free_minutes(self.seed, person, window) for person in people(self.seed, trade)
        }
        for row in self.book.rows(
            "SELECT person, minutes FROM slot_bookings "
            "WHERE day = ? AND part = ? AND cancelled_at IS NULL "
            "UNION ALL SELECT person, minutes FROM slot_holds "
            "WHERE day = ? AND part = ? AND ended = '' AND until > ?",
            *when,
            *when,
            now.timestamp(),
        ):
            if row["person"] in left:
                left[row["person"]] -= row["minutes"]
        return left
