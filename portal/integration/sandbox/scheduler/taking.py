"""Taking a window for somebody, or saying why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ..book import Book, Row
from ..faults import Faults
from .crew import BY_NAME, LONDON, Window
from .free import Free, Wanted

OTHERS = timedelta(days=21)
"""So far ahead are other slots offered where one is taken."""

Said = dict[str, Any]


class No(Exception):
    """It is not done. ``said`` is the answer's body."""

    def __init__(self, status: int, error: str, **more: Any) -> None:
        super().__init__(error)
        self.status, self.said = status, {"error": error, **more}


def refused(why: str) -> No:
    return No(422, "refused", why=why)


@dataclass(frozen=True)
class Taking:
    """``clock`` says what time it is, so that a test may choose. Its callers hold the book."""

    book: Book
    faults: Faults
    seed: int
    clock: Callable[[], datetime]

    @property
    def free(self) -> Free:
        return Free(self.book, self.seed)

    def window(self, job: str, slot_id: str) -> Window:
        window = self.free.window_of(job, slot_id)
        if window is None:
            raise refused("foreign")
        return window

    def person(self, wanted: Wanted, window: Window) -> str:
        """Who comes. Raises No: a conflict, with others."""
        if self.faults.happens("slots-rival"):
            raise self.lose(wanted, window)
        person = self.free.take(wanted, window, self.clock())
        if window.start <= self.clock() or person is None:
            raise No(409, "conflict", slots=self.others(wanted))
        return person

    def lose(self, wanted: Wanted, window: Window) -> No:
        """A rival takes the whole window."""
        self.book.run(
            "INSERT OR IGNORE INTO slot_rivals VALUES (?, ?, ?)",
            window.day.isoformat(),
            window.part.name,
            wanted.trade,
        )
        return No(409, "conflict", slots=self.others(wanted))

    def others(self, wanted: Wanted) -> list[Said]:
        now = self.clock()
        return self.free.slots(wanted, now, now + OTHERS, now)


def window_of(row: Row) -> Window:
    return Window(date.fromisoformat(row["day"]), BY_NAME[row["part"]])


def when(job: str, window: Window) -> Said:
    return {"job": job, "start": window.start.isoformat(), "end": window.end.isoformat()}


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, LONDON)
