"""What may happen to a proof, what it does to the case, and whom it tells."""

from __future__ import annotations

from typing import Any

import pytest

from portal.benefits.evidence import moving
from portal.benefits.models import Claim, EvidenceItem, EvidenceState, RulesVersion
from portal.cases.asking import ask
from portal.cases.changes import change_status
from portal.cases.models import Case, Status
from portal.cases.timeline import WEBSITE
from portal.integration.messages import registered
from portal.integration.models import Delivery
from tests.support.claims import claim_of

from .conftest import UNTIL, settle


def said(claim: Claim) -> str:
    return str(claim.case.timeline.filter(public=True).latest("pk").words)


def status(claim: Claim) -> str:
    return str(Case.objects.get(pk=claim.case_id).status)


def told() -> list[Any]:
    return list(Delivery.objects.filter(template="benefits-proof-asked"))


def test_a_claim_that_is_sent_has_its_list(claim: Claim) -> None:
    found = [(each.code, each.state, each.due) for each in claim.evidence.all()]
    assert found == [
        ("identity", "wanted", UNTIL),
        ("partner-identity", "wanted", UNTIL),
        ("rent", "wanted", UNTIL),
    ]


def test_saving_a_claim_again_lists_nothing_twice(claim: Claim) -> None:
    claim.save()
    assert claim.evidence.count() == 3


def test_without_rules_in_use_nothing_is_listed(claim: Claim) -> None:
    RulesVersion.objects.update(state="past")
    other = Claim.objects.get(pk=claim_of().pk)
    assert not other.evidence.exists()


def test_a_proof_that_will_do_is_settled_once(item: EvidenceItem) -> None:
    assert moving.accept(item, WEBSITE)
    assert not moving.accept(item, WEBSITE)
    assert item.state == EvidenceState.ACCEPTED
    assert said(item.claim).endswith("Who you are (you).")


def test_staff_may_decide_without_a_proof(item: EvidenceItem) -> None:
    assert moving.not_needed(item, WEBSITE)
    assert item.state == EvidenceState.NOT_NEEDED


def test_a_proof_that_will_not_do_is_asked_for_again_and_its_person_told(
    item: EvidenceItem,
) -> None:
    moving.refuse(item, "We cannot read the date.", WEBSITE)
    assert (item.state, item.why) == (EvidenceState.REFUSED, "We cannot read the date.")
    assert status(item.claim) == Status.WAITING
    assert "We cannot read the date." in said_all(item.claim)
    (sent,) = told()
    built = registered(sent.template).build(sent.subject_id)
    assert built is not None
    for secret in (item.claim.case.shown_reference, "Somebody", "date.", item.title):
        assert secret not in built.subject + built.text
    assert "/track/" in built.text


def said_all(claim: Claim) -> str:
    return " ".join(each.words for each in claim.case.timeline.filter(public=True))


def test_the_cases_own_messages_stay_out_of_it(item: EvidenceItem) -> None:
    moving.refuse(item, "It is too old.", WEBSITE)
    assert not Delivery.objects.filter(template__startswith="case-").exists()


def test_one_more_proof_can_be_asked_for_and_only_once(claim: Claim) -> None:
    first = moving.ask_for(claim, "A letter about your pension", "You told us of one.", WEBSITE)
    again = moving.ask_for(claim, "A letter about your pension", "Please.", WEBSITE)
    assert first.pk == again.pk
    assert (first.number, first.why) == (4, "You told us of one.")
    assert len(told()) == 1
    assert status(claim) == Status.WAITING


def test_with_the_last_proof_the_case_goes_back_to_the_team(item: EvidenceItem) -> None:
    settle(item.claim, 2, 3)
    moving.refuse(item, "It is too old.", WEBSITE)
    moving.cannot(item, "The office is closed.")
    assert status(item.claim) == Status.WITH_TEAM


def test_while_another_is_missing_the_case_waits(item: EvidenceItem) -> None:
    moving.refuse(item, "It is too old.", WEBSITE)
    moving.cannot(item, "The office is closed.")
    assert status(item.claim) == Status.WAITING


def test_an_open_question_keeps_the_case_waiting(item: EvidenceItem) -> None:
    settle(item.claim, 2, 3)
    ask(item.claim.case, "Which bank?", WEBSITE)
    moving.cannot(item, "The office is closed.")
    assert status(item.claim) == Status.WAITING


@pytest.mark.parametrize("state", [EvidenceState.ACCEPTED, EvidenceState.NOT_NEEDED])
def test_a_settled_proof_takes_nothing_more_of_its_person(
    item: EvidenceItem, state: EvidenceState
) -> None:
    EvidenceItem.objects.update(state=state)
    with pytest.raises(moving.NotNow):
        moving.cannot(item, "I lost it.")
    with pytest.raises(moving.NotNow):
        moving.send(item, [])


def test_a_claim_that_has_ended_asks_for_nothing(item: EvidenceItem) -> None:
    change_status(item.claim.case, Status.DONE, WEBSITE)
    for attempt in (
        lambda: moving.refuse(item, "Too old.", WEBSITE),
        lambda: moving.accept(item, WEBSITE),
        lambda: moving.ask_for(item.claim, "More", "Why not.", WEBSITE),
        lambda: moving.cannot(item, "I lost it."),
    ):
        with pytest.raises(moving.NotNow):
            attempt()


def test_no_message_goes_out_once_it_has_come(item: EvidenceItem) -> None:
    moving.refuse(item, "Too old.", WEBSITE)
    (sent,) = told()
    moving.accept(item, WEBSITE)
    assert registered(sent.template).build(sent.subject_id) is None
    assert registered(sent.template).build(10**6) is None
