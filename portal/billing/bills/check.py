"""Whether a bill adds up, to the penny. What does not is said in words and kept from people.

No mistake names an amount, a name or a reference: lines are called by their number, from 1, so
that an answer to the revenues system or a record of it tells nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from portal.council import tax_year

from ..words import LineKind, Tax
from .kinds import Bill
from .plans import POUND
from .proving import ADDS, AFTER_THE_CHARGE, wrong_sums

EITHER = frozenset({LineKind.TRANSITION, LineKind.BROUGHT_FORWARD})
"""Less, or more: a limit on a rise or on a fall; a debt or a credit from before."""
WITHOUT_REASON = frozenset(
    {LineKind.CHARGE, LineKind.COST, LineKind.BROUGHT_FORWARD, LineKind.PAID, LineKind.SUPPLEMENT}
)

FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Far beyond any real bill: both taxes began in 1990 and 1993."""


def mistakes(bill: Bill) -> list[str]:
    """What is wrong with it, in sentences. Empty where it reconciles."""
    if wrong := list(_wrong_frame(bill)):
        return wrong  # the rest would only follow from it
    return [
        *_wrong_total(bill),
        *_wrong_signs(bill),
        *wrong_sums(bill),
        *_wrong_instalments(bill),
    ]


def _wrong_frame(bill: Bill) -> Iterator[str]:
    if not FIRST_YEAR <= bill.begins.year <= LAST_YEAR:
        yield "The bill is for a year that cannot be."
    elif bill.begins > bill.ends:
        yield "The bill ends before it begins."
    elif tax_year.tax_year(bill.begins) != tax_year.tax_year(bill.ends):
        yield "The bill is for more than one year, from April to March."
    if not bill.payers:
        yield "The bill names nobody who must pay."
    if not bill.address:
        yield "The bill has no address of the property."
    if not any(line.kind is LineKind.CHARGE for line in bill.lines):
        yield "The bill has no line for the charge."
    if bill.tax is Tax.COUNCIL_TAX:
        if not bill.band:
            yield "A council tax bill needs the band."
        if not bill.shares:
            yield "A council tax bill needs the share of each authority."
        if bill.rating:
            yield "A council tax bill has no rateable value."
    else:
        if bill.rating is None:
            yield "A business rates bill needs the rateable value and the multiplier."
        if bill.band or bill.shares:
            yield "A business rates bill has no band and no authorities' shares."
    if bill.last_year is not None and bill.last_year < 0:
        yield "Last year's charge is below nothing."


def _wrong_total(bill: Bill) -> Iterator[str]:
    if over := sum(line.amount for line in bill.lines) - bill.to_pay:
        yield f"The lines come to {_apart(over)} than what the bill says is to pay."
    if sum(line.amount for line in bill.lines if line.kind not in AFTER_THE_CHARGE) < 0:
        yield "More is taken off than was charged."


def _wrong_signs(bill: Bill) -> Iterator[str]:
    for number, line in enumerate(bill.lines, 1):
        if line.kind in ADDS and line.amount < 0:
            yield f"Line {number} should add to what is to pay, and takes off."
        if line.kind not in ADDS | EITHER and line.amount > 0:
            yield f"Line {number} should take off from what is to pay, and adds to it."
        if line.kind not in WITHOUT_REASON and not line.why.strip():
            yield f"Line {number} needs a reason."


def _wrong_instalments(bill: Bill) -> Iterator[str]:
    paid = sum(each.amount for each in bill.instalments)
    if over := paid - max(bill.to_pay, 0):
        yield f"The instalments come to {_apart(over)} than what is to pay."
    days = [each.due for each in bill.instalments]
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield "The instalments are not in order of their days, each with a day of its own."
    if any(day < bill.issued for day in days):
        yield "An instalment is due before the bill was made."
    if any(each.amount <= 0 for each in bill.instalments):
        yield "An instalment is not above nothing."


def _apart(pence: int) -> str:
    """A slip of pence in figures; a larger one might be somebody's whole bill."""
    by = f"{abs(pence)}p " if abs(pence) < POUND else ""
    return f"{by}{'more' if pence > 0 else 'less'}"
