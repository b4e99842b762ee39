"""What changes a charge, before it is a line: a discount, an exemption, a relief, a premium."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from portal.council import tax_year
from portal.council.money import Pence

from ..words import LineKind
from .days import Days
from .kinds import Line
from .proving import ADDS, left_of, part_of_year, percent_of


@dataclass(frozen=True)
class Adjustment:
    """Either ``percent`` of the lines that its kind is reckoned from, or ``yearly`` pence.

    Both are above nothing; the kind says whether it adds or takes off. Without days it is for all
    the days of the bill.
    """

    kind: LineKind
    words: str
    why: str
    percent: Decimal | None = None
    yearly: Fraction | Pence | None = None
    begins: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.yearly is None):
            raise ValueError("An adjustment is a percentage, or so much a year.")

    @classmethod
    def weekly_reduction(
        cls,
        weekly: Pence,
        *,
        why: str = "You have a low income.",
        begins: date | None = None,
        ends: date | None = None,
        year: int,
    ) -> Adjustment:
        """Council Tax Reduction of so much a week, day by day."""
        yearly = Fraction(weekly * tax_year.days_in(year), 7)
        return cls(
            LineKind.REDUCTION, "Council Tax Reduction", why, None, yearly, begins=begins, ends=ends
        )


def with_adjustments(
    lines: Sequence[Line], adjustments: Iterable[Adjustment], days: Days
) -> list[Line]:
    """The lines with those that follow from the adjustments, in the order in which they came.

    One that shares no day with the bill is left out. Nothing takes off more than is left.
    """
    made = list(lines)
    for adjustment in adjustments:
        its = _clipped(adjustment, days)
        if len(its):
            made.append(_line(made, adjustment, its, days))
    return made


def _line(above: list[Line], adjustment: Adjustment, its: Days, days: Days) -> Line:
    line = Line(
        adjustment.kind,
        adjustment.words,
        0,
        adjustment.why,
        its.first if its != days else None,
        its.last if its != days else None,
        adjustment.percent,
    )
    if adjustment.percent is not None:
        amount = percent_of(above, line, days)
    else:
        amount = part_of_year(adjustment.yearly or 0, its)
    if adjustment.kind not in ADDS:
        amount = -min(amount, left_of(above))
    return replace(line, amount=amount)


def _clipped(adjustment: Adjustment, days: Days) -> Days:
    return Days(
        max(adjustment.begins or days.first, days.first),
        min(adjustment.ends or days.last, days.last),
    )
