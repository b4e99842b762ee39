"""Every reduction that was worked out by hand is what comes out."""

from __future__ import annotations

from datetime import date

import pytest

from portal.benefits.estimate.household import Household
from portal.benefits.estimate.pension_age import pension_age_reduction
from portal.benefits.estimate.reduction import reduction
from portal.benefits.estimate.scheme import Scheme
from portal.benefits.estimate.working import Estimate, Part
from portal.benefits.state_pension import months_later

from . import cases_banded, cases_pension_age, cases_tapered
from .homes import DAY, Case
from .rules import BANDED, MAXIMUM, PENSION_CTR, TAPERED

ALL: list[tuple[Scheme, Case]] = [
    *((BANDED, case) for case in cases_banded.CASES),
    *((TAPERED, case) for case in cases_tapered.TAPERED),
    *((TAPERED, case) for case in cases_tapered.SELF_EMPLOYED),
    *((MAXIMUM, case) for case in cases_tapered.MAXIMUM),
]


def since(household: Household) -> tuple[date, ...]:
    """Pension age at 65, which is enough for who was born in 1946 or 1957."""
    return tuple(months_later(person.born, 65 * 12) for person in household.people)


def is_as_worked_out(estimate: Estimate, case: Case) -> None:
    assert estimate.weekly == case.weekly
    assert estimate.total(Part.AWARD) == estimate.weekly
    assert bool(estimate.why_nothing) == (case.weekly == 0)


@pytest.mark.parametrize(("scheme", "case"), ALL, ids=[case.why for _, case in ALL])
def test_a_reduction_is_what_was_worked_out_by_hand(scheme: Scheme, case: Case) -> None:
    is_as_worked_out(reduction(case.household, scheme, DAY), case)


@pytest.mark.parametrize(
    "case", cases_pension_age.REDUCTION, ids=[case.why for case in cases_pension_age.REDUCTION]
)
def test_a_pensioners_reduction_is_what_was_worked_out_by_hand(case: Case) -> None:
    household = case.household
    is_as_worked_out(pension_age_reduction(household, PENSION_CTR, DAY, since(household)), case)
