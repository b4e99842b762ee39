"""Proof of each line by the rule that makes it: days of a year, ninths, percentages, multipliers.

A percentage is of whole pence as they stand on the bill, for the days that both lines share, so
that a reader with a calculator gets what the bill says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from portal.council import tax_year
from portal.council.money import Pence, pence

from ..words import LineKind, Tax
from .bands import NINTHS, ninths_below
from .days import Days, of_bill, of_line
from .kinds import Bill, Line

OF: dict[LineKind, frozenset[LineKind]] = {
    LineKind.PREMIUM: frozenset({LineKind.CHARGE, LineKind.BAND_REDUCTION}),
    LineKind.DISCOUNT: frozenset({LineKind.CHARGE, LineKind.BAND_REDUCTION}),
    LineKind.EXEMPTION: frozenset(
        {LineKind.CHARGE, LineKind.BAND_REDUCTION, LineKind.PREMIUM, LineKind.SUPPLEMENT}
    ),
    LineKind.RELIEF: frozenset(
        {LineKind.CHARGE, LineKind.SUPPLEMENT, LineKind.TRANSITION, LineKind.RELIEF}
    ),
}
"""Of which lines above it a percentage is. A second relief is of what the first one left."""
DATED = frozenset(
    {
        LineKind.CHARGE,
        LineKind.SUPPLEMENT,
        LineKind.BAND_REDUCTION,
        LineKind.REDUCTION,
        LineKind.TRANSITION,
        *OF,
    }
)
"""Lines that are for days, all or some of the bill's."""
AFTER_THE_CHARGE = frozenset({LineKind.COST, LineKind.BROUGHT_FORWARD, LineKind.PAID})
"""Lines that are not part of what the tax comes to, and have no days."""
ADDS = frozenset({LineKind.CHARGE, LineKind.PREMIUM, LineKind.SUPPLEMENT, LineKind.COST})


def part_of_year(year_sum: Fraction | int, days: Days) -> Pence:
    """What a year's sum comes to for some of its days, to the nearest penny."""
    return pence(Fraction(year_sum) * len(days) / tax_year.days_in(tax_year.tax_year(days.first)))


def percent_of(lines: Sequence[Line], line: Line, bill_days: Days) -> Pence:
    """What ``line`` should be with its percentage of ``lines``, those above it, without a sign.

    What takes off never takes more than is left, so that two roundings cannot make a penny.
    """
    days = _days(line, bill_days)
    base = sum(
        Fraction(each.amount * shared, len(each_days))
        for each in lines
        if each.kind in OF[line.kind]
        and (shared := (each_days := _days(each, bill_days)).shared(days))
    )
    exact = pence(base * Fraction(line.percent or 0) / 100)
    return exact if line.kind in ADDS else min(exact, left_of(lines))


def left_of(lines: Iterable[Line]) -> Pence:
    """What the tax comes to with these lines, never below nothing."""
    return max(sum(line.amount for line in lines if line.kind not in AFTER_THE_CHARGE), 0)


def year_of(line: Line, bill: Bill) -> Fraction | None:
    """A whole year's pence of a charge or a supplement, or None where the bill does not say it."""
    if line.kind is LineKind.CHARGE and bill.tax is Tax.COUNCIL_TAX:
        return Fraction(_of_shares(bill))
    if bill.rating is None:
        return None
    multiplier = bill.rating.multiplier if line.kind is LineKind.CHARGE else line.multiplier
    if multiplier is None:
        return None
    return bill.rating.rateable_value * Fraction(multiplier)


def wrong_sums(bill: Bill) -> Iterator[str]:
    """Lines whose sums or days cannot be right."""
    for number, line in enumerate(bill.lines, 1):
        if line.kind in DATED:
            days = of_line(line, bill)
            if not len(days) or days not in of_bill(bill):
                yield f"Line {number} is for days outside those of the bill."
                continue
        if said := _wrong(bill, number - 1, line):
            yield f"Line {number} {said}"
    charges = [of_line(line, bill) for line in bill.lines if line.kind is LineKind.CHARGE]
    charges.sort(key=lambda days: days.first)
    follow = all(earlier.last == later.before for earlier, later in pairwise(charges))
    if not follow or Days(charges[0].first, charges[-1].last) != of_bill(bill):
        yield "The lines for the charge do not cover each day of the bill once."


def _wrong(bill: Bill, at: int, line: Line) -> str:
    match line.kind:
        case LineKind.CHARGE | LineKind.SUPPLEMENT:
            whole = year_of(line, bill)
            if whole is not None and line.amount != part_of_year(whole, of_line(line, bill)):
                return (
                    "is not what the authorities' shares come to for its days."
                    if bill.shares
                    else "is not the rateable value by its multiplier for its days."
                )
        case LineKind.BAND_REDUCTION if bill.band:
            if not _is_lower_band(bill, line):
                return "does not bring the charge down by one band."
        case kind if kind in OF and line.percent is not None:
            if abs(line.amount) != abs(percent_of(bill.lines[:at], line, of_bill(bill))):
                return "is not its percentage of the lines that it is reckoned from."
    return ""


def _is_lower_band(bill: Bill, line: Line) -> bool:
    """To a penny an authority, which rounds its share in both bands, and one for the days."""
    own = NINTHS[bill.band]
    fewer = Fraction(_of_shares(bill) * (own - ninths_below(bill.band)), own)
    return abs(line.amount + part_of_year(fewer, of_line(line, bill))) <= len(bill.shares) + 1


def _of_shares(bill: Bill) -> Pence:
    return sum(share.amount for share in bill.shares)


def _days(line: Line, bill_days: Days) -> Days:
    return Days(line.begins or bill_days.first, line.ends or bill_days.last)
