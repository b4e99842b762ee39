"""Where the claim leads different people: nobody meets a part that is not theirs."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from portal.benefits.claim.making import journey_of
from portal.forms.definition import Journey, Section
from portal.forms.route import Route, route
from tests.support.claimants import (
    EVERYBODY,
    FAMILY,
    OWNER,
    PENSIONER,
    SELF_EMPLOYED,
    SUPPORTED,
    UC_FAMILY,
    offered,
)


@cache
def claim() -> Journey:
    return journey_of()


def led(answers: dict[str, Any], **more: Any) -> Route:
    return route(claim(), {**answers, **more})


def parts(found: Route) -> list[str]:
    return [section.id for section in found.sections]


def pages(found: Route) -> list[str]:
    return [live.address.split("/")[-1] for live in found.steps]


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_comes_to_the_end(who: str) -> None:
    found = led(EVERYBODY[who])
    assert found.complete, found.gap or found.exit
    assert not found.abandoned


@pytest.mark.parametrize(
    ("answers", "savings", "tax", "rent"),
    [
        (PENSIONER, False, True, True),
        (FAMILY, True, True, True),
        (UC_FAMILY, False, True, False),
        (OWNER, True, True, False),
        (SELF_EMPLOYED, True, True, False),
        (SUPPORTED, False, False, True),
    ],
    ids=EVERYBODY,
)
def test_parts_are_only_for_whom_they_concern(
    answers: dict[str, Any], savings: bool, tax: bool, rent: bool
) -> None:
    found = parts(led(answers))
    assert ("savings" in found, "tax" in found, "rent" in found) == (savings, tax, rent)


def test_a_pensioner_with_guarantee_credit_shows_no_income() -> None:
    asked = pages(led(PENSIONER))
    assert "passports" in asked
    assert not {"has-jobs", "has-other-income", "has-savings", "universal-credit"} & set(asked)


def test_one_person_is_asked_nothing_about_a_partner() -> None:
    asked = pages(led(PENSIONER))
    assert not [page for page in asked if page.startswith("partner-")]
    assert not {"job-whose", "saving-whose"} & set(pages(led(OWNER, has_jobs="no")))


def test_a_couple_says_whose_each_job_is() -> None:
    asked = pages(led(FAMILY))
    assert asked.count("job-whose") == 2
    assert asked.count("child") == asked.count("child-more") == 2


def test_a_council_tenant_is_not_asked_who_the_landlord_is() -> None:
    assert "landlord" not in pages(led(PENSIONER))
    assert "landlord" in pages(led(FAMILY))


def test_bank_details_are_asked_only_where_we_pay_into_a_bank() -> None:
    assert "bank" in pages(led(FAMILY))
    assert "bank" not in pages(led(FAMILY, pay_to="landlord"))
    assert "bank" not in pages(led(OWNER))


def test_who_gives_support_is_asked_in_supported_homes_only() -> None:
    assert "support" in pages(led(SUPPORTED))
    assert "support" not in pages(led(PENSIONER))


def test_who_pays_rent_and_cannot_claim_here_is_told_where_and_goes_on() -> None:
    found = led(UC_FAMILY)
    assert "rent-elsewhere" in pages(found)
    assert found.complete
    assert "rent-elsewhere" not in pages(led(PENSIONER))
    assert "rent-elsewhere" not in pages(led(PENSIONER, rent_help="no"))


@pytest.mark.parametrize(
    "more",
    [
        {"home": "nowhere"},
        {"home": "care-home"},
        {"claim_tax": "has"},
        {"claim_tax": "no"},
    ],
    ids=lambda more: "".join(more.values()),
)
def test_who_can_claim_nothing_is_told_so_before_anything_else(more: dict[str, str]) -> None:
    found = led(OWNER, **more)
    assert found.exit
    assert found.exit.address == "nothing-here"
    assert "name" not in pages(found)


def test_no_help_with_rent_wanted_and_no_council_tax_is_nothing() -> None:
    assert led(PENSIONER, claim_tax="has", rent_help="no").exit


def test_rent_alone_is_enough() -> None:
    assert led(PENSIONER, claim_tax="has").complete


@pytest.mark.parametrize("answer", ["lost", "none"])
def test_no_national_insurance_number_is_an_answer(answer: str) -> None:
    found = led({k: v for k, v in OWNER.items() if k != "nino"}, has_nino=answer)
    assert found.complete
    assert "nino" not in pages(found)


def test_who_is_british_and_lives_here_is_asked_no_more_about_it() -> None:
    asked = pages(led(OWNER))
    assert "from" in asked
    assert not {"came", "status", "funds", "funds-advice"} & set(asked)


FOREIGN = {
    "british": "no",
    "nationality": "Polish",
    "came_on": "2019-03-04",
    "status": "settled",
    "no_public_funds": "no",
    "share_code": None,
}


def test_who_comes_from_abroad_is_asked_their_status() -> None:
    found = led(OWNER, **FOREIGN)
    assert found.complete
    assert {"came", "status", "funds"} <= set(pages(found))


def test_a_citizen_who_came_back_is_asked_when_and_not_their_status() -> None:
    found = led(OWNER, lived_here="no", nationality="British", came_on="2026-03-04")
    assert found.complete
    assert "came" in pages(found)
    assert "status" not in pages(found)


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_no_public_funds_is_warned_of_before_a_claim_does_harm(answer: str) -> None:
    found = led(OWNER, **{**FOREIGN, "no_public_funds": answer})
    assert "funds-advice" in pages(found)
    assert found.complete


def test_a_partner_from_abroad_is_asked_for_as_well() -> None:
    abroad = {f"partner_{name}": answer for name, answer in FOREIGN.items()}
    found = led(FAMILY, **{**abroad, "partner_no_public_funds": "yes"})
    assert {"partner-status", "funds-advice"} <= set(pages(found))
    assert "status" not in pages(found)


def test_who_has_no_income_at_all_is_asked_how_they_manage() -> None:
    assert "how-you-manage" in pages(led(OWNER))
    assert "how-you-manage" not in pages(led(SELF_EMPLOYED))
    assert "how-you-manage" not in pages(led(FAMILY))


def test_childcare_is_asked_of_parents_who_work() -> None:
    assert "has-childcare" in pages(led(FAMILY))
    assert "has-childcare" not in pages(led(FAMILY, has_jobs="no"))
    assert "has-childcare" not in pages(led(SELF_EMPLOYED))


def test_savings_credit_asks_for_the_income_that_was_worked_out() -> None:
    with_credit = led(OWNER, passports=["savings-credit"], assessed_income="190.00")
    assert "assessed" in pages(with_credit)
    assert "assessed" not in pages(led(PENSIONER))


def test_a_reason_is_asked_only_for_an_earlier_start() -> None:
    assert "earlier-why" in pages(led(SUPPORTED))
    assert "earlier-why" not in pages(led(SUPPORTED, backdate="no"))
    assert "earlier-why" not in pages(led(PENSIONER))


def test_a_helper_is_asked_for_by_name_and_with_leave() -> None:
    assert "helper" in pages(led(SUPPORTED))
    assert "helper-phone" in pages(led(SUPPORTED))
    assert "helper-phone" not in pages(led(SUPPORTED, helper_may="no"))
    assert "helper" not in pages(led(OWNER))


def test_a_helper_is_not_the_person_of_the_case() -> None:
    about = claim().outcome.about
    assert {about.name, about.email, about.phone} == {"name", "email", "phone"}


def test_pension_credit_since_2019_opens_housing_benefit_to_a_mixed_couple() -> None:
    couple = {**FAMILY, "born": "1950-01-01", "home": "private"}
    found = led(couple, credit_before=offered("yes"))
    assert "rent" in parts(found)


def test_the_parts_of_a_claim_are_filled_in_in_any_order() -> None:
    """Each up to what it turns on; what may be backdated to turns on all before it."""
    assert open_in(led({})) == ["claim", "you", "from", "household", "income"]
    begun = {name: FAMILY[name] for name in answered_in("claim", FAMILY)}
    found = led(begun)
    assert open_in(found) == ["you", "from", "household", "income", "tax", "rent"]
    assert found.waiting == {"savings", "finish"}
    found = led(begun, **{name: FAMILY[name] for name in answered_in("rent", FAMILY)})
    assert open_in(found) == ["you", "from", "household", "income", "tax"]
    found = led(begun, **{name: FAMILY[name] for name in answered_in("income", FAMILY)})
    assert "savings" in open_in(found)


def open_in(found: Route) -> list[str]:
    return [gap.section.id for gap in found.gaps]


def part_of(id_: str) -> Section:
    return next(each for each in claim().sections if each.id == id_)


def answered_in(part: str, answers: dict[str, Any]) -> set[str]:
    steps = part_of(part).steps
    asked = {question.id for step in steps for question in getattr(step, "questions", ())}
    return (asked | {step.id for step in steps}) & answers.keys()
