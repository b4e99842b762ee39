"""The time limits of a claim: dated content, since law and councils change them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..dated import Source
from ..state_pension import months_later


@dataclass(frozen=True)
class Term:
    """So many calendar months and days, and where that comes from."""

    source: Source
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day so long after a day."""
        return months_later(day, self.months) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day so long before a day."""
        return months_later(day, -self.months) - timedelta(days=self.days)

    @property
    def words(self) -> str:
        """Write it as people read it: "1 month", "21 days"."""
        given = [(self.months, "month"), (self.days, "day")]
        return " and ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in given if n)


@dataclass(frozen=True)
class Limits:
    """The limits that hold together."""

    intention: Term
    """From the day on which somebody begins the form: sent by then, it counts from that day."""
    remind: Term
    """So long before the end of it we remind them, if we can."""
    backdate: Term
    """How far somebody below State Pension age can ask us to go back, with a good reason."""
    look_back: Term
    """How far we look back by ourselves at State Pension age."""
    changes: Term
    """By when a change has to be told."""
