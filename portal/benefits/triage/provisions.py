"""Which help there is, under which name and from whom: dated content, since all of it changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..dated import Held, Source, newest


class Kind(StrEnum):
    """A kind of help, whatever it is called this year."""

    HOUSING_BENEFIT = "housing-benefit"
    COUNCIL_TAX_REDUCTION = "council-tax-reduction"
    UNIVERSAL_CREDIT = "universal-credit"
    PENSION_CREDIT = "pension-credit"
    RENT_SHORTFALL = "rent-shortfall"
    """Discretionary Housing Payment, or what has taken its place."""
    CRISIS = "crisis"
    """The Household Support Fund, or what has taken its place."""
    DEBT_ADVICE = "debt-advice"
    PERSON = "person"


class Whose(StrEnum):
    """Who gives it."""

    OURS = "ours"
    COUNTY = "county"
    GOVERNMENT = "government"
    CHARITY = "charity"


@dataclass(frozen=True)
class Provision:
    """One kind of help as it is called and given from a day to a day."""

    kind: Kind
    name: str
    whose: Whose
    by: str
    """Who gives it, as a person reads it: the county council."""
    how: str
    """How to ask for it, in a sentence."""
    source: Source
    held: Held
    link: str = ""


def provided(provisions: Iterable[Provision], kind: Kind, day: date) -> Provision | None:
    """The help of a kind that there is on a day."""
    return newest((each for each in provisions if each.kind == kind), day)
