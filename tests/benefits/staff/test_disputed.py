"""Who looks at a dispute goes from it to the claim and reads what was decided."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.benefits.decisions.terms import Benefit
from portal.benefits.disputes.linking import link
from portal.benefits.disputes.names import ABOUT, CLAIM, KEY
from portal.benefits.models import Claim
from tests.support.cases import CaseFactory
from tests.support.claims import decision_of


def page_of(adviser: Client, claim: Claim, reference: str) -> Any:
    """The page of a dispute by the claim's own person, who gave this reference."""
    case: Any = CaseFactory(kind=KEY, title="A dispute", steps=())
    for each in (case, claim.case):
        each.email_hash = "one address"
        each.save()
    link(case, {ABOUT: Benefit.COUNCIL_TAX.value, CLAIM: reference})
    return BeautifulSoup(
        adviser.get(f"/admin/cases/{case.shown_reference}/").content, "html.parser"
    )


def test_the_claim_and_the_decision_stand_on_the_dispute(adviser: Client, claim: Claim) -> None:
    decision_of(claim)
    reference = claim.case.shown_reference
    page = page_of(adviser, claim, reference)
    assert page.find("a", href=f"/admin/cases/{reference}/") is not None
    assert "£24.35 a week" in page.get_text()


def test_before_a_decision_about_that_help_it_says_so(adviser: Client, claim: Claim) -> None:
    page = page_of(adviser, claim, claim.case.shown_reference)
    assert "We have decided nothing about that help yet." in page.get_text()


@pytest.mark.parametrize("typed", ["", "22222229"])
def test_without_a_claim_it_says_what_to_do(adviser: Client, claim: Claim, typed: str) -> None:
    page = page_of(adviser, claim, typed)
    assert "We do not know which claim it is about." in page.get_text()
    assert claim.case.shown_reference not in page.get_text()
