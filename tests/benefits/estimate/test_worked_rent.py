"""Every Housing Benefit that was worked out by hand is what comes out."""

from __future__ import annotations

from datetime import date

import pytest

from portal.benefits.estimate.housing_benefit import housing_benefit

from .cases_rent import RENT, SUPPORTED
from .homes import DAY, Case
from .rules import PENSION_HB, WORKING_HB
from .test_worked_reduction import is_as_worked_out, since


@pytest.mark.parametrize("case", RENT, ids=[case.why for case in RENT])
def test_a_pensioners_housing_benefit_is_what_was_worked_out_by_hand(case: Case) -> None:
    household = case.household
    is_as_worked_out(housing_benefit(household, PENSION_HB, DAY, since(household)), case)


@pytest.mark.parametrize("case", SUPPORTED, ids=[case.why for case in SUPPORTED])
def test_housing_benefit_in_supported_housing_is_what_was_worked_out_by_hand(case: Case) -> None:
    is_as_worked_out(housing_benefit(case.household, WORKING_HB, date(2026, 11, 2)), case)
