"""Council tax bills made from what is known of a home and of what the authorities have set.

Pure: the same in gives the same bill. Every bill made here passes ``check.mistakes``. Real bills
come from the revenues system; these are for samples, and for showing what a change would do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from portal.council import tax_year
from portal.council.money import Pence

from ..words import LineKind, Tax
from .adjusting import Adjustment, with_adjustments
from .bands import in_band
from .days import Days
from .kinds import Bill, Line, Share
from .plans import Plan, spread
from .proving import part_of_year


@dataclass(frozen=True)
class Authority:
    """One authority, and what it has set for a home in band D for the year."""

    name: str
    band_d: Pence
    change: Decimal | None = None
    of_which: str = ""


@dataclass(frozen=True)
class TaxSet:
    """What is set for one year. ``last_year`` is the whole of band D a year ago."""

    year: int
    authorities: tuple[Authority, ...]
    last_year: Pence | None = None

    def shares(self, band: str) -> tuple[Share, ...]:
        """Each authority's part of a year's tax in this band."""
        return tuple(
            Share(each.name, in_band(each.band_d, band), each.change, each.of_which)
            for each in self.authorities
        )


@dataclass(frozen=True)
class Home:
    """Whose home it is, and where. ``disabled``: changed for somebody with a disability."""

    account: str
    payers: tuple[str, ...]
    address: tuple[str, ...]
    band: str
    disabled: bool = False


@dataclass(frozen=True)
class Settled:
    """What stands on the account already. All above nothing but ``brought_forward``."""

    paid: Pence = 0
    costs: Pence = 0
    brought_forward: Pence = 0
    """From the year before: above nothing is owed, below nothing was paid too much."""


def council_tax(
    tax: TaxSet,
    home: Home,
    *,
    issued: date,
    number: int = 1,
    begins: date | None = None,
    ends: date | None = None,
    adjustments: Iterable[Adjustment] = (),
    settled: Settled | None = None,
    plan: Plan | None = None,
    direct_debit: bool = False,
) -> Bill:
    """Make a bill. Without days it is for the whole year; without a plan, all is due at once.

    Give adjustments in the order: premium, discount, exemption, reduction.
    """
    days = Days(begins or tax_year.begins(tax.year), ends or tax_year.ends(tax.year))
    shares = tax.shares(home.band)
    charge = part_of_year(sum(share.amount for share in shares), days)
    lines = [Line(LineKind.CHARGE, f"Council tax for band {home.band}", charge)]
    if home.disabled:
        lines.append(_one_band_lower(tax, home.band, charge, days))
    lines = with_adjustments(lines, adjustments, days)
    return finished(
        Bill(
            tax=Tax.COUNCIL_TAX,
            account=home.account,
            number=number,
            issued=issued,
            begins=days.first,
            ends=days.last,
            payers=home.payers,
            address=home.address,
            lines=tuple(lines),
            to_pay=0,
            band=home.band,
            shares=shares,
            last_year=None if tax.last_year is None else in_band(tax.last_year, home.band),
            direct_debit=direct_debit,
        ),
        settled or Settled(),
        plan,
    )


def finished(bill: Bill, settled: Settled, plan: Plan | None) -> Bill:
    """The bill with what is settled below its lines, with what is to pay, and with instalments."""
    after = (
        Line(LineKind.COST, "Costs of the court", settled.costs),
        Line(LineKind.BROUGHT_FORWARD, "From the year before", settled.brought_forward),
        Line(LineKind.PAID, "What you have paid", -settled.paid),
    )
    lines = (*bill.lines, *(line for line in after if line.amount))
    to_pay = sum(line.amount for line in lines)
    year = tax_year.tax_year(bill.begins)
    instalments = spread(to_pay, plan, year=year, issued=bill.issued)
    return replace(bill, lines=lines, to_pay=to_pay, instalments=instalments)


def _one_band_lower(tax: TaxSet, band: str, charge: Pence, days: Days) -> Line:
    lower = sum(in_band(each.band_d, band, reduced=True) for each in tax.authorities)
    below = chr(ord(band) - 1) if band != "A" else ""
    return Line(
        LineKind.BAND_REDUCTION,
        f"Charged as band {below}" if below else "Charged below band A",
        part_of_year(lower, days) - charge,
        "Your home has changes for somebody with a disability.",
    )
