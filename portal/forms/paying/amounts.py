"""What a form costs with these answers. Pure; every sum is pence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..conditions import holds, readable
from ..definition import Charge, Journey


@dataclass(frozen=True)
class Line:
    """One thing that is paid for, with how many where that was asked."""

    words: str
    pence: int


def lines(journey: Journey, answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """Give what is paid for, in the order of the form. What comes to nothing is left out.

    ``answers`` are those of the route.
    """
    found = (_line(charge, answers) for charge in journey.outcome.charges)
    return tuple(line for line in found if line.pence)


def total(found: tuple[Line, ...]) -> int:
    """Give the sum of lines."""
    return sum(line.pence for line in found)


def _line(charge: Charge, answers: Mapping[str, Any]) -> Line:
    if not holds(charge.when, answers):
        return Line(charge.words, 0)
    if not charge.each:
        return Line(charge.words, charge.pence)
    number = readable(answers.get(charge.each) or 0, as_date=False)
    times = max(int(number), 0) if isinstance(number, Decimal) else 0
    return Line(f"{charge.words}: {times}", times * charge.pence)
