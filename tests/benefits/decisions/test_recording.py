"""A decision is written down once, ends the claim when it is the last, and tells its person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.benefits.decisions.recording import CannotDecide, asked_for
from portal.benefits.decisions.telling import WAITS
from portal.benefits.decisions.terms import Benefit
from portal.benefits.models import Claim, Decision, Outcome, RulesVersion
from portal.cases.asking import ask
from portal.cases.clocks import start_target
from portal.cases.models import Status, WrittenOnce
from portal.cases.timeline import WEBSITE
from portal.integration.messages import registered
from portal.integration.models import Delivery
from portal.ui import generation
from tests.support.cases import TargetFactory
from tests.support.claims import claim_of, decided, decision_of

from .conftest import NOW

TEMPLATE = "benefits-decision"
TODAY = date(2026, 12, 5)


def queued() -> list[Any]:
    return list(Delivery.objects.filter(template=TEMPLATE))


def message(decision: Decision, channel: str = "email") -> Any:
    build = registered(TEMPLATE).builder(channel)
    assert build is not None
    return build(decision.pk)


def test_a_claim_asks_for_what_was_ticked(claim: Claim) -> None:
    assert asked_for(claim) == (Benefit.RENT, Benefit.COUNCIL_TAX)
    assert asked_for(Claim(rent=False, council_tax=True)) == (Benefit.COUNCIL_TAX,)


def test_the_last_day_to_dispute_is_kept_with_the_decision(claim: Claim) -> None:
    made = decision_of(claim, benefit=Benefit.RENT)
    assert made.dispute_by == date(2027, 1, 5)
    assert made.dispute["ways"][-1]["title"] == "Appeal"
    RulesVersion.objects.update(state="past")
    assert Decision.objects.get().dispute == made.dispute


def test_council_tax_has_no_last_day(claim: Claim) -> None:
    assert decision_of(claim).dispute_by is None


def test_one_of_two_decisions_leaves_the_claim_with_the_team(claim: Claim) -> None:
    decision_of(claim)
    claim.case.refresh_from_db()
    assert claim.case.is_open


def test_the_last_decision_ends_the_claim_and_its_clocks(claim: Claim) -> None:
    TargetFactory(step="decide", kind=claim.case.kind)
    started = start_target(claim.case, "decide", "all we need has come")
    assert started is not None
    decision_of(claim)
    decision_of(claim, benefit=Benefit.RENT)
    claim.case.refresh_from_db()
    started.refresh_from_db()
    assert claim.case.status == Status.DONE
    assert started.stopped_at is not None


def test_the_timeline_says_that_we_decided_and_never_what(claim: Claim) -> None:
    decision_of(claim)
    entry = claim.case.timeline.filter(public=True).latest("pk")
    assert entry.words.startswith("We have decided about your Council Tax Reduction.")
    assert "24" not in entry.words


def test_two_decisions_at_once_are_one_message_that_names_both(claim: Claim) -> None:
    made = decision_of(claim)
    decision_of(claim, benefit=Benefit.RENT)
    [delivery] = queued()
    assert delivery.subject_id == made.pk
    assert delivery.due_at == timezone.now()
    assert "your Council Tax Reduction and your Housing Benefit" in message(made).text


def test_one_of_two_is_told_after_a_quarter_of_an_hour_alone(claim: Claim) -> None:
    made = decision_of(claim)
    [delivery] = queued()
    assert delivery.due_at == timezone.now() + WAITS
    assert "Housing Benefit" not in message(made).text
    with time_machine.travel(NOW + WAITS, tick=False):
        later = decision_of(claim, benefit=Benefit.RENT)
        assert len(queued()) == 2
        assert "Council Tax" not in message(later).text


def test_who_asked_for_one_benefit_is_told_at_once() -> None:
    decision_of(claim_of(rent=False, at=NOW - timedelta(days=10)))
    [delivery] = queued()
    assert delivery.due_at == timezone.now()


def test_two_changes_at_once_are_one_message_too(claim: Claim) -> None:
    decision_of(claim)
    decision_of(claim, benefit=Benefit.RENT)
    Delivery.objects.update(delivered_at=timezone.now(), tries=1)
    changed = decision_of(claim, outcome=Outcome.CHANGED)
    decision_of(claim, benefit=Benefit.RENT, outcome=Outcome.CHANGED)
    [delivery] = Delivery.objects.filter(template=TEMPLATE, delivered_at=None)
    assert delivery.subject_id == changed.pk
    assert delivery.due_at == timezone.now()


def test_on_paper_each_decision_is_a_letter_at_once(settings: Any) -> None:
    settings.NOTIFY_LETTER = "files"
    claim = claim_of({"reply": "post", "email": None, "phone": None}, at=NOW - timedelta(days=10))
    decision_of(claim)
    decision_of(claim, benefit=Benefit.RENT)
    assert [each.due_at for each in queued()] == [timezone.now()] * 2


def test_its_person_gets_one_message_without_a_figure_a_name_or_a_reference(claim: Claim) -> None:
    made = decision_of(claim)
    assert not Delivery.objects.filter(template="case-update").exists()
    sent = message(made)
    assert sent.to == "somebody@example.com"
    words = f"{sent.subject} {sent.text}"
    assert "/benefits/decisions/" in words
    for secret in ("24.35", "Somebody", claim.case.shown_reference, claim.case.reference):
        assert secret not in words


def test_a_text_says_no_more(claim: Claim) -> None:
    text = message(decision_of(claim), "text")
    assert text.to == "+447700900123"
    assert "24.35" not in text.text


def test_who_wants_letters_gets_the_decision_itself_on_paper(settings: Any) -> None:
    settings.NOTIFY_LETTER = "files"
    claim = claim_of({"reply": "post", "email": None, "phone": None})
    made = decision_of(claim)
    assert [each.channel for each in queued()] == ["letter"]
    letter = message(made, "letter")
    assert letter.pdf.startswith(b"%PDF")
    assert letter.to[0] == "Somebody"


def test_nothing_is_sent_of_a_decision_that_has_gone() -> None:
    for channel in ("email", "text", "letter"):
        build = registered(TEMPLATE).builder(channel)
        assert build is not None
        assert build(10**6) is None


def test_the_same_number_again_is_the_same_decision(claim: Claim) -> None:
    first = decision_of(claim, number="D-1")
    again = decision_of(claim, number="D-1")
    assert again.pk == first.pk
    assert len(queued()) == 1


def test_a_number_is_not_used_for_another_decision(claim: Claim) -> None:
    decision_of(claim, number="D-1")
    with pytest.raises(CannotDecide) as refused:
        decision_of(claim, number="D-1", weekly=1)
    assert refused.value.at == "number"


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"outcome": Outcome.CHANGED}, "outcome"),
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
        ({"decided_on": TODAY - timedelta(days=11)}, "decided_on"),
        ({"weekly": None}, "weekly"),
        ({"starts": None}, "starts"),
        ({"ends": TODAY - timedelta(days=1)}, "ends"),
        ({"reasons": "  "}, "reasons"),
        ({"outcome": Outcome.REFUSED, "weekly": 1}, "weekly"),
        ({"outcome": Outcome.REFUSED, "starts": TODAY}, "weekly"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_leaves_nothing(
    claim: Claim, wrong: dict[str, Any], at: str
) -> None:
    with pytest.raises(CannotDecide) as refused:
        decision_of(claim, **wrong)
    assert refused.value.at == at
    assert not Decision.objects.exists()
    assert not queued()


def test_what_was_not_claimed_cannot_be_decided() -> None:
    with pytest.raises(CannotDecide) as refused:
        decision_of(claim_of(rent=False), benefit=Benefit.RENT)
    assert refused.value.at == "benefit"


def test_a_second_decision_is_a_change(claim: Claim) -> None:
    decision_of(claim)
    with pytest.raises(CannotDecide):
        decision_of(claim)
    changed = decision_of(claim, outcome=Outcome.CHANGED, weekly=1000)
    assert claim.decisions.count() == 2
    assert changed.weekly == 1000


def test_without_a_rule_for_disputes_nothing_is_decided(claim: Claim) -> None:
    RulesVersion.objects.filter(part="disputes").update(state="past")
    generation.forget()
    with pytest.raises(CannotDecide) as refused:
        decision_of(claim)
    assert refused.value.at == "benefit"


def test_a_decision_is_never_changed(claim: Claim) -> None:
    made = decision_of(claim)
    made.weekly = 1
    with pytest.raises(WrittenOnce):
        made.save()


def test_the_database_keeps_a_refusal_without_an_amount(claim: Claim) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            claim=claim,
            benefit=Benefit.RENT.value,
            outcome=Outcome.REFUSED,
            weekly=5,
            decided_on=TODAY,
            reasons="No.",
        )


def test_a_question_that_was_open_is_withdrawn_with_the_last_decision(claim: Claim) -> None:
    ask(claim.case, "Which bank?", WEBSITE)
    decision_of(claim)
    decision_of(claim, benefit=Benefit.RENT)
    assert not claim.case.questions.open().exists()


def test_what_was_decided_has_a_shape_of_its_own() -> None:
    assert decided().weekly == 2435
    assert decided(outcome=Outcome.REFUSED).weekly is None
