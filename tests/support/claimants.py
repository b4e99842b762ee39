"""People who claim, as the answers of the claim. Nobody is real."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from portal.forms.definition import Journey, QuestionStep, Repeat
from portal.forms.offers import value_of
from tests.support.filling import typed

LONGEST = 150
"""Pages of a claim, at most."""
Answers = dict[str, Any]


class Walks(Protocol):
    """Whoever goes through a form: with Django's client, or in a real browser."""

    @property
    def step(self) -> str: ...

    def send(self, typed: dict[str, Any], /) -> object: ...


def listed(*things: Answers) -> dict[str, Any]:
    """Things on a list, as a draft keeps them."""
    keys = "23456789bcdfghjk"
    items = [{"key": f"kkkkkkk{keys[n]}", "answers": each} for n, each in enumerate(things)]
    return {"items": items, "done": True}


def offered(value: str) -> dict[str, str]:
    """An answer that was looked up."""
    return {"value": value, "label": "Yes"}


ADDRESS = {"line_1": "1 Test Street", "line_2": "", "town": "Testham", "postcode": "AA1 1AA"}
YOU: Answers = {
    "name": "A Tenant",
    "other_names": None,
    "has_nino": "yes",
    "nino": "AA123456A",
    "facts": ["none"],
    "address": ADDRESS,
    "moved_in": "2020-02-03",
    "prefers": "email",
    "email": "tenant@example.com",
    "phone": None,
    "british": "yes",
    "lived_here": "yes",
    "has_children": "no",
    "has_adults": "no",
    "backdate": "no",
    "has_helper": "no",
    "declared": ["agreed"],
}
PARTNER: Answers = {
    "partner_name": "A Tenant’s Partner",
    "partner_other_names": None,
    "partner_has_nino": "none",
    "partner_facts": ["none"],
    "partner_british": "yes",
    "partner_lived_here": "yes",
}
BILL: Answers = {
    "tax_named": "yes",
    "tax_payers": 0,
    "tax_reference": None,
    "tax_band": "C",
    "tax_year": "1820.00",
}
NOTHING_PUT_BY: Answers = {
    "has_savings": "yes",
    "savings": listed({"saving_whose": "you", "saving_kind": "current", "saving_amount": "250.00"}),
    "has_property": "no",
    "gave_away": "no",
}
RENT: Answers = {
    "rent_amount": "120.00",
    "rent_every": "week",
    "rent_free_weeks": 2,
    "rent_start": "2020-02-03",
    "bedrooms": 2,
    "has_charges": "no",
    "shares_rent": "no",
    "has_arrears": "no",
    "pay_to": "rent-account",
}

PENSIONER: Answers = {
    **YOU,
    "born": "1948-05-01",
    "has_partner": "no",
    "home": "council-or-association",
    "claim_tax": "yes",
    "pays_rent": "yes",
    "credit_before": {"value": "no", "unasked": True},
    "rent_help": offered("yes"),
    "night_carer": "no",
    "passports": ["guarantee-credit"],
    **BILL,
    **RENT,
    "backdate": {"value": "no", "unasked": True},
}
"""Alone, past State Pension age, with Guarantee Credit, in a council home."""

FAMILY: Answers = {
    **YOU,
    **PARTNER,
    "born": "1990-03-04",
    "has_partner": "yes",
    "partner_born": "1991-07-08",
    "home": "temporary",
    "claim_tax": "yes",
    "pays_rent": "yes",
    "rent_help": offered("yes"),
    "credit_before": {"value": "no", "unasked": True},
    "has_children": "yes",
    "children": listed(
        {
            "child_name": "The Elder Child",
            "child_born": "2015-01-02",
            "child_benefit": "yes",
            "child_help": "no",
        },
        {
            "child_name": "The Younger Child",
            "child_born": "2019-05-06",
            "child_benefit": "yes",
            "child_help": "some",
        },
    ),
    "night_carer": "no",
    "passports": ["none"],
    "has_jobs": "yes",
    "jobs": listed(
        {
            "job_whose": "you",
            "job_employer": "A shop",
            "job_pay": "820.00",
            "job_every": "month",
            "job_hours": 18,
            "job_tax": "0.00",
            "job_insurance": "0.00",
            "job_pension": "20.00",
        },
        {
            "job_whose": "partner",
            "job_employer": "A café",
            "job_pay": "150.00",
            "job_every": "week",
            "job_hours": 14,
            "job_tax": None,
            "job_insurance": None,
            "job_pension": None,
        },
    ),
    "has_business": "no",
    "pays_childcare": "yes",
    "childcare": "40.00",
    "childcare_every": "week",
    "has_other_income": "yes",
    "incomes": listed(
        {
            "income_whose": "you",
            "income_kind": "child-benefit",
            "income_amount": "44.00",
            "income_every": "week",
        }
    ),
    **NOTHING_PUT_BY,
    **BILL,
    **RENT,
    "rent_amount": "210.00",
    "support_by": "A council",
    "has_charges": "yes",
    "charges": listed(
        {"charge_kind": "fuel", "charge_amount": "18.50"},
        {"charge_kind": "shared", "charge_amount": "6.00"},
    ),
    "landlord": "A housing company",
    "landlord_related": "no",
    "landlord_address": ADDRESS,
    "has_arrears": "yes",
    "arrears": "410.00",
    "pay_to": "bank",
    "bank_name": "A Tenant",
    "sort_code": "123456",
    "account_number": "00123456",
    "backdate": "no",
}
"""A couple with two children, two jobs and rent, in a home that a council found for them."""

