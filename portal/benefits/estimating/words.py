"""What people tick: how each fact, benefit, income and charge is called in a question."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from portal.forms.definition import Choice

from ..estimate.household import AdultFact, Element, Fact, IncomeKind, Passport, ServiceCharge
from ..estimate.money import Every

E = TypeVar("E", bound=StrEnum)

NONE = "none"

EVERY = {
    Every.WEEK: "a week",
    Every.FORTNIGHT: "every 2 weeks",
    Every.FOUR_WEEKS: "every 4 weeks",
    Every.MONTH: "a month",
    Every.QUARTER: "every 3 months",
    Every.YEAR: "a year",
}

FACTS = {
    Fact.BLIND: "Registered blind or severely sight impaired",
    Fact.DAILY_LIVING: "Gets PIP for daily living, Attendance Allowance, or DLA for care",
    Fact.DISABLED: "Cannot work, or can work less, because of an illness or a disability",
    Fact.SEVERE_DISABILITY: "Gets help with daily living, has no other adult at home, and nobody "
    "is paid Carer’s Allowance for them",
    Fact.CARER: "Cares for somebody for 35 hours a week or more",
    Fact.WAR_PENSION: "Gets a war pension or an armed forces payment",
    Fact.CARE_LEAVER: "Was in care as a child, and is under 25",
}

PASSPORTS = {
    Passport.UNIVERSAL_CREDIT: "Universal Credit",
    Passport.GUARANTEE_CREDIT: "Pension Credit (guarantee credit)",
    Passport.INCOME_SUPPORT: "Income Support",
    Passport.JSA_INCOME_BASED: "Jobseeker’s Allowance (income-based)",
    Passport.ESA_INCOME_RELATED: "Employment and Support Allowance (income-related)",
}

INCOMES = {
    IncomeKind.EARNINGS: "Pay from a job",
    IncomeKind.SELF_EMPLOYED: "Self-employment",
    IncomeKind.STATE_PENSION: "State Pension",
    IncomeKind.OTHER_PENSION: "Another pension",
    IncomeKind.SAVINGS_CREDIT: "Pension Credit (savings credit)",
    IncomeKind.CHILD_BENEFIT: "Child Benefit",
    IncomeKind.DISABILITY_BENEFIT: "PIP, DLA or Attendance Allowance",
    IncomeKind.CARERS_ALLOWANCE: "Carer’s Allowance",
    IncomeKind.WAR_PENSION: "War pension",
    IncomeKind.MAINTENANCE: "Maintenance for you",
    IncomeKind.MAINTENANCE_FOR_CHILDREN: "Maintenance for children",
    IncomeKind.STUDENT: "Student loan or grant",
    IncomeKind.LODGER: "Rent from a lodger",
    IncomeKind.OTHER_BENEFIT: "Another benefit",
    IncomeKind.OTHER: "Something else",
}

CHARGES = {
    ServiceCharge.FUEL: "Heating, lighting or hot water",
    ServiceCharge.WATER: "Water",
    ServiceCharge.MEALS: "Meals",
    ServiceCharge.SUPPORT: "Care or support",
    ServiceCharge.PERSONAL: "Laundry, television or cleaning just for you",
}

ELEMENTS = {
    Element.HOUSING: "For housing",
    Element.CHILDREN: "For children",
    Element.DISABLED_CHILD: "For a disabled child",
    Element.CHILDCARE: "For childcare",
    Element.HEALTH: "Because of your health",
    Element.CARER: "Because you care for somebody",
}

ADULT_FACTS = {
    AdultFact.STUDENT: "A full-time student",
    AdultFact.PENSION_CREDIT: "Gets Pension Credit",
    AdultFact.UC_NO_EARNINGS: "Gets Universal Credit and has no pay",
    AdultFact.LOW_INCOME_BENEFIT: "Gets Income Support, income-based JSA or income-related ESA",
    AdultFact.IN_HOSPITAL_OR_PRISON: "In hospital for over a year, or in prison",
    AdultFact.LIVES_ELSEWHERE: "Has their main home somewhere else",
    AdultFact.SEVERE_MENTAL_IMPAIRMENT: "A doctor has said: severe mental impairment",
}


def choices(words: Mapping[E, str], none: str = "") -> tuple[Choice, ...]:
    """The answers on a list, with ``none`` as the last one, which excludes the others."""
    listed = tuple(Choice(value.value, text) for value, text in words.items())
    return (*listed, Choice(NONE, none, exclusive=True)) if none else listed
