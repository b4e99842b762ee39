"""A claim goes from Start to its case, and counts from the day on which it was begun."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from portal.benefits.claim import offered
from portal.benefits.claim.claiming import claimed
from portal.benefits.claim.names import KEY
from portal.benefits.claim.source import make
from portal.benefits.models import Claim, RulesVersion
from portal.cases.models import Case
from portal.forms.access import new_key
from portal.forms.models import Draft, Submission
from portal.forms.offers import value_of
from portal.forms.route import route
from portal.forms.rows import View, rows
from portal.forms.sending import send
from portal.forms.versions import current
from portal.ui import generation
from tests.support.claimants import EVERYBODY, FAMILY, OWNER, PENSIONER, SUPPORTED, Answers, walks
from tests.support.walking import Walker

from .conftest import AT

pytestmark = pytest.mark.usefixtures("rules")


def filled(answers: Answers) -> tuple[Walker, list[str]]:
    """Go through every page, as somebody does who has these answers."""
    journey = make()
    assert journey
    walker = Walker(KEY).start()
    walker.go(f"/forms/{KEY}/{walker.key}/birth/")
    return walker, list(walks(walker, journey, answers))


def begun(answers: Answers) -> Draft:
    """What somebody has answered without our going through the pages."""
    journey = make()
    assert journey
    key = new_key("somebody")
    draft: Draft = Draft.objects.create(
        key=key, journey_key=KEY, version=current(journey), answers=answers
    )
    return draft


def sent(answers: Answers) -> Claim:
    claim: Claim = send(begun(answers).key).case.claim
    return claim


@pytest.mark.parametrize("who", ["family", "supported"])
def test_every_page_leads_to_the_end_and_keeps_what_was_typed(who: str) -> None:
    answers = EVERYBODY[who]
    walker, steps = filled(answers)
    walker.send()
    kept = Submission.objects.get().answers
    assert kept.keys() == answers.keys()
    for id_ in kept.keys() - set(_LISTS):
        assert value_of(kept[id_]) == value_of(answers[id_]), id_
    for id_ in kept.keys() & set(_LISTS):
        given = [item["answers"] for item in answers[id_]["items"]]
        assert [item["answers"] for item in kept[id_]["items"]] == given
    assert "rent-help" in steps
    assert ("credit-before" in steps) is False
    assert Claim.objects.get().case.kind == KEY


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_claim_is_for_what_was_asked_for(who: str) -> None:
    claim = sent(EVERYBODY[who])
    assert claim.rent == (who in ("pensioner", "family", "supported"))
    assert claim.council_tax == (who != "supported")


_LISTS = ("children", "adults", "jobs", "businesses", "incomes", "savings", "charges")
"""Their things have keys made by chance."""


def test_at_pension_age_an_earlier_start_is_not_asked_and_no_help_with_rent_below_it() -> None:
    """The first pages alone decide it."""
    journey = make()
    assert journey
    for answers, asked in ((EVERYBODY["universal credit"], False), (PENSIONER, True)):
        walker = Walker(KEY).start()
        walker.go(f"/forms/{KEY}/{walker.key}/birth/")
        steps = []
        for step in walks(walker, journey, answers):
            steps.append(step)
            if step == "name":
                break
        assert ("rent-help" in steps) is asked
        assert ("rent-elsewhere" in steps) is not asked
        assert "credit-before" not in steps
    draft = begun({k: v for k, v in PENSIONER.items() if k != "backdate"})
    assert offered.earlier(draft.answers) == []
    assert offered.earlier(OWNER) != []


def test_the_claim_counts_from_the_day_on_which_it_was_begun(
    clock: time_machine.Traveller,
) -> None:
    draft = begun(OWNER)
    clock.move_to(AT + timedelta(days=20))
    claim = send(draft.key).case.claim
    assert claim.intended_at == AT
    assert claim.protected_until == date(2026, 12, 21)
    assert claim.submitted_at == AT + timedelta(days=20)
    assert claim.counts_from == date(2026, 11, 21)


def test_the_last_day_still_counts_and_the_next_does_not(clock: time_machine.Traveller) -> None:
    draft = begun(OWNER)
    clock.move_to(datetime(2026, 12, 21, 23, 50, tzinfo=UTC))
    claim = send(draft.key).case.claim
    assert claim.counts_from == date(2026, 11, 21)
    claim.submitted_at += timedelta(minutes=20)
    assert claim.counts_from == date(2026, 12, 22)


def test_a_later_change_moves_no_beginning(clock: time_machine.Traveller) -> None:
    walker = Walker(KEY).start()
    walker.go(f"/forms/{KEY}/{walker.key}/birth/")
    born = {"born-day": "4", "born-month": "3", "born-year": "1985"}
    walker.send(born)
    clock.move_to(AT + timedelta(days=3))
    walker.go(f"/forms/{KEY}/{walker.key}/birth/").send({**born, "born-day": "5"})
    draft = Draft.objects.get()
    assert draft.answers["born"] == "1985-03-05"
    assert draft.created_at == AT


def test_an_earlier_start_goes_no_further_back_than_the_limit() -> None:
    claim = sent({**SUPPORTED, "backdate_from": "2026-07-01"})
    assert claim.backdate_from == date(2026, 10, 21)


def test_an_earlier_start_is_the_day_that_was_asked_for() -> None:
    assert sent(SUPPORTED).backdate_from == date(2026, 11, 1)


def test_at_pension_age_we_look_back_three_months() -> None:
    assert sent(PENSIONER).backdate_from == date(2026, 8, 21)


def test_who_reached_it_last_month_is_looked_back_for_to_that_day() -> None:
    """Born 8 July 1960: 66 years and 4 months, on 8 November 2026."""
    assert sent({**PENSIONER, "born": "1960-07-08"}).backdate_from == date(2026, 11, 8)


def test_who_asks_for_no_earlier_start_gets_none() -> None:
    assert sent(OWNER).backdate_from is None


def test_sending_twice_is_one_claim() -> None:
    draft = begun(OWNER)
    assert send(draft.key) == send(draft.key)
    assert Claim.objects.count() == Case.objects.count() == 1


def test_others_are_told_of_the_claim_in_the_transaction_that_made_it() -> None:
    told = []

    def hear(claim: Claim, submission: Submission, answers: Answers, **kwargs: object) -> None:
        told.append((claim.pk, submission.case_id, answers["born"]))

    claimed.connect(hear)
    try:
        claim = sent(OWNER)
    finally:
        claimed.disconnect(hear)
    assert told == [(claim.pk, claim.case_id, OWNER["born"])]


def test_the_case_is_named_without_a_word_about_the_person() -> None:
    assert sent(FAMILY).case.title == "A claim for help with rent or council tax"


def test_numbers_and_names_of_others_are_masked_for_all_but_the_person() -> None:
    journey = make()
    assert journey
    text = str(rows(route(journey, FAMILY), View.RECEIPT))
    assert "A Tenant" in text
    for secret in ("00123456", "12-34-56", "AA 12 34 56 A", "AA123456A", "The Elder Child"):
        assert secret not in text
        assert secret in str(rows(route(journey, FAMILY), View.CHECK)) or secret == "AA123456A"


def test_there_is_no_form_before_the_rules_are_in_use() -> None:
    RulesVersion.objects.filter(part="limits").update(state="past")
    generation.forget()
    assert make() is None
    assert Client().get(f"/forms/{KEY}/").status_code == 404
