"""Housing Benefit: the rent that counts, less what the household is taken to pay.

Sources: SI 2006/213 (working age) and SI 2006/214 (pension age).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ..dated import Evidence, Source
from .household import Household, Rent, ServiceCharge
from .money import WEEKS, Every, pence, weekly, yearly
from .prescribed import Prescribed, take_means
from .working import Estimate, Help, Part, Working

NO_RENT = "You do not pay rent, so there is nothing to help with."
NOT_COVERED = "None of your rent is for something that Housing Benefit pays."

AGREEMENT = Source("Your tenancy agreement", Evidence.READ)

CHARGES = {
    ServiceCharge.FUEL: "Heating, lighting and hot water in your rent do not count",
    ServiceCharge.WATER: "Water charges in your rent do not count",
    ServiceCharge.MEALS: "Meals in your rent do not count",
    ServiceCharge.SUPPORT: "Care and support in your rent do not count",
    ServiceCharge.PERSONAL: "Services just for you in your rent do not count",
    ServiceCharge.SHARED: "Services for everybody in your rent do not count",
}


def housing_benefit(
    household: Household,
    rules: Prescribed,
    day: date,
    pensioners_since: tuple[date, ...] = (),
) -> Estimate:
    """An estimate by rules that hold on the day. Raises CannotEstimate: see ``Needs.on``.

    ``pensioners_since``: when each of them reached pension age; empty for working age.
    """
    working = Working()
    why = NO_RENT
    if household.rent is not None:
        add_rent(working, household.rent, rules)
        why = NOT_COVERED
        if working.total(Part.AWARD):
            why = take_means(working, household, rules, day, pensioners_since)
    award = working.total(Part.AWARD)
    return Estimate(
        help=Help.HOUSING_BENEFIT,
        weekly=award,
        yearly=yearly(award),
        lines=tuple(working.lines),
        why_nothing="" if award else why,
    )


def add_rent(working: Working, rent: Rent, rules: Prescribed) -> None:
    """Write down the rent that counts for a week."""
    whole = for_week(rent.amount, rent)
    working.add(Part.AWARD, "Your rent for a week", whole, AGREEMENT)
    for kind, amount in rent.charges:
        if kind in rules.not_covered:
            working.take(Part.AWARD, CHARGES[kind], for_week(amount, rent), rules.source)
    if rent.payers > 1:
        counts = working.total(Part.AWARD)
        share = pence(Fraction(counts, rent.payers))
        working.take(Part.AWARD, "The share of who rents with you", counts - share, rules.source)
    if rent.most is not None:
        words = "Your rent is more than the most that can count"
        over = max(0, working.total(Part.AWARD) - rent.most)
        working.take(Part.AWARD, words, over, rules.source)


def for_week(amount: int, rent: Rent) -> int:
    """A part of the rent for a week of the year, weeks without rent spread over all of them."""
    if rent.weeks_free and rent.every in (Every.WEEK, Every.FORTNIGHT, Every.FOUR_WEEKS):
        return pence(Fraction(weekly(amount, rent.every) * (WEEKS - rent.weeks_free), WEEKS))
    return weekly(amount, rent.every)
