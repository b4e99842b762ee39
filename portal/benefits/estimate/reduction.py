"""Council Tax Reduction for people of working age, by their council's own scheme."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..dated import Source
from .adults import take_adults
from .household import Household
from .income import add_income
from .liability import Liability, add_liability
from .money import percent_of
from .needs import add_needs, needed
from .scheme import Banded, MaximumPercent, Scheme
from .working import Estimate, Help, Part, Working

NO_TAX = "You do not pay council tax, so there is nothing to reduce."
TOO_MUCH_SAVED = "You have more savings than the limit."
TOO_MUCH_INCOME = "Your income is too high for this help."
TOO_LITTLE = "It would be less than the smallest amount that we give."
ADULTS_PAY = "Other adults who live with you are taken to pay it."


def reduction(household: Household, scheme: Scheme, day: date) -> Estimate:
    """An estimate by a scheme that holds on the day. Raises CannotEstimate: see ``Needs.on``."""
    working = Working()
    if household.council_tax is None:
        return finish(working, None, NO_TAX)
    due = add_liability(working, household.council_tax, day, scheme.band_cap, scheme.source)
    percent = scheme.passported(household)
    if percent is not None:
        limit_to(working, percent, scheme.source, "You have a benefit for a low income")
        take_adults(working, household, scheme.adults, day)
        why = ADULTS_PAY
    elif household.capital > scheme.capital.limit:
        why = working.empty(TOO_MUCH_SAVED, scheme.capital.source)
    else:
        why = _by_income(working, household, scheme, day)
    if 0 < working.total(Part.AWARD) < scheme.minimum:
        why = working.empty(TOO_LITTLE, scheme.source)
    return finish(working, due, why)


def _by_income(working: Working, household: Household, scheme: Scheme, day: date) -> str:
    """Work it out from what comes in. Returns why there is nothing, should there be nothing."""
    income = add_income(working, household, scheme.income, scheme.capital, day)
    _limit_by_model(working, household, scheme, income)
    if not working.total(Part.AWARD):
        return TOO_MUCH_INCOME
    take_adults(working, household, scheme.adults, day)
    tapered = scheme.tapered
    if tapered is None or not working.total(Part.AWARD):
        return ADULTS_PAY
    need = add_needs(working, needed(household, tapered.needs, day), tapered.needs, day)
    take_excess(working, income - need, tapered.taper, scheme.source)
    return TOO_MUCH_INCOME


def limit_to(working: Working, percent: Decimal, source: Source, words: str) -> None:
    """Help with only so many per cent of what stands in the award so far."""
    whole = working.total(Part.AWARD)
    words = f"{words}: we help with {_plain(percent)}%"
    working.take(Part.AWARD, words, whole - percent_of(whole, percent), source)


def take_excess(working: Working, over: int, taper: Decimal, source: Source) -> None:
    """Take off so many per cent of the income that is over the needs."""
    if over > 0:
        words = f"You are taken to pay {_plain(taper)}% of your income above what you need"
        working.take(Part.AWARD, words, percent_of(over, taper), source)


def finish(working: Working, due: Liability | None, why: str) -> Estimate:
    """The estimate that the lines of the award add up to."""
    award = working.total(Part.AWARD)
    return Estimate(
        help=Help.COUNCIL_TAX_REDUCTION,
        weekly=award,
        yearly=due.year_of(award) if due is not None else 0,
        lines=tuple(working.lines),
        why_nothing="" if award else why,
    )


def _limit_by_model(working: Working, household: Household, scheme: Scheme, income: int) -> None:
    protection = scheme.protection(household)
    model = scheme.model
    if isinstance(model, Banded):
        table = next((table for table in model.tables if table.fits(household)), None)
        percent = table.percent(income) if table is not None else Decimal(0)
        if table is not None and percent == table.percent(0):
            percent = max(percent, protection)
        limit_to(working, percent, scheme.source, "For your income")
    elif isinstance(model, MaximumPercent):
        limit_to(working, max(model.percent, protection), scheme.source, "Everybody pays a share")


def _plain(percent: Decimal) -> str:
    """20, not 20.0; 82.5 stays as it is."""
    return f"{percent.normalize():f}"
