"""What a household is taken to need in a week: the law's "applicable amount", as dated content."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..dated import ALWAYS, Held, Source, newest
from .household import Fact, Household, age
from .money import Pence
from .working import CannotEstimate, Part, Working


class Need(StrEnum):
    """A part of what a household needs."""

    SINGLE = "single"
    SINGLE_YOUNG = "single-young"
    LONE_PARENT = "lone-parent"
    COUPLE = "couple"
    PENSIONER = "pensioner"
    PENSIONER_EARLIER = "pensioner-earlier"
    PENSIONER_COUPLE = "pensioner-couple"
    PENSIONER_COUPLE_EARLIER = "pensioner-couple-earlier"
    CHILD = "child"
    DISABLED_CHILD = "disabled-child"
    VERY_DISABLED_CHILD = "very-disabled-child"
    CARER = "carer"
    DISABLED = "disabled"
    DISABLED_COUPLE = "disabled-couple"
    SEVERE_DISABILITY = "severe-disability"


WORDS = {
    Need.SINGLE: "What one person is taken to need",
    Need.SINGLE_YOUNG: "What one young person is taken to need",
    Need.LONE_PARENT: "What one parent is taken to need",
    Need.COUPLE: "What a couple is taken to need",
    Need.PENSIONER: "What one person of pension age is taken to need",
    Need.PENSIONER_EARLIER: "What one person of pension age is taken to need",
    Need.PENSIONER_COUPLE: "What a couple of pension age is taken to need",
    Need.PENSIONER_COUPLE_EARLIER: "What a couple of pension age is taken to need",
    Need.CHILD: "For your children",
    Need.DISABLED_CHILD: "More for a disabled child",
    Need.VERY_DISABLED_CHILD: "More for a child who needs the most care",
    Need.CARER: "More because you care for somebody",
    Need.DISABLED: "More because of a disability",
    Need.DISABLED_COUPLE: "More because of a disability",
    Need.SEVERE_DISABILITY: "More because of a severe disability",
}

YOUNG = 25


@dataclass(frozen=True)
class Amount:
    """What one need counts for in a week."""

    need: Need
    a_week: Pence
    source: Source
    held: Held = ALWAYS


@dataclass(frozen=True)
class Needs:
    """All amounts of all years. ``earlier``: who was of pension age before that day keeps more."""

    amounts: tuple[Amount, ...]
    earlier: date | None = None

    def on(self, need: Need, day: date) -> Amount:
        """The amount of a need on a day. Raises CannotEstimate if nobody has filled it in."""
        found = newest((amount for amount in self.amounts if amount.need == need), day)
        if found is None:
            raise CannotEstimate(f"No amount for “{need}” on {day.isoformat()}")
        return found


def needed(
    household: Household, needs: Needs, day: date, *, pensioners_since: tuple[date, ...] = ()
) -> Counter[Need]:
    """Which needs a household has, and how often.

    ``pensioners_since``: when each reached pension age, for a household of pension age.
    """
    counted = Counter({_living(household, needs, day, pensioners_since): 1})
    counted[Need.CHILD] = len(household.children)
    counted[Need.DISABLED_CHILD] = sum(child.disabled for child in household.children)
    counted[Need.VERY_DISABLED_CHILD] = sum(child.very_disabled for child in household.children)
    people = household.people
    counted[Need.CARER] = sum(Fact.CARER in person.facts for person in people)
    severe = [Fact.SEVERE_DISABILITY in person.facts for person in people]
    counted[Need.SEVERE_DISABILITY] = sum(severe)
    if not pensioners_since and Fact.DISABLED in household.facts:
        counted[Need.DISABLED if household.partner is None else Need.DISABLED_COUPLE] = 1
    return +counted


def add_needs(working: Working, counted: Counter[Need], needs: Needs, day: date) -> int:
    """Write down what a household needs; the total in pence a week."""
    for need, times in counted.items():
        amount = needs.on(need, day)
        working.add(Part.NEEDS, WORDS[need], amount.a_week * times, amount.source)
    return working.total(Part.NEEDS)


def _living(household: Household, needs: Needs, day: date, since: tuple[date, ...]) -> Need:
    couple = household.partner is not None
    if since:
        earlier = needs.earlier is not None and min(since) < needs.earlier
        if couple:
            return Need.PENSIONER_COUPLE_EARLIER if earlier else Need.PENSIONER_COUPLE
        return Need.PENSIONER_EARLIER if earlier else Need.PENSIONER
    if couple:
        return Need.COUPLE
    if household.children:
        return Need.LONE_PARENT
    return Need.SINGLE_YOUNG if age(household.you.born, day) < YOUNG else Need.SINGLE