UC_FAMILY: Answers = {
    **YOU,
    "born": "1995-03-04",
    "has_partner": "no",
    "home": "private",
    "claim_tax": "yes",
    "pays_rent": "yes",
    "rent_help": {"value": "universal-credit", "unasked": True},
    "credit_before": {"value": "no", "unasked": True},
    "has_children": "yes",
    "children": FAMILY["children"],
    "passports": ["universal-credit"],
    "uc_award": "1100.00",
    "uc_earnings": "420.00",
    "uc_part_housing": "650.00",
    "uc_part_children": "300.00",
    **dict.fromkeys(
        ("uc_part_disabled_child", "uc_part_childcare", "uc_part_health", "uc_part_carer")
    ),
    **BILL,
}
"""A parent with Universal Credit, who claims help with council tax alone."""

OWNER: Answers = {
    **YOU,
    "born": "1985-03-04",
    "has_partner": "no",
    "home": "own",
    "claim_tax": "yes",
    "passports": ["none"],
    "has_jobs": "no",
    "has_business": "no",
    "has_other_income": "no",
    "how_they_live": "My sister helps me",
    **NOTHING_PUT_BY,
    "savings": listed(
        {"saving_kind": "savings", "saving_amount": "6300.00"},
        {"saving_kind": "current", "saving_amount": "10.50"},
    ),
    **BILL,
}
"""Alone in a home of their own, with no income."""

SELF_EMPLOYED: Answers = {
    **{id_: answer for id_, answer in OWNER.items() if id_ != "how_they_live"},
    "home": "private",
    "pays_rent": "yes",
    "rent_help": {"value": "universal-credit", "unasked": True},
    "credit_before": {"value": "no", "unasked": True},
    "has_business": "yes",
    "businesses": listed(
        {
            "business_kind": "Window cleaning",
            "business_started": "2021-04-06",
            "business_months": 6,
            "business_taken": "6200.00",
            "business_costs": "1200.00",
            "business_hours": 30,
        }
    ),
}
"""Self-employed, renting from a private landlord."""

SUPPORTED: Answers = {
    **YOU,
    "born": "1999-09-09",
    "has_partner": "no",
    "home": "supported",
    "claim_tax": "no",
    "pays_rent": "yes",
    "rent_help": offered("yes"),
    "credit_before": {"value": "no", "unasked": True},
    "night_carer": "no",
    "passports": ["esa-income-related"],
    **RENT,
    "rent_amount": "280.00",
    "support_by": "A charity",
    "landlord": "A charity",
    "landlord_related": "no",
    "landlord_address": ADDRESS,
    "pay_to": "landlord",
    "backdate": offered("yes"),
    "backdate_from": "2026-11-01",
    "backdate_why": "I was in hospital",
    "has_helper": "yes",
    "helper_name": "A Support Worker",
    "helper_is": "adviser",
    "helper_may": "yes",
    "helper_phone": "+441632960123",
}
"""In supported housing, below pension age, with rent alone and somebody who helps."""

EVERYBODY: dict[str, Answers] = {
    "pensioner": PENSIONER,
    "family": FAMILY,
    "universal credit": UC_FAMILY,
    "owner": OWNER,
    "self-employed": SELF_EMPLOYED,
    "supported": SUPPORTED,
}


def walks(walker: Walks, journey: Journey, answers: Answers) -> Iterator[str]:
    """Fill in one page after another as somebody would who has these answers; give each step."""
    pages = {step.id: step for _r, step, _q in journey.questions()}
    lists = {step.id: step for _section, step in journey.steps() if isinstance(step, Repeat)}
    for _ in range(LONGEST):
        step = walker.step
        if step == "check-answers":
            return
        yield step
        walker.send(_typed(step, pages, lists, answers, walker))
    raise AssertionError(f"stays at {walker.step}")


def _typed(
    step: str,
    pages: dict[str, QuestionStep],
    lists: dict[str, Repeat],
    answers: Answers,
    walker: Walks,
) -> dict[str, Any]:
    if step in lists:
        more = _on_list(walker) < len(answers[step]["items"])
        return {"another": "yes" if more else "no"}
    repeat, _, rest = step.partition("/")
    if not rest:
        return typed(pages[step], answers) if step in pages else {}
    key, page = rest.split("/")
    place = len(seen(walker).setdefault(repeat, []))
    if key == "new":
        seen(walker)[repeat].append(page)
    else:
        place -= 1
    given = answers[repeat]["items"][place]["answers"]
    return typed(pages[page], {id_: value_of(each) for id_, each in given.items()})


def seen(walker: Walks) -> dict[str, list[str]]:
    """How many things this browser has added to each list."""
    found: dict[str, list[str]] = walker.__dict__.setdefault("added", {})
    return found


def _on_list(walker: Walks) -> int:
    return len(seen(walker).get(walker.step, []))
