"""How long something may take, in the units that laws and policies use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices


class Unit(TextChoices):
    """Days are counted from the day after, to the end of the last one; hours to the minute."""

    WORKING_DAYS = "working_days", "working days"
    WORKING_HOURS = "working_hours", "working hours"
    DAYS = "days", "days"
    HOURS = "hours", "hours"


@dataclass(frozen=True)
class Length:
    """An amount of a unit: ten working days."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        words = Unit(self.unit).label
        return f"{self.amount} {words[:-1] if self.amount == 1 else words}"

    def __add__(self, more: int) -> Length:
        return Length(self.amount + more, self.unit)

    @property
    def counted(self) -> timedelta:
        """How much must be counted: days that count, or hours that count."""
        if self.unit in (Unit.HOURS, Unit.WORKING_HOURS):
            return timedelta(hours=self.amount)
        return timedelta(days=self.amount)
