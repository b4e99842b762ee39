"""The shape that Housing Benefit and the prescribed scheme for pension age have in common.

Income is set against needs, and of every pound above them a part is taken off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..dated import Held, Source
from .adults import take_adults
from .household import Household, IncomeKind, Passport, ServiceCharge
from .income import add_income
from .means import Capital, IncomeRules, OtherAdults
from .money import Pence, weekly
from .needs import Needs, add_needs, needed
from .reduction import ADULTS_PAY, TOO_LITTLE, TOO_MUCH_INCOME, TOO_MUCH_SAVED, take_excess
from .working import Part, Working


@dataclass(frozen=True)
class Prescribed:
    """Rules that the law makes for all councils, from a day to a day."""

    held: Held
    source: Source
    needs: Needs
    taper: Decimal
    capital: Capital
    income: IncomeRules
    adults: OtherAdults
    full_for: frozenset[Passport] = frozenset()
    """Who gets all of it but for other adults, whatever their income and savings."""
    minimum: Pence = 0
    """Pence a week. Less than that is not given."""
    not_covered: frozenset[ServiceCharge] = frozenset()
    """Parts of a rent that Housing Benefit never pays."""


def take_means(
    working: Working,
    household: Household,
    rules: Prescribed,
    day: date,
    pensioners_since: tuple[date, ...] = (),
) -> str:
    """Take off what they are taken to pay. Returns why there is nothing, if there is nothing."""
    full = bool(household.passports & rules.full_for)
    if not full and household.capital > rules.capital.limit:
        return working.empty(TOO_MUCH_SAVED, rules.capital.source)
    take_adults(working, household, rules.adults, day)
    why = ADULTS_PAY
    if not full and working.total(Part.AWARD):
        income = _income(working, household, rules, day)
        counted = needed(household, rules.needs, day, pensioners_since=pensioners_since)
        need = add_needs(working, counted, rules.needs, day)
        take_excess(working, income - need, rules.taper, rules.source)
        why = TOO_MUCH_INCOME
    if 0 < working.total(Part.AWARD) < rules.minimum:
        why = working.empty(TOO_LITTLE, rules.source)
    return why


def _income(working: Working, household: Household, rules: Prescribed, day: date) -> int:
    """What comes in. With savings credit it is the Pension Service's figure and the credit."""
    if household.assessed_income is None:
        return add_income(working, household, rules.income, rules.capital, day)
    words = "Your income, as the Pension Service worked it out"
    working.add(Part.INCOME, words, household.assessed_income, rules.income.source)
    for income in household.incomes:
        if income.kind == IncomeKind.SAVINGS_CREDIT:
            words = "Your Pension Credit (savings credit)"
            sum_ = weekly(income.gross, income.every)
            working.add(Part.INCOME, words, sum_, rules.income.source)
    return working.total(Part.INCOME)
