"""An e-mail address that somebody mistyped opens nothing of a claim to whoever reads it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from portal.accounts import mydata
from portal.accounts.models import AuditEntry, User
from portal.accounts.people import person_of
from portal.benefits.claim.changes.names import KEY as CHANGE
from portal.benefits.disputes.linking import link
from portal.benefits.disputes.names import CLAIM
from portal.benefits.disputes.names import KEY as DISPUTE
from portal.benefits.models import Claim, Decision
from portal.benefits.yours.rule import SECONDS, TRIES
from portal.cases.contacts import contact_of
from portal.cases.holding import catch_up, held_by, hold
from portal.cases.models import How
from portal.integration.encryption import keyed_hash
from portal.integration.slots.words import LONDON
from tests.support.cases import CaseFactory
from tests.support.claims import claim_of, decision_of
from tests.support.residents import resident, signed_in, sure

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 5, 10, 0, tzinfo=LONDON)
EMAIL = "reader@example.org"
PAGE, LIST = "/benefits/yours/", "/benefits/decisions/"


def born(day: str, month: str, year: str) -> dict[str, str]:
    return {"born-day": day, "born-month": month, "born-year": year}


def sent_with(email: str, answered: str = "1990-03-04", kind: str = "") -> Claim:
    """A claim that somebody sent who had not signed in."""
    claim = claim_of({"email": email, "born": answered}, at=NOW - timedelta(days=9))
    case = claim.case
    case.email_hash = keyed_hash("email", email)
    case.kind = kind or case.kind
    case.save()
    return claim


@pytest.fixture(autouse=True)
def clock(db: None) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def decision() -> Decision:
    return decision_of(sent_with(EMAIL), reasons="Your savings do not count.")


@pytest.fixture
def user(decision: Decision) -> User:
    return resident(EMAIL)


@pytest.fixture
def reader(user: User) -> Client:
    return sure(user)


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ", strip=True).split())


def one(decision: Decision) -> str:
    return reverse("benefit_decision", args=[decision.public_id])


def test_who_reads_a_mistyped_address_reads_nothing_of_the_claim(
    reader: Client, user: User, decision: Decision
) -> None:
    reference = decision.claim.case.shown_reference
    assert reader.get(one(decision)).status_code == 404
    assert reader.get(f"{one(decision)}pdf/").status_code == 404
    assert reader.get(f"/track/{reference}/").status_code == 302
    assert reader.get(f"/track/{reference}/evidence/").status_code == 302
    assert reference not in words(reader.get("/account/requests/"))
    gathered = str(mydata.gather(user))
    assert reference not in gathered
    assert "Your savings" not in gathered
    assert catch_up(user) == 0


def follows(reference: str, email: str = EMAIL) -> str:
    """What a browser reads that gives the reference and the e-mail address."""
    client = Client()
    answer = client.post("/track/", {"reference": reference, "email": email})
    return words(client.get(answer["Location"]))


def test_the_reference_and_the_address_show_no_answers_and_no_date_of_birth(
    decision: Decision,
) -> None:
    case = decision.claim.case
    said = follows(case.shown_reference)
    assert "Sign in to read it" in said
    for secret in ("1990", "1 Test Street", "07700 900123"):
        assert secret not in said


def test_in_the_account_the_answers_are_shown(reader: Client, decision: Decision) -> None:
    reader.post(PAGE, born("4", "3", "1990"))
    said = words(reader.get(f"/track/{decision.claim.case.shown_reference}/"))
    assert "1990" in said
    assert "1 Test Street" in said


@pytest.mark.parametrize("kind", [CHANGE, DISPUTE])
def test_a_change_and_a_dispute_are_asked_about_too(kind: str) -> None:
    case = sent_with(EMAIL, kind=kind).case
    user = resident(EMAIL)
    assert catch_up(user) == 0
    assert "Is this yours?" in words(sure(user).get(LIST))
    assert sure(user).get(f"/track/{case.shown_reference}/").status_code == 302
    assert sure(user).post(PAGE, born("4", "3", "1990")).status_code == 303
    assert held_by(person_of(user)).get() == case


def disputed(claim: Claim) -> Any:
    """A dispute that was sent when its form did not ask for a date of birth."""
    case: Any = CaseFactory(kind=DISPUTE, steps=())
    case.email_hash = claim.case.email_hash
    case.save()
    link(case, {CLAIM: claim.case.shown_reference})
    return case


def test_a_dispute_without_a_date_of_birth_takes_that_of_its_claim(
    reader: Client, user: User, decision: Decision
) -> None:
    case = disputed(decision.claim)
    assert reader.get(f"/track/{case.shown_reference}/").status_code == 302
    reader.post(PAGE, born("4", "3", "1990"))
    assert set(held_by(person_of(user))) == {case, decision.claim.case}


def test_a_dispute_with_no_date_of_birth_anywhere_joins_nothing(user: User, reader: Client) -> None:
    case: Any = CaseFactory(kind=DISPUTE, steps=())
    case.email_hash = keyed_hash("email", EMAIL)
    case.save()
    reader.post(PAGE, born("4", "3", "1990"))
    assert case not in set(held_by(person_of(user)))


def test_the_account_and_the_list_ask_whose_it_is_and_say_nothing_else(
    reader: Client, decision: Decision
) -> None:
    for address in ("/account/", LIST, PAGE):
        said = words(reader.get(address))
        assert "Is this yours?" in said
        assert "Housing Benefit" not in said
        assert "24.35" not in said
    assert "There is no decision here yet" not in words(reader.get(LIST))


def test_who_knows_the_date_of_birth_reads_it(reader: Client, decision: Decision) -> None:
    answer = reader.post(PAGE, born("4", "3", "1990"))
    assert answer.status_code == 303
    said = words(reader.get(answer["Location"]))
    assert "It is in your account now." in said
    assert "Our decision about your Council Tax Reduction" in said
    assert "Is this yours?" not in said
    assert reader.get(one(decision)).status_code == 200
    entry = AuditEntry.objects.get(action="benefits.claim_taken")
    assert entry.subject == f"case:{decision.claim.case.reference}"
    assert "1990" not in str(entry.details)


def test_another_date_of_birth_opens_nothing_and_keeps_what_was_typed(
    reader: Client, user: User
) -> None:
    answer = reader.post(PAGE, born("5", "3", "1990"))
    assert answer.status_code == 422
    assert "This is not the date of birth that we were given" in words(answer)
    assert b'value="1990"' in answer.content
    assert not held_by(person_of(user)).exists()


def test_only_claims_of_that_date_of_birth_are_taken_in(user: User, reader: Client) -> None:
    sent_with(EMAIL, "1960-01-01")
    reader.post(PAGE, born("4", "3", "1990"))
    assert held_by(person_of(user)).count() == 1
    assert "Is this yours?" in words(reader.get(LIST))


def test_guessing_ends_after_five_tries_and_for_a_month(user: User) -> None:
    reader = sure(user)
    for day in range(10, 10 + TRIES):
        assert reader.post(PAGE, born(str(day), "3", "1990")).status_code == 422
    locked = reader.post(PAGE, born("4", "3", "1990"))
    assert locked.status_code == 429
    assert "Please call us" in words(locked)
    assert not held_by(person_of(user)).exists()
    with time_machine.travel(NOW + timedelta(seconds=SECONDS + 1), tick=False):
        assert sure(user).post(PAGE, born("4", "3", "1990")).status_code == 303


def test_what_is_no_date_costs_no_try(reader: Client, user: User) -> None:
    for _ in range(TRIES + 1):
        assert reader.post(PAGE, born("40", "3", "1990")).status_code == 422
    assert reader.post(PAGE, born("4", "3", "1990")).status_code == 303


def test_a_code_by_email_alone_does_not_even_ask(user: User) -> None:
    answer = signed_in(user).get(PAGE)
    assert answer.status_code == 303
    assert reverse("prove") in answer["Location"]
    assert Client().get(PAGE).status_code == 303


def test_where_nothing_waits_it_leads_to_the_decisions() -> None:
    answer = sure(resident("nobody@example.org")).get(PAGE)
    assert answer.status_code == 303
    assert answer["Location"] == LIST


def test_what_was_sent_from_an_account_is_there_at_once(decision: Decision) -> None:
    user = resident("tenant@example.org")
    hold(decision.claim.case, person_of(user), How.SENT)
    assert sure(user).get(one(decision)).status_code == 200


def test_who_did_not_send_it_says_so_before_it_is_shown(reader: Client, decision: Decision) -> None:
    case = decision.claim.case
    address = f"/account/requests/{case.shown_reference}/not-mine/"
    assert address in reader.get(PAGE).content.decode()
    asked = reader.get(address)
    assert asked.status_code == 200
    assert reverse("tracked_case", args=[case.shown_reference]) not in asked.content.decode()
    assert reader.post(address).status_code == 303
    case.refresh_from_db()
    assert case.disowned_at is not None
    assert not getattr(contact_of(case), "email", "")
    assert reader.get(PAGE).status_code == 303


def test_nobody_says_of_anothers_claim_that_it_is_not_theirs(decision: Decision) -> None:
    other = sure(resident("other@example.org"))
    reference = decision.claim.case.shown_reference
    assert other.post(f"/account/requests/{reference}/not-mine/").status_code == 404
