"""A household as far as an estimate depends on it. Money is whole pence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .money import Every


class Fact(StrEnum):
    """What is true of an adult, and may change what they get."""

    BLIND = "blind"
    DAILY_LIVING = "daily-living"
    """Has a benefit for help with daily living: AA, PIP or DLA at a rate that counts."""
    SEVERE_DISABILITY = "severe-disability"
    ENHANCED_DISABILITY = "enhanced-disability"
    DISABLED = "disabled"
    CARER = "carer"
    WAR_PENSION = "war-pension"
    CARE_LEAVER = "care-leaver"


class Passport(StrEnum):
    """A benefit that shows that somebody's income is low, so that we need not look again."""

    GUARANTEE_CREDIT = "guarantee-credit"
    INCOME_SUPPORT = "income-support"
    JSA_INCOME_BASED = "jsa-income-based"
    ESA_INCOME_RELATED = "esa-income-related"
    UNIVERSAL_CREDIT = "universal-credit"


class IncomeKind(StrEnum):
    """What money comes in from."""

    EARNINGS = "earnings"
    SELF_EMPLOYED = "self-employed"
    STATE_PENSION = "state-pension"
    OTHER_PENSION = "other-pension"
    SAVINGS_CREDIT = "savings-credit"
    CHILD_BENEFIT = "child-benefit"
    DISABILITY_BENEFIT = "disability-benefit"
    CARERS_ALLOWANCE = "carers-allowance"
    TAX_CREDIT = "tax-credit"
    MAINTENANCE = "maintenance"
    MAINTENANCE_FOR_CHILDREN = "maintenance-for-children"
    WAR_PENSION = "war-pension"
    STUDENT = "student"
    LODGER = "lodger"
    OTHER_BENEFIT = "other-benefit"
    OTHER = "other"


WORK = frozenset({IncomeKind.EARNINGS, IncomeKind.SELF_EMPLOYED})


@dataclass(frozen=True)
class Income:
    """One income of the person or their partner, before tax, with what is taken off it.

    Where only take-home pay is known, ``take_home`` is that and ``gross`` is not looked at.
    """

    kind: IncomeKind
    gross: int
    every: Every = Every.WEEK
    tax: int = 0
    insurance: int = 0
    pension: int = 0
    take_home: int | None = None
    partners: bool = False
    hours: Decimal = Decimal(0)
    """Hours of work a week."""
    started: date | None = None
    """When self-employment began."""


@dataclass(frozen=True)
class Childcare:
    """What is paid for the care of children while their parents work."""

    amount: int
    every: Every = Every.WEEK


class Element(StrEnum):
    """A part of a Universal Credit award."""

    HOUSING = "housing"
    CHILDREN = "children"
    DISABLED_CHILD = "disabled-child"
    CHILDCARE = "childcare"
    HEALTH = "health"
    CARER = "carer"


@dataclass(frozen=True)
class UniversalCredit:
    """An award of Universal Credit, by the month, as its statement says."""

    award: int
    earnings: int | None = None
    """Take-home pay as the DWP counts it. None: as the incomes say."""
    elements: dict[Element, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Person:
    """The person who asks, or their partner."""

    born: date
    facts: frozenset[Fact] = frozenset()


@dataclass(frozen=True)
class Child:
    """A child or young person whom the household is responsible for."""

    born: date
    disabled: bool = False
    very_disabled: bool = False
    """Has the highest rate for help with daily living."""


class AdultFact(StrEnum):
    """What is true of another adult who lives there, and may mean that they pay nothing."""

    STUDENT = "student"
    PENSION_CREDIT = "pension-credit"
    UC_NO_EARNINGS = "uc-no-earnings"
    LOW_INCOME_BENEFIT = "low-income-benefit"
    IN_HOSPITAL_OR_PRISON = "in-hospital-or-prison"
    LIVES_ELSEWHERE = "lives-elsewhere"
    SEVERE_MENTAL_IMPAIRMENT = "severe-mental-impairment"


@dataclass(frozen=True)
class OtherAdult:
    """An adult who lives there and is neither partner, child, lodger nor joint tenant."""

    born: date
    gross: int = 0
    every: Every = Every.WEEK
    hours: Decimal = Decimal(0)
    facts: frozenset[AdultFact] = frozenset()
    pair: str = ""
    """The same mark on two of them: they are a couple, and count once, with both their incomes."""


class Band(StrEnum):
    """A council tax band."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H = "H"


@dataclass(frozen=True)
class Discount:
    """Something taken off council tax before any reduction, in per cent of the whole."""

    words: str
    percent: Decimal


@dataclass(frozen=True)
class CouncilTax:
    """The bill for a whole year before discounts; ``payers``: who must pay it, partners as one."""

    a_year: int
    band: Band | None = None
    discounts: tuple[Discount, ...] = ()
    payers: int = 1


class ServiceCharge(StrEnum):
    """What a charge in a rent is for."""

    FUEL = "fuel"
    WATER = "water"
    MEALS = "meals"
    SUPPORT = "support"
    PERSONAL = "personal"
    """Laundry, television, cleaning of one's own rooms and the like."""
    SHARED = "shared"
    """Cleaning, lighting and lifts that everybody uses."""


@dataclass(frozen=True)
class Rent:
    """What the home costs. Charges are parts of ``amount`` and paid as often."""

    amount: int
    every: Every = Every.WEEK
    weeks_free: int = 0
    """Weeks of a year in which no rent is due; for rent that is paid by weeks."""
    charges: tuple[tuple[ServiceCharge, int], ...] = ()
    most: int | None = None
    """The most a week that may count, where a limit was found: the local housing allowance."""
    payers: int = 1
    supported: bool = False
    """Specified or temporary accommodation: care, support or supervision, a refuge, a hostel."""


@dataclass(frozen=True)
class Household:
    """Who lives there, what comes in, what is put by, and what the home costs."""

    you: Person
    partner: Person | None = None
    children: tuple[Child, ...] = ()
    adults: tuple[OtherAdult, ...] = ()
    incomes: tuple[Income, ...] = ()
    childcare: tuple[Childcare, ...] = ()
    capital: int = 0
    passports: frozenset[Passport] = frozenset()
    universal_credit: UniversalCredit | None = None
    assessed_income: int | None = None
    """With savings credit only: the weekly income that the Pension Service worked out."""
    council_tax: CouncilTax | None = None
    rent: Rent | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """The person who asks, and their partner."""
        return (self.you,) if self.partner is None else (self.you, self.partner)

    @property
    def facts(self) -> frozenset[Fact]:
        return frozenset().union(*(person.facts for person in self.people))

    @property
    def lone_parent(self) -> bool:
        return self.partner is None and bool(self.children)


def age(born: date, day: date) -> int:
    """Whole years. Who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
