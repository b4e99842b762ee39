"""What the benefits system may do with a claim: read it, look at proofs, ask for more, decide."""

from __future__ import annotations

from typing import Any

import pytest

from portal.benefits.models import Claim, Decision
from portal.cases.models import Case, Who
from portal.integration.models import Delivery
from tests.support.api import Calling, make_system
from tests.support.cases import CaseFactory
from tests.support.claims import claim_of

from .conftest import SCOPES

DECISION: dict[str, Any] = {
    "benefit": "council-tax-reduction",
    "outcome": "awarded",
    "number": "D-1001",
    "weekly": 2435,
    "starts": "2026-12-07",
    "decided_on": "2026-12-05",
    "reasons": "Your money is low enough.",
    "worked_out": [{"what": "Pay", "amount": "£180.00"}],
}


def path(claim: Claim, end: str = "") -> str:
    return f"/claims/{claim.case.reference}{end}"


def state(claim: Claim, number: int = 1) -> str:
    return str(claim.evidence.get(number=number).state)


def test_a_claim_is_read_without_anything_of_its_person(office: Calling, claim: Claim) -> None:
    office.post(path(claim, "/decision"), DECISION)
    read = office.get(path(claim))
    assert read.status_code == 200
    found = read.json()
    assert [each["code"] for each in found["proofs"]] == ["identity", "partner-identity", "rent"]
    assert found["decisions"][0]["weekly"] == 2435
    for private in ("Somebody", "Test Street", "900123", "example.com"):
        assert private not in read.content.decode()


def test_a_decision_is_recorded_once_whatever_its_message_id(office: Calling, claim: Claim) -> None:
    first = office.post(path(claim, "/decision"), DECISION)
    again = office.post(path(claim, "/decision"), DECISION)
    assert (first.status_code, first.json()["applied"]) == (200, True)
    assert (again.status_code, again.json()["applied"]) == (200, False)
    assert Decision.objects.count() == 1
    assert Delivery.objects.filter(template="benefits-decision").count() == 1
    entry = claim.case.timeline.latest("pk")
    assert (entry.who, entry.team) == (Who.TEAM, office.system.team)


def test_the_same_number_for_something_else_is_refused(office: Calling, claim: Claim) -> None:
    office.post(path(claim, "/decision"), DECISION)
    answer = office.post(path(claim, "/decision"), {**DECISION, "weekly": 1})
    assert (answer.status_code, answer.json()["applied"]) == (200, False)
    assert "has this number already" in answer.json()["because"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekly": 24.35},
        {"weekly": "2435"},
        {"weekly": -1},
        {"weekly": True},
        {"weekly": None},
        {"starts": "7 December"},
        {"ends": "2026-12-01"},
        {"decided_on": "2026-12-06"},
        {"decided_on": "2026-11-01"},
        {"outcome": "maybe"},
        {"benefit": "dole"},
        {"reasons": " \u200b "},
        {"number": ""},
        {"number": "a b"},
        {"surprise": 1},
        {"worked_out": [{"what": "Pay"}]},
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    office: Calling, claim: Claim, wrong: dict[str, Any]
) -> None:
    assert office.post(path(claim, "/decision"), {**DECISION, **wrong}).status_code == 422
    assert not Decision.objects.exists()


def test_a_proof_is_accepted_and_saying_so_again_changes_nothing(
    office: Calling, claim: Claim
) -> None:
    first = office.post(path(claim, "/proofs/1"), {"state": "accepted"})
    again = office.post(path(claim, "/proofs/1"), {"state": "accepted"})
    assert (first.json()["applied"], again.json()["applied"]) == (True, False)
    assert state(claim) == "accepted"


def test_a_refused_proof_has_words_for_its_person_ours_if_need_be(
    office: Calling, claim: Claim
) -> None:
    assert office.post(path(claim, "/proofs/1"), {"state": "refused"}).json()["applied"]
    assert claim.evidence.get(number=1).why.startswith("We cannot use what you sent.")
    why = {"state": "refused", "why": "We cannot read it."}
    assert office.post(path(claim, "/proofs/1"), why).json()["applied"]
    assert (state(claim), claim.evidence.get(number=1).why) == ("refused", "We cannot read it.")


def test_what_was_not_claimed_or_not_decided_before_changes_nothing(
    office: Calling, claim: Claim
) -> None:
    Claim.objects.filter(pk=claim.pk).update(rent=False)
    for wrong in ({"benefit": "housing-benefit"}, {"outcome": "changed"}):
        answer = office.post(path(claim, "/decision"), {**DECISION, **wrong})
        assert (answer.status_code, answer.json()["applied"]) == (200, False)
    assert not Decision.objects.exists()


def test_one_more_proof_is_asked_for(office: Calling, claim: Claim) -> None:
    more = {"title": "A letter about your pension", "why": "You told us of one."}
    assert office.post(path(claim, "/proofs"), more).status_code == 200
    assert office.post(path(claim, "/proofs"), more).status_code == 200
    assert claim.evidence.count() == 4
    assert Case.objects.get(pk=claim.case_id).status == "waiting"


def test_nothing_is_asked_for_once_all_is_decided(office: Calling, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(rent=False)
    office.post(path(claim, "/decision"), DECISION)
    more = {"title": "More", "why": "Why not."}
    for end, body in (("/proofs", more), ("/proofs/1", {"state": "accepted"})):
        assert office.post(path(claim, end), body).json()["applied"] is False
    assert state(claim) == "wanted"


@pytest.mark.parametrize("end", ["", "/decision", "/proofs", "/proofs/1"])
def test_another_teams_claim_and_one_that_never_was_are_alike(
    office: Calling, claim: Claim, end: str
) -> None:
    theirs = claim_of()
    plain: Any = CaseFactory(team=office.system.team)
    answers = []
    for reference in (theirs.case.reference, plain.reference, "22222229"):
        address = f"/claims/{reference}{end}"
        body = {
            "/decision": DECISION,
            "/proofs": {"title": "More", "why": "We need it."},
            "/proofs/1": {"state": "accepted"},
        }
        answer = office.post(address, body[end]) if end else office.get(address)
        answers.append((answer.status_code, answer.json()["type"]))
    assert len(set(answers)) == 1
    assert answers[0][0] == 404


def test_a_proof_that_is_not_there_is_not_found(office: Calling, claim: Claim) -> None:
    assert office.post(path(claim, "/proofs/9"), {"state": "accepted"}).status_code == 404


@pytest.mark.parametrize("scope", SCOPES)
def test_each_scope_opens_its_own_only(claim: Claim, office: Calling, scope: str) -> None:
    limited = Calling(make_system("limited", scopes=[scope], team=office.system.team), scope)
    assert (limited.get(path(claim)).status_code == 200) is (scope == "claims:read")
    decided = limited.post(path(claim, "/decision"), DECISION).status_code
    assert (decided == 200) is (scope == "claims:write")
