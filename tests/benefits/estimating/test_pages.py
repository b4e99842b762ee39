"""The estimate, page by page, and what its result says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.test import Client
from django.utils import timezone

from portal.benefits.estimating.pages import PAGES
from portal.benefits.estimating.questions import journey
from portal.benefits.models import Part, RulesState, RulesVersion
from portal.forms.build import form_class
from portal.forms.definition import QuestionStep
from portal.forms.prove import prove
from portal.ui import generation
from tests.support.benefits import use_the_demos_rules

pytestmark = pytest.mark.django_db

FIRST = "/benefits/estimate/"
Typed = dict[str, str | list[str]]
Answers = dict[str, Typed]

BORN: Typed = {"born-day": "3", "born-month": "4", "born-year": "1985"}
OLD: Typed = {"born-day": "3", "born-month": "4", "born-year": "1945"}
OWNER: Answers = {
    "born": BORN,
    "partner": {"has_partner": "no"},
    "home": {"home": "own"},
    "council-tax": {"council_tax": "yes"},
    "council-tax-bill": {"tax_a_year": "2000"},
    "children": {"children": "0"},
    "adults": {"adults": "0", "sharers": "0"},
    "facts": {"facts": ["none"]},
    "benefits": {"benefits": ["none"]},
    "incomes": {"incomes": ["none"]},
    "savings": {"savings": "0"},
}
TENANT: Answers = {
    **OWNER,
    "born": OLD,
    "home": {"home": "private"},
    "rent": {"rent": "yes"},
    "rent-amount": {"rent_amount": "600", "rent_every": "month"},
    "rent-charges": {"charges": ["none"]},
}
PAY: Typed = {"earnings_amount": "520", "earnings_every": "week", "earnings_hours": "35"}


@pytest.fixture(autouse=True)
def rules() -> None:
    use_the_demos_rules()


def go(client: Client, answers: Answers, url: str = "") -> str:
    """Answer each page as it comes; give the address where no answer is left."""
    url = url or client.post(FIRST)["Location"]
    while (step := url.rstrip("/").rpartition("/")[2]) in answers:
        response = client.post(url, answers[step])
        assert response.status_code == 302, response.content.decode()
        url = response["Location"]
    return url


def read(client: Client, answers: Answers) -> str:
    """The page at the end."""
    url = go(client, answers)
    assert url.count("/") == 4, url
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_somebody_with_no_income_may_get_all_of_the_council_tax(client: Client) -> None:
    page = read(client, OWNER)
    assert "£38.36</p><p>a week" in page
    assert "about £2,000.00 a year" in page


def test_it_says_that_it_is_an_estimate_and_shows_each_line(client: Client) -> None:
    page = read(client, {**OWNER, "incomes": {"incomes": ["earnings"]}, "income-earnings": PAY})
    assert "an estimate" in page
    assert "not a decision" in page
    assert "Your council tax for a week" in page
    assert "For your income: we help with 75%" in page
    assert "£28.77</p><p>a week" in page


def test_figures_that_nobody_has_read_in_the_law_say_so(client: Client) -> None:
    page = read(client, OWNER)
    assert "Rules and figures we have not checked" in page
    assert "as cited by others" in page
    pay: Answers = {**OWNER, "incomes": {"incomes": ["earnings"]}, "income-earnings": PAY}
    assert "(rule not checked)" in read(client, pay)


def test_who_has_too_much_is_told_why_and_may_still_ask(client: Client) -> None:
    page = read(client, {**OWNER, "savings": {"savings": "16,000.01"}})
    assert "You have more savings than the limit" in page
    assert "You can still ask" in page
    assert "£0.00" not in page.split("How we worked out")[0]


def test_a_pensioner_with_rent_gets_both_estimates(client: Client) -> None:
    page = read(client, TENANT)
    assert "Housing Benefit</h2>" in page
    assert "£138.46</p><p>a week" in page
    assert "only up to a limit" in page


def test_a_tenant_of_working_age_is_not_asked_for_the_rent(client: Client) -> None:
    answers = {**TENANT, "born": BORN}
    del answers["rent-amount"], answers["rent-charges"]
    page = read(client, answers)
    assert "Housing Benefit</h2>" not in page
    assert "Council Tax Reduction</h2>" in page


def test_in_a_supported_home_rent_is_asked_at_any_age(client: Client) -> None:
    supported: Answers = {**TENANT, "born": BORN, "home": {"home": "supported"}}
    supported["rent-charges"] = {"charges": ["meals"]}
    supported["rent-is-for"] = {"charge_meals": "100"}
    page = read(client, supported)
    assert "Meals in your rent do not count" in page
    assert "£115.38</p><p>a week" in page


def test_with_guarantee_credit_nobody_is_asked_for_income_and_savings(client: Client) -> None:
    answers: Answers = {**TENANT, "benefits": {"benefits": ["guarantee-credit"]}}
    del answers["incomes"], answers["savings"]
    assert "£138.46</p><p>a week" in read(client, answers)


def test_universal_credit_asks_for_the_award_and_the_part_that_does_not_count(
    client: Client,
) -> None:
    answers: Answers = {**OWNER, "benefits": {"benefits": ["universal-credit"]}}
    url = go(client, answers)
    assert url.endswith("/universal-credit/")
    assert "For housing, how much a month?" in client.get(url).content.decode()
    answers["universal-credit"] = {"uc_award": "900", "uc_earnings": "", "uc_housing": "400"}
    assert "Parts of your Universal Credit that do not count" in read(client, answers)


def test_a_family_with_a_partner_children_and_another_adult(client: Client) -> None:
    answers: Answers = {
        **OWNER,
        "partner": {
            "has_partner": "yes",
            "partner_born-day": "1",
            "partner_born-month": "2",
            "partner_born-year": "1990",
        },
        "children": {"children": "2"},
        "children-with-a-disability": {"children_disabled": "1", "children_care": "0"},
        "adults": {"adults": "1", "sharers": "0"},
        "adult-1": {
            "adult_1_young": "no",
            "adult_1_works": "yes",
            "adult_1_gross": "500",
            "adult_1_facts": ["none"],
        },
        "partner-facts": {"partner_facts": ["none"]},
        "incomes": {"incomes": ["earnings"]},
        "income-earnings": {**PAY, "earnings_amount": "300"},
        "partner-incomes": {"partner_incomes": ["child-benefit"]},
        "income-partner-child-benefit": {
            "partner_child_benefit_amount": "43.30",
            "partner_child_benefit_every": "week",
        },
        "childcare": {"childcare": "0"},
    }
    page = read(client, answers)
    assert "Another adult who lives with you is taken to pay this" in page
    assert "−£13.30" in page


def test_no_more_children_are_disabled_than_there_are(client: Client) -> None:
    url = go(client, {**OWNER, "children": {"children": "2"}})
    wrong = client.post(url, {"children_disabled": "3", "children_care": "0"})
    assert "There are 2 children. Enter 2 or fewer" in wrong.content.decode()


def test_who_is_not_sure_of_council_tax_may_leave_the_bill_out(client: Client) -> None:
    answers: Answers = {**OWNER, "council-tax": {"council_tax": "not-sure"}}
    answers["council-tax-bill"] = {"tax_a_year": ""}
    assert "We cannot work this out here" in read(client, answers)


def test_a_figure_that_is_missing_leads_to_a_person_not_to_nothing(client: Client) -> None:
    RulesVersion.objects.filter(part=Part.SCHEME).update(state=RulesState.PAST)
    generation.forget()
    page = read(client, OWNER)
    assert "We cannot work this out here" in page
    assert "£" not in page.split("What you told us")[0]


FLOOR = """
  floor:
    hours: 35
    rate: 20
    months: 12
    source:
      words: A scheme of the tests
      evidence: unsure
