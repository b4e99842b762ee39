"""Council Tax Reduction for people of pension age: the same in every council of England.

Source: SI 2012/2885, schedules 1 to 6. The second adult's reduction is not estimated.
"""

from __future__ import annotations

from datetime import date

from .household import Household
from .liability import add_liability
from .prescribed import Prescribed, take_means
from .reduction import NO_TAX, finish
from .working import Estimate, Working


def pension_age_reduction(
    household: Household, rules: Prescribed, day: date, pensioners_since: tuple[date, ...]
) -> Estimate:
    """An estimate by rules that hold on the day. Raises CannotEstimate: see ``Needs.on``.

    ``pensioners_since``: when each of them reached pension age.
    """
    working = Working()
    if household.council_tax is None:
        return finish(working, None, NO_TAX)
    due = add_liability(working, household.council_tax, day, None, rules.source)
    why = take_means(working, household, rules, day, pensioners_since)
    return finish(working, due, why)
