"""A decision is read by its own person, once we are sure of them, in every format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from portal.accounts import acting as acts
from portal.accounts import mydata
from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.benefits.decisions import whose
from portal.benefits.decisions.document import document_of
from portal.benefits.decisions.terms import Benefit
from portal.benefits.models import Claim, Decision, Outcome
from portal.documents.render import render
from portal.forms.models import Draft
from tests.support import acting
from tests.support.claims import claim_of, decision_of
from tests.support.residents import resident, signed_in, sure

from .conftest import NOW

LIST = "/benefits/decisions/"


@pytest.fixture
def rent(claim: Claim) -> Decision:
    return decision_of(claim, benefit=Benefit.RENT)


@pytest.fixture
def reader(person: User) -> Client:
    return sure(person)


def one(decision: Decision) -> str:
    return reverse("benefit_decision", args=[decision.public_id])


def listed(decision: Decision) -> str:
    return reverse("other_formats", args=["decision", decision.public_id])


def file(decision: Decision, format: str = "pdf") -> str:
    return reverse("format_file", args=["decision", decision.public_id, format])


Address = Callable[[Decision], str]


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ", strip=True).split())


def test_its_person_reads_what_why_and_how_to_dispute_it(reader: Client, rent: Decision) -> None:
    said = words(reader.get(one(rent)))
    for part in (
        "Our decision about your Housing Benefit",
        "We give you Housing Benefit.",
        "£24.35 a week",
        "Your money is low enough.",
        "Savings",
        "£1,200.00",
        "First-tier Tribunal",
        "Dispute this decision by this day.",
        "5 January",
    ):
        assert part.lower() in said.lower(), part


def test_a_refusal_says_no_amount_and_how_to_dispute_it(reader: Client, claim: Claim) -> None:
    refused = decision_of(claim, outcome=Outcome.REFUSED, reasons="Your savings are too high.")
    said = words(reader.get(one(refused)))
    assert "We cannot give you Council Tax Reduction." in said
    assert "a week" not in said
    assert "Valuation Tribunal" in said


def test_the_list_has_dates_and_no_figures(reader: Client, rent: Decision) -> None:
    said = words(reader.get(LIST))
    assert "We decided on Saturday 5 December." in said
    assert "You can dispute it until Tuesday 5 January." in said
    assert "24.35" not in said


def test_after_the_last_day_no_tile_is_shown(person: User, rent: Decision) -> None:
    with time_machine.travel(NOW + timedelta(days=32), tick=False):
        late = sure(person)
        assert "You can dispute" not in words(late.get(one(rent)))
        assert "until" not in words(late.get(LIST))


def test_the_letter_says_the_same_for_good(rent: Decision) -> None:
    before = render(document_of(rent), "text").content
    with time_machine.travel(NOW + timedelta(days=400), tick=False):
        assert render(document_of(Decision.objects.get(pk=rent.pk)), "text").content == before


def test_without_decisions_the_list_says_what_to_expect(reader: Client) -> None:
    assert "There is no decision here yet." in words(reader.get(LIST))


@pytest.mark.parametrize("address", [one, listed, file])
def test_who_is_not_signed_in_signs_in_first(rent: Decision, address: Address) -> None:
    answer = Client().get(address(rent))
    assert answer.status_code == 303
    assert "/sign-in/" in answer["Location"] or "next=" in answer["Location"]


@pytest.mark.parametrize("address", [one, listed, file])
def test_a_code_by_email_alone_does_not_open_it(
    person: User, rent: Decision, address: Address
) -> None:
    answer = signed_in(person).get(address(rent))
    assert answer.status_code == 303
    assert reverse("prove") in answer["Location"]


def test_another_person_gets_the_same_answer_as_for_nothing(rent: Decision) -> None:
    other = sure(resident("other@example.org"))
    assert other.get(one(rent)).status_code == 404
    assert other.get(f"{LIST}no-such-decision-at-all/").status_code == 404
    assert other.get(file(rent)).status_code == 404
    assert other.get(listed(rent)).status_code == 404
    assert "no decision here yet" in words(other.get(LIST))


def test_no_page_of_it_is_kept_by_anybody(reader: Client, rent: Decision) -> None:
    for address in (LIST, one(rent), listed(rent), file(rent, "text")):
        assert "no-store" in reader.get(address)["Cache-Control"]


@pytest.mark.parametrize("format", ["pdf", "text"])
def test_it_is_saved_in_any_format(reader: Client, rent: Decision, format: str) -> None:
    answer = reader.get(file(rent, format))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="decision-2026-12-05')
    assert len(answer.content) > 100


@pytest.mark.parametrize("format", ["fragment", "exe"])
def test_what_is_no_file_is_not_there(reader: Client, rent: Decision, format: str) -> None:
    assert reader.get(file(rent, format)).status_code == 404


def test_a_dispute_begins_with_what_the_letter_says(reader: Client, rent: Decision) -> None:
    page = BeautifulSoup(reader.get(one(rent)).content, "html.parser")
    form = page.find("form", action=f"{one(rent)}dispute/")
    assert form is not None
    answer = reader.post(f"{one(rent)}dispute/")
    assert answer.status_code == 303
    assert answer["Location"].endswith("/wants/")
    draft = Draft.objects.get()
    assert draft.answers["about"] == "housing-benefit"
    assert draft.answers["letter_date"] == "2026-12-05"
    assert draft.answers["claim_reference"] == rent.claim.case.shown_reference


def test_its_person_need_not_say_again_when_they_were_born(person: User) -> None:
    decision = decision_of(claim_of({"born": "1990-03-04"}, owner=person))
    sure(person).post(f"{one(decision)}dispute/")
    assert Draft.objects.get().answers["born"] == "1990-03-04"


def test_who_acts_for_another_does_not_read_when_they_were_born(person: User) -> None:
    decision = decision_of(claim_of({"born": "1990-03-04"}, owner=person))
    friend = resident("friend@example.org")
    leave = acting.authority_between(person_of(person), friend, scope=[acts.SEND, whose.SEE])
    helper = sure(friend)
    acting.act_for(helper, leave)
    answer = helper.post(f"{one(decision)}dispute/")
    assert answer.status_code == 303
    assert "born" not in Draft.objects.get().answers


def test_nobody_begins_a_dispute_of_anothers_decision(rent: Decision) -> None:
    other = sure(resident("other@example.org"))
    assert other.post(f"{one(rent)}dispute/").status_code == 404
    assert not Draft.objects.exists()


def test_the_account_shows_that_there_is_one_and_the_last_day(person: User, rent: Decision) -> None:
    said = words(signed_in(person).get("/account/"))
    assert "Decisions about your benefits" in said
    assert "The last day to dispute it." in said
    assert "24.35" not in said


def test_the_file_of_an_account_has_it_in_full(person: User, rent: Decision) -> None:
    assert "£24.35" in str(mydata.gather(person)["What we decided about your benefits"])