"""
BUSINESS: Typed = {
    "self_employed_amount": "10",
    "self_employed_every": "week",
    "self_employed_hours": "35",
}


def test_a_business_is_asked_when_it_began_only_where_that_counts(client: Client) -> None:
    trader = {**OWNER, "incomes": {"incomes": ["self-employed"]}}
    answers = {**trader, "income-self-employed": BUSINESS}
    assert "Your income is too high" not in read(client, answers)
    row = RulesVersion.objects.filter(part=Part.SCHEME).latest("first")
    credit = "  universal_credit:"
    written = row.written.replace(credit, f"{FLOOR.strip(chr(10))}\n{credit}", 1)
    RulesVersion.objects.filter(pk=row.pk).update(state=RulesState.PAST)
    again = {name: getattr(row, name) for name in ("part", "first", "last", "state", "used_at")}
    RulesVersion.objects.create(written=written, **again)
    generation.forget()
    client = Client()
    asked = go(client, trader)
    assert "When did the business start?" in client.get(asked).content.decode()
    began = {f"self_employed_started-{part}": "1" for part in ("day", "month")}
    old = {**BUSINESS, **began, "self_employed_started-year": "2010"}
    page = read(client, {**trader, "income-self-employed": old})
    assert "£700.00" in page
    assert "Your income is too high for this help" in page


def test_who_pays_neither_is_led_to_other_help(client: Client) -> None:
    answers: Answers = {**OWNER, "council-tax": {"council_tax": "no"}}
    page = read(client, answers)
    assert "There may be other help" in page
    assert "/benefits/where-to-start/" in page


def test_each_answer_stands_below_with_a_way_to_change_it(client: Client) -> None:
    url = go(client, OWNER)
    page = client.get(url).content.decode()
    assert f'href="{url}savings/?change=1"' in page
    changed = client.post(f"{url}savings/?change=1", {"savings": "20000"})
    assert changed["Location"] == url
    assert "more savings than the limit" in client.get(url).content.decode()


@pytest.mark.parametrize("typed", ["", "lots", "-5", "1.234", "£", "12 pounds and 3", "1e9"])
def test_a_sum_that_cannot_be_read_is_asked_for_again_and_stays(client: Client, typed: str) -> None:
    url = go(client, {name: OWNER[name] for name in OWNER if name != "savings"})
    response = client.post(url, {"savings": typed})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: " in page
    assert f'value="{typed}"' in page or not typed


def pages_for(answers: Answers) -> Iterable[QuestionStep]:
    """Every page that such answers lead to."""
    kept: dict[str, object] = {}
    today = timezone.localdate()
    while (gap := PAGES.route(kept, today).gap) is not None:
        step = gap.asks
        yield step
        form = form_class(step)(answers[step.id], answers=kept)
        assert form.is_valid(), form.errors
        kept |= form.kept()


@pytest.mark.parametrize("answers", [OWNER, TENANT], ids=["owner", "tenant"])
def test_every_page_on_the_way_is_a_page_that_could_be_proved(answers: Answers) -> None:
    names = [step.id for step in pages_for(answers)]
    assert len(names) == len(set(names))
    assert all(name in answers for name in names)


def test_what_is_asked_of_nobody_else_is_proved_to_be_askable() -> None:
    today = timezone.localdate()
    found = prove(journey({"home": "own", "council_tax": "yes"}, today))
    promises = {"privacy", "promise"}
    assert [each for each in found if each.fault.value not in promises] == []
