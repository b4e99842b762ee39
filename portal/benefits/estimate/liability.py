"""The council tax that a reduction is worked out on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..dated import Evidence, Source
from .household import Band, CouncilTax
from .money import pence, percent_of, tax_week
from .working import Part, Working

NINTHS = {
    Band.A: 6,
    Band.B: 7,
    Band.C: 8,
    Band.D: 9,
    Band.E: 11,
    Band.F: 13,
    Band.G: 15,
    Band.H: 18,
}
"""What a band pays, in ninths of band D: Local Government Finance Act 1992, section 5."""

BILL = Source("Your council tax bill", Evidence.READ)


@dataclass(frozen=True)
class Liability:
    """What a reduction can be at most, in pence: for the year and for a week of it."""

    a_year: int
    a_week: int

    def year_of(self, award: int) -> int:
        """A weekly award as a part of the whole year's bill, so that all of it is all of it."""
        return pence(Fraction(self.a_year * award, self.a_week)) if self.a_week else 0


def add_liability(
    working: Working, tax: CouncilTax, day: date, cap: Band | None, cap_source: Source
) -> Liability:
    """Write down a week's council tax after discounts, the band's cap and other payers' shares."""
    percent = min(Decimal(100), sum((d.percent for d in tax.discounts), Decimal(0)))
    due = tax.a_year - percent_of(tax.a_year, percent)
    due = pence(Fraction(due, tax.payers))
    week = tax_week(due, day)
    working.add(Part.AWARD, "Your council tax for a week", week, BILL)
    if cap is not None and tax.band is not None and NINTHS[tax.band] > NINTHS[cap]:
        capped = pence(Fraction(due * NINTHS[cap], NINTHS[tax.band]))
        words = f"We can only help with the council tax of a home in band {cap}"
        working.take(Part.AWARD, words, week - tax_week(capped, day), cap_source)
        due, week = capped, tax_week(capped, day)
    return Liability(due, week)
