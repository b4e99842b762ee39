"""What other adults who live in the home are taken to pay."""

from __future__ import annotations

from datetime import date

from .household import Household, OtherAdult, age
from .means import FULL_WORK, OtherAdults
from .money import weekly
from .working import Part, Working

WORDS = "Another adult who lives with you is taken to pay this"
COUPLE_WORDS = "A couple who live with you are taken to pay this"


def take_adults(working: Working, household: Household, rules: OtherAdults, day: date) -> None:
    """Take off the award what each other adult is taken to pay; a couple pays once."""
    if household.facts & rules.waived_for:
        return
    for group in _groups(household.adults):
        gross = sum(weekly(adult.gross, adult.every) for adult in group)
        takes = max(_one(adult, gross, rules, day) for adult in group)
        words = COUPLE_WORDS if len(group) > 1 else WORDS
        working.take(Part.AWARD, words, takes, rules.source)


def _groups(adults: tuple[OtherAdult, ...]) -> list[list[OtherAdult]]:
    """Each alone, or with whom they are a couple with."""
    groups: dict[object, list[OtherAdult]] = {}
    for place, adult in enumerate(adults):
        groups.setdefault(adult.pair or place, []).append(adult)
    return list(groups.values())


def _one(adult: OtherAdult, gross: int, rules: OtherAdults, day: date) -> int:
    years = age(adult.born, day)
    if years < rules.grown_up or adult.facts & rules.exempt:
        return 0
    if years < rules.young and adult.facts & rules.young_exempt:
        return 0
    return rules.takes(gross, adult.hours >= FULL_WORK)
