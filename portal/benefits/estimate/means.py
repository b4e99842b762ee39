"""The rules by which income, savings and other adults count, whoever made them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..dated import Source
from .household import AdultFact, Element, Fact, Household, IncomeKind, age
from .money import Pence

FULL_WORK = Decimal(16)
"""Hours a week from which somebody counts as in work: SI 2006/213 and SI 2012/2885."""


@dataclass(frozen=True)
class Capital:
    """How savings count. Pence.

    Over ``limit`` there is no help. Each ``step`` over ``free``, or part of one, counts as ``each``
    a week of income. No ``step``: there is only the limit.
    """

    limit: Pence
    source: Source
    free: Pence = 0
    step: Pence | None = None
    each: Pence = 100

    def income(self, capital: int) -> int:
        """What these savings count for in a week."""
        if self.step is None or capital <= self.free:
            return 0
        return -(-(capital - self.free) // self.step) * self.each


@dataclass(frozen=True)
class SupportedHome:
    """More of what is earned does not count in supported or temporary accommodation. Pence.

    Only from the age of ``since_age`` on; of a couple one must be as old.
    """

    single: Pence
    couple: Pence
    lone_parent: Pence
    since_age: int = 25


@dataclass(frozen=True)
class Earnings:
    """How much of what is earned in a week does not count. Pence."""

    source: Source
    single: Pence = 0
    couple: Pence = 0
    lone_parent: Pence = 0
    special: Pence = 0
    """For the people of ``special_facts``, if it is more than the above."""
    special_facts: frozenset[Fact] = frozenset()
    work_extra: Pence = 0
    """More of it for who works at least ``FULL_WORK`` hours a week."""
    one_child: Pence = 0
    """The most that may be taken off for the care of one child."""
    more_children: Pence = 0
    supported_home: SupportedHome | None = None
    pension_share: Decimal = Decimal(50)
    """The part of a pension contribution that is taken off, in per cent."""

    def ignored(self, household: Household) -> int:
        """What everybody like this may keep, before hours of work and childcare."""
        kept = self.single
        if household.partner is not None:
            kept = self.couple
        elif household.children:
            kept = self.lone_parent
        if household.facts & self.special_facts:
            kept = max(kept, self.special)
        return kept

    def more(self, household: Household, day: date) -> int:
        """What else may be kept because of the home that somebody lives in."""
        more, rent = self.supported_home, household.rent
        if more is None or rent is None or not rent.supported:
            return 0
        if all(age(person.born, day) < more.since_age for person in household.people):
            return 0
        if household.partner is not None:
            return more.couple
        return more.lone_parent if household.children else more.single


@dataclass(frozen=True)
class Floor:
    """The least that somebody self-employed is taken to earn, once they have begun.

    ``hours`` a week at ``rate`` pence an hour, from ``months`` after the start on.
    """

    hours: Decimal
    rate: Pence
    months: int
    source: Source


@dataclass(frozen=True)
class UniversalCreditIncome:
    """What counts for somebody with Universal Credit: the award, what they earn, and some more."""

    source: Source
    leaves_out: frozenset[Element] = frozenset()
    also_counts: frozenset[IncomeKind] = frozenset()


@dataclass(frozen=True)
class IncomeRules:
    """Which income counts, and how much of it. Pence a week."""

    earnings: Earnings
    source: Source
    ignored: frozenset[IncomeKind] = frozenset()
    first_part: dict[IncomeKind, Pence] = field(default_factory=dict)
    """Of these incomes together, so much does not count."""
    floor: Floor | None = None
    universal_credit: UniversalCreditIncome | None = None


@dataclass(frozen=True)
class AdultStep:
    """What an adult who works is taken to pay, from a gross income on. Pence a week."""

    since: Pence
    takes: Pence


@dataclass(frozen=True)
class OtherAdults:
    """What other adults in the home are taken to pay. No steps: nothing."""

    source: Source
    steps: tuple[AdultStep, ...] = ()
    not_working: Pence = 0
    grown_up: int = 18
    exempt: frozenset[AdultFact] = frozenset()
    young_exempt: frozenset[AdultFact] = frozenset()
    """Exempt only below ``young``."""
    young: int = 25
    waived_for: frozenset[Fact] = frozenset()
    """Nobody pays where the person who asks, or their partner, is like this."""

    def takes(self, gross: int, works: bool) -> int:
        """What an adult with this income pays."""
        if not works:
            return self.not_working
        reached = [step for step in self.steps if step.since <= gross]
        return max(reached, key=lambda step: step.since).takes if reached else 0
