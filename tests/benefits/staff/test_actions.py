"""What staff do to a claim: each by its own page, once, and told where it concerns the person."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.benefits.evidence import moving
from portal.benefits.models import Claim, Decision
from portal.cases.models import Case, Status
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from tests.support.cases import CaseFactory
from tests.support.claims import decision_of
from tests.support.people import Enter

ROOT = "/admin/benefits/claims"
DECIDED = {
    "benefit": "council-tax-reduction",
    "outcome": "awarded",
    "weekly": "24.35",
    "starts": "2026-12-07",
    "decided_on": "2026-12-05",
    "reasons": "Your money is low enough.",
    "worked_out": "Pay: £180.00\nSavings: £1,200.00",
}


def address(claim: Claim, name: str, number: int = 0) -> str:
    end = f"{number}/" if number else ""
    return f"{ROOT}/{claim.case.shown_reference}/{name}/{end}"


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ", strip=True).split())


def do(client: Client, where: str, **given: Any) -> Any:
    page = client.get(where)
    assert page.status_code == 200, page.headers.get("Location")
    hidden = {each.html_name: each.value() for each in page.context["form"].hidden_fields()}
    return client.post(where, {**hidden, **given})


def state(claim: Claim, number: int = 1) -> str:
    return str(claim.evidence.get(number=number).state)


def case_page(client: Client, claim: Claim) -> str:
    return words(client.get(f"/admin/cases/{claim.case.shown_reference}/"))


def test_the_case_shows_each_proof_and_what_can_be_done(adviser: Client, claim: Claim) -> None:
    said = case_page(adviser, claim)
    for part in ("Who your partner is (your partner)", "Accept", "Decide without it", "sent 25"):
        assert part in said
    assert "Record a decision" in said


def test_a_proof_is_accepted(adviser: Client, claim: Claim) -> None:
    assert do(adviser, address(claim, "proof-accept", 1)).status_code == 302
    assert state(claim) == "accepted"
    assert not Delivery.objects.exists()


def test_we_can_decide_without_a_proof(adviser: Client, claim: Claim) -> None:
    do(adviser, address(claim, "proof-not-needed", 2))
    assert state(claim, 2) == "not_needed"


def test_a_refused_proof_needs_a_reason_and_its_person_is_told(
    adviser: Client, claim: Claim
) -> None:
    moving.cannot(claim.evidence.get(number=1), "I have none.")
    where = address(claim, "proof-again", 1)
    assert do(adviser, where, why="").status_code == 422
    assert state(claim) == "cannot"
    do(adviser, where, why="A letter from your school will do.")
    assert state(claim) == "refused"
    assert [each.template for each in Delivery.objects.all()] == ["benefits-proof-asked"]
    assert Case.objects.get(pk=claim.case_id).status == Status.WAITING


def test_one_more_proof_is_asked_for(adviser: Client, claim: Claim) -> None:
    do(adviser, address(claim, "proof-more"), title="A pension letter", why="You told us of one.")
    assert claim.evidence.get(number=4).title == "A pension letter"
    assert "A pension letter" in case_page(adviser, claim)


def test_the_same_form_twice_asks_once(adviser: Client, claim: Claim) -> None:
    where = address(claim, "proof-more")
    page = adviser.get(where)
    hidden = {each.html_name: each.value() for each in page.context["form"].hidden_fields()}
    for title in ("One", "Another"):
        adviser.post(where, {**hidden, "title": title, "why": "We need it."})
    assert claim.evidence.count() == 4


def test_news_since_the_page_was_opened_is_read_first(adviser: Client, claim: Claim) -> None:
    where = address(claim, "proof-accept", 1)
    page = adviser.get(where)
    hidden = {each.html_name: each.value() for each in page.context["form"].hidden_fields()}
    moving.cannot(claim.evidence.get(number=1), "I have none.")
    answer = adviser.post(where, hidden)
    assert answer.status_code == 409
    assert state(claim) == "cannot"


def test_a_decision_is_recorded_and_told(adviser: Client, claim: Claim) -> None:
    assert do(adviser, address(claim, "decision"), **DECIDED).status_code == 302
    made = Decision.objects.get()
    assert (made.weekly, made.worked_out) == (2435, [["Pay", "£180.00"], ["Savings", "£1,200.00"]])
    assert [each.template for each in Delivery.objects.all()] == ["benefits-decision"]
    assert "£24.35 a week" in case_page(adviser, claim)


def test_a_decision_is_of_today_unless_somebody_says_otherwise(
    adviser: Client, claim: Claim
) -> None:
    page = BeautifulSoup(adviser.get(address(claim, "decision")).content, "html.parser")
    box = page.find("input", attrs={"name": "decided_on"})
    assert box is not None
    assert (box["type"], box["value"]) == ("date", "2026-12-05")


def test_a_proof_that_waits_for_one_of_us_is_marked(adviser: Client, claim: Claim) -> None:
    first, second, _third = claim.evidence.all()
    moving.cannot(first, "I have none.")
    moving.not_needed(second, WEBSITE)
    page = BeautifulSoup(
        adviser.get(f"/admin/cases/{claim.case.shown_reference}/").content, "html.parser"
    )
    marked = [each.get_text() for each in page.select(".cases-documents .cases-flag")]
    assert marked == ["They cannot get it"]
    assert "Not needed" in page.get_text()


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"weekly": "24.355"}, "two figures"),
        ({"weekly": "a lot"}, "Write a sum"),
        ({"weekly": ""}, "Say how much it is a week"),
        ({"starts": ""}, "Say from which day"),
        ({"outcome": "refused"}, "leave the amount and the days empty"),
        ({"outcome": "changed"}, "no decision yet"),
        ({"decided_on": "2026-12-06"}, "has not come yet"),
        ({"decided_on": "tomorrow"}, "a day that there is"),
        ({"worked_out": "only words"}, "one thing a line"),
        ({"reasons": ""}, "Say why."),
        ({"benefit": "dole"}, "valid choice"),
    ],
)
def test_a_decision_that_cannot_be_says_what_to_do_and_loses_nothing(
    adviser: Client, claim: Claim, wrong: dict[str, str], part: str
) -> None:
    answer = do(adviser, address(claim, "decision"), **{**DECIDED, **wrong})
    assert answer.status_code == 422
    assert part in words(answer)
    assert not Decision.objects.exists()
    if "reasons" not in wrong:
        assert "Your money is low enough." in words(answer)


def test_after_the_last_decision_no_proof_is_asked_for(adviser: Client, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(rent=False)
    decision_of(Claim.objects.get(pk=claim.pk))
    said = case_page(adviser, claim)
    assert "Ask for one more proof" not in said
    answer = do(adviser, address(claim, "proof-accept", 1))
    assert answer.status_code == 302
    assert state(claim) == "wanted"


@pytest.mark.parametrize("name", ["proof-more", "decision", "proof-accept/1"])
def test_what_is_no_claim_is_not_there(adviser: Client, name: str) -> None:
    case: Any = CaseFactory()
    assert adviser.get(f"{ROOT}/{case.shown_reference}/{name}/").status_code == 404


def test_a_proof_that_is_not_on_the_list_is_not_there(adviser: Client, claim: Claim) -> None:
    assert adviser.get(address(claim, "proof-accept", 9)).status_code == 404


@pytest.mark.parametrize("group", ["Authors", "Publishers"])
def test_who_may_not_see_cases_finds_nothing(enter: Enter, claim: Claim, group: str) -> None:
    client = enter(group)
    for where in (address(claim, "decision"), address(claim, "proof-accept", 1)):
        assert client.get(where).status_code == 404
        assert client.post(where, {}).status_code == 404
