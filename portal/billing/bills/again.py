"""A bill made again with something changed: what would I pay if I moved, or lived alone?

What the bill cannot prove of itself, such as a reduction of so much a week, is taken day by day.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from portal.council.money import pence

from ..words import LineKind
from .adjusting import Adjustment, with_adjustments
from .days import Days, of_bill, of_line
from .kinds import Bill, Line
from .making import Settled, finished
from .plans import Plan
from .proving import ADDS, AFTER_THE_CHARGE, OF, left_of, part_of_year, percent_of, year_of


def again(
    bill: Bill,
    *,
    issued: date,
    begins: date | None = None,
    ends: date | None = None,
    without: Container[LineKind] = (),
    more: Iterable[Adjustment] = (),
    plan: Plan | None = None,
) -> Bill:
    """The next bill of the account, for these days of the same bill's.

    Lines of the kinds in ``without`` are left out, and those of ``more`` are added at the end.
    What was paid, owed from before and added in costs stays. ValueError for no day of the bill.
    """
    days = Days(begins or bill.begins, ends or bill.ends)
    if not len(days) or days not in of_bill(bill):
        raise ValueError("A bill is made again for days of its own.")
    lines: list[Line] = []
    for line in bill.lines:
        if line.kind in AFTER_THE_CHARGE or line.kind in without:
            continue
        if of_line(line, bill).shared(days):
            lines.append(_shortened(line, bill, days, lines))
    lines = with_adjustments(lines, more, days)
    settled = tuple(line for line in bill.lines if line.kind in AFTER_THE_CHARGE)
    made = replace(
        bill,
        number=bill.number + 1,
        issued=issued,
        begins=days.first,
        ends=days.last,
        lines=(*lines, *settled),
        instalments=(),
    )
    return finished(made, Settled(), plan)


def _shortened(line: Line, bill: Bill, days: Days, above: list[Line]) -> Line:
    own = of_line(line, bill)
    both = Days(max(own.first, days.first), min(own.last, days.last))
    same = both == days
    shorter = replace(line, begins=None if same else both.first, ends=None if same else both.last)
    if line.percent is not None and line.kind in OF:
        amount = percent_of(above, shorter, days)
        return replace(shorter, amount=amount if line.kind in ADDS else -amount)
    if (whole := year_of(line, bill)) is not None:
        return replace(shorter, amount=part_of_year(whole, both))
    if both == own:
        return replace(shorter, amount=max(line.amount, -left_of(above)))
    amount = pence(Fraction(line.amount * len(both), len(own)))
    return replace(shorter, amount=max(amount, -left_of(above)))
