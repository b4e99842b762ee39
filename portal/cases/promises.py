"""What we tell somebody to expect, and by when. The date stands on a tile of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from .calendar import add_days, local_date, working_day
from .closed import Calendar, closed_days
from .models import ENDED, Basis, Case, Clock, SeasonalDelay, Status
from .targets import delay_between, target_for
from .when import by_when, the_day

NO_DATE = "We will tell you when something happens."
WAITING = "We need something from you. We will go on when we hear from you."
SORRY = "We are late, and we are sorry. You do not need to do anything."


@dataclass(frozen=True)
class DateTile:
    """A day as a tile shows it: weekday, a large number, month."""

    day: date

    @property
    def weekday(self) -> str:
        return f"{self.day:%A}"

    @property
    def number(self) -> str:
        return str(self.day.day)

    @property
    def month(self) -> str:
        return f"{self.day:%B}"


@dataclass(frozen=True)
class Promise:
    """Words to read, the day as a tile if there is one, and whether it has passed."""

    words: str
    tile: DateTile | None = None
    late: bool = False


def promise_for(case: Case, now: datetime | None = None) -> Promise | None:
    """What the person may expect next; None for a case that has ended. At most three queries."""
    now = now or timezone.now()
    today = local_date(now)
    if case.status in ENDED:
        return None
    running = [c for c in case.clocks.all() if c.public and c.stopped_at is None and c.due_at]
    clock = min(running, key=lambda c: (c.due_at, c.pk), default=None)
    if clock is None or clock.due_at is None:
        return Promise(WAITING if case.status == Status.WAITING else NO_DATE)
    delay = _delay(case, clock)
    if delay is None:
        return _promise(clock, by_when(clock, today), local_date(clock.due_at), clock.due_at < now)
    day = _delayed(local_date(clock.due_at), delay)
    promise = _promise(clock, f"by {the_day(day, today)}", day, day < today)
    return Promise(f"{promise.words} {delay.words}", promise.tile, promise.late)


def usual_promise(step: str, kind: str, channel: str, on: date | None = None) -> str:
    """What somebody who has not asked yet may expect: "We will reply within 10 working days."

    With the reason while a delay lasts; "" where the council has set no target. Three queries.
    """
    today = on or timezone.localdate()
    target = target_for(step, kind, channel, today)
    if target is None:
        return ""
    words = f"{target.promise} within {target.takes}."
    delay = delay_between(kind, today, today) if target.basis == Basis.POLICY else None
    if delay is None:
        return words
    return f"{words} It may take {_days(delay.extra_days)} longer now. {delay.words}"


def _promise(clock: Clock, when: str, day: date, late: bool) -> Promise:
    if late:
        return Promise(f"{_said(clock)} {when}. {SORRY}", DateTile(day), late=True)
    return Promise(f"{clock.promise} {when}.", DateTile(day))


def _said(clock: Clock) -> str:
    """We will reply: We said we would reply."""
    promise = clock.promise
    if promise.startswith("We will "):
        return f"We said we would {promise.removeprefix('We will ')}"
    return f"We said: {promise}"


def _delay(case: Case, clock: Clock) -> SeasonalDelay | None:
    if clock.basis != Basis.POLICY or clock.due_at is None:
        return None
    return delay_between(case.kind, local_date(clock.started_at), local_date(clock.due_at))


def _delayed(day: date, delay: SeasonalDelay) -> date:
    return add_days(day, delay.extra_days, working_day(closed_days(Calendar.COUNCIL)))


def _days(number: int) -> str:
    return f"{number} working day" + ("s" if number != 1 else "")
