"""How long our priorities take, beside how much time the law gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...words import Defect, Priority


@dataclass(frozen=True)
class Limits:
    """In working days. A priority that is not here takes as long as it takes.

    ``of_defect`` are the strictest of the year, because a catalogue holds in winter too.
    ``significant`` is how long a significant hazard may last, from when we know of it.
    """

    of_priority: Mapping[Priority, int] = field(default_factory=dict)
    of_defect: Mapping[Defect, int] = field(default_factory=dict)
    significant: int | None = None

    def is_late(self, priority: Priority, limit: int) -> bool:
        """Say whether a priority may take longer than a limit."""
        days = self.of_priority.get(priority)
        return days is None or days > limit


def days(number: int) -> str:
    """Write a number of working days."""
    return "1 working day" if number == 1 else f"{number} working days"
