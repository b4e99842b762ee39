"""Other systems hear of a claim, its proofs and decisions, but not of what they told us."""

from __future__ import annotations

from typing import Any

import pytest

from portal.benefits.api import events
from portal.benefits.evidence import moving
from portal.benefits.models import Claim
from portal.cases.timeline import WEBSITE, system
from portal.integration.events import publish
from tests.support.api import Calling
from tests.support.claims import claim_of, decision_of


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []

    def heard(event: Any) -> None:
        found.append(event)
        publish(event)

    monkeypatch.setattr(events, "publish", heard)
    return found


def test_a_claim_that_is_sent_is_told_with_its_proofs(db: None, told: list[Any]) -> None:
    claim = claim_of({"has_partner": "yes"})
    (event,) = told
    assert (event.type.name, event.stream) == ("claim.submitted", claim.case.reference)
    assert [each.code for each in event.data.proofs] == ["identity", "partner-identity"]
    assert (event.data.rent, event.data.council_tax) == (True, True)


def test_a_claim_is_told_of_once(db: None, told: list[Any]) -> None:
    claim_of().save()
    assert len(told) == 1


def test_a_proof_is_told_without_what_its_person_wrote(claim: Claim, told: list[Any]) -> None:
    moving.cannot(claim.evidence.get(number=1), "My house burned down.")
    (event,) = told
    assert (event.data.state, event.data.number) == ("cannot", 1)
    assert "burned" not in event.data.model_dump_json()


def test_a_decision_is_told(claim: Claim, told: list[Any]) -> None:
    decision_of(claim, number="D-1")
    (event,) = told
    assert (event.data.benefit, event.data.weekly) == ("council-tax-reduction", 2435)


def test_a_decision_has_sums_so_it_goes_only_where_that_is_allowed() -> None:
    assert events.DECIDED.restricted
    assert not events.SUBMITTED.restricted


def test_who_told_us_is_not_told_again(office: Calling, claim: Claim, told: list[Any]) -> None:
    moving.accept(claim.evidence.get(number=1), system(office.system))
    moving.accept(claim.evidence.get(number=2), WEBSITE)
    assert [each.source for each in told] == [office.system, None]
