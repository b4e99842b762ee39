"""Where to start, page by page: as somebody without an account goes through it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.benefits.asking import keeping
from portal.benefits.models import RulesVersion
from portal.forms.models import Draft
from portal.ui import generation
from tests.support.benefits import use_the_demos_rules

pytestmark = pytest.mark.django_db

FIRST = "/benefits/where-to-start/"
Answers = dict[str, dict[str, str]]

BORN = {"born-day": "3", "born-month": "4", "born-year": "1985"}
OLD = {"born-day": "3", "born-month": "4", "born-year": "1945"}
ALONE = {"has_partner": "no"}
TENANT: Answers = {
    "born": BORN,
    "partner": ALONE,
    "home": {"home": "private"},
    "rent": {"rent": "yes"},
    "council-tax": {"council_tax": "yes"},
}


@pytest.fixture(autouse=True)
def rules() -> None:
    use_the_demos_rules()


def begin(client: Client) -> str:
    """Start, and give the address of the first question."""
    return client.post(FIRST)["Location"]


def go(client: Client, answers: Answers, url: str = "") -> str:
    """Answer each page as it comes; give the address where no answer is left."""
    url = url or begin(client)
    while (step := url.rstrip("/").rpartition("/")[2]) in answers:
        response = client.post(url, answers[step])
        assert response.status_code == 302, response.content.decode()
        url = response["Location"]
    return url


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_page_asks_nothing_and_keeps_nothing(client: Client) -> None:
    assert "Start now" in read(client, FIRST)
    assert keeping.KEPT_AS not in client.session


def test_a_tenant_of_working_age_is_told_of_universal_credit_and_council_tax(
    client: Client,
) -> None:
    page = read(client, go(client, TENANT))
    assert "help with rent is part of Universal Credit" in page
    assert "Council Tax Reduction" in page
    assert "Housing Benefit</h2>" not in page


def test_a_pensioner_asks_us_for_both_on_one_form(client: Client) -> None:
    page = read(client, go(client, {**TENANT, "born": OLD}))
    assert "on one form" in page
    assert "Housing Benefit</h2>" in page


def test_whoever_has_nowhere_to_stay_meets_that_first_and_three_questions_only(
    client: Client,
) -> None:
    url = go(client, {"born": BORN, "partner": ALONE, "home": {"home": "nowhere"}})
    page = read(client, url)
    assert page.index("panel--notice") < page.index("You may have nowhere to stay")
    assert page.index("You may have nowhere to stay") < page.index("Universal Credit")


def test_it_never_takes_more_than_six_questions(client: Client) -> None:
    both = {"has_partner": "yes"} | {f"partner_{k}": v for k, v in OLD.items()}
    answers = {**TENANT, "partner": both, "pension-credit": {"pension_credit": "yes"}}
    page = read(client, go(client, answers))
    assert page.count("Change: ") == 6
    assert "Pension Credit as a couple since before 15 May 2019" in page


def test_nothing_of_the_answers_is_in_an_address(client: Client) -> None:
    url = go(client, {"born": BORN})
    key = url.split("/")[3]
    assert url == f"{FIRST}{key}/partner/"
    assert "1985" not in key


def test_what_is_kept_cannot_be_read_in_the_database(client: Client) -> None:
    go(client, {"born": BORN})
    assert "1985" not in str(client.session[keeping.KEPT_AS])
    assert client.session[keeping.KEPT_AS].startswith("gAAAA")


def test_a_page_is_kept_by_nobody(client: Client) -> None:
    for url in (FIRST, begin(client)):
        assert client.get(url)["Cache-Control"] == "private, no-store"


def test_an_answer_stands_on_its_page_when_somebody_goes_back(client: Client) -> None:
    url = begin(client)
    go(client, {"born": BORN}, url)
    assert 'value="1985"' in read(client, url)


def test_a_page_before_its_turn_leads_to_the_one_that_is_asked(client: Client) -> None:
    url = begin(client)
    later = url.replace("/born/", "/council-tax/")
    assert client.get(later)["Location"] == url
    assert client.post(later, TENANT["council-tax"])["Location"] == url


def test_the_result_before_its_turn_leads_to_the_question(client: Client) -> None:
    url = begin(client)
    assert client.get(url.replace("born/", ""))["Location"] == url


def test_a_changed_answer_leads_back_to_the_result(client: Client) -> None:
    url = go(client, TENANT)
    changed = client.post(f"{url}rent/?change=1", {"rent": "hard"})
    assert changed["Location"] == url
    assert "Free debt advice" in read(client, url)


def test_a_changed_answer_that_opens_a_question_leads_to_it(client: Client) -> None:
    own = {**TENANT, "home": {"home": "own"}}
    url = go(client, own)
    assert client.post(f"{url}home/?change=1", {"home": "private"})["Location"] == f"{url}rent/"


def test_two_tabs_that_began_apart_do_not_disturb_each_other(client: Client) -> None:
    one, two = begin(client), begin(client)
    older = go(client, {**TENANT, "born": OLD}, one)
    younger = go(client, TENANT, two)
    assert "Housing Benefit</h2>" in read(client, older)
    assert "Housing Benefit</h2>" not in read(client, younger)


def test_another_browser_finds_nothing_under_the_same_address(client: Client) -> None:
    url = go(client, TENANT)
    response = Client().get(url)
    assert response["Location"] == f"{FIRST}?gone"
    assert "Your answers are not here any more" in read(Client(), response["Location"])


def test_answers_are_gone_after_two_hours(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    url = go(client, TENANT)
    later = timezone.now() + keeping.LONGEST + timedelta(minutes=1)
    monkeypatch.setattr(keeping.timezone, "now", lambda: later)
    assert client.get(url)["Location"] == f"{FIRST}?gone"


def test_answers_are_deleted_when_somebody_says_so(client: Client) -> None:
    url = go(client, TENANT)
    assert client.get(f"{url}forget/").status_code == 405
    gone = client.post(f"{url}forget/")["Location"]
    assert "We have deleted your answers" in read(client, gone)
    assert client.get(url)["Location"] == f"{FIRST}?gone"


@pytest.mark.parametrize(
    ("step", "typed", "words"),
    [
        ("born", {}, "Enter your date of birth"),
        ("born", {**BORN, "born-month": "13"}, "month"),
        (
            "born",
            {**BORN, "born-year": "1899"},
            "Your date of birth must be on or after 1 January 1900",
        ),
        ("partner", {}, "Say if you live with a partner"),
        ("partner", {"has_partner": "yes"}, "Enter your partner’s date of birth"),
        ("home", {}, "Choose where you live"),
        ("rent", {}, "Say if you have to pay rent"),
        ("council-tax", {}, "Say if you have to pay council tax"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, step: str, typed: dict[str, str], words: str
) -> None:
    before: dict[str, Any] = {}
    for name, answer in TENANT.items():
        if name == step:
            break
        before[name] = answer
    url = go(client, before) if before else begin(client)
    response = client.post(url, typed)
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "<title>Error: " in page
    if "born-year" in typed:
        assert f'value="{typed["born-year"]}"' in page


def test_without_a_table_of_ages_somebody_to_call_is_named(client: Client) -> None:
    RulesVersion.objects.filter(part="pension-ages").update(state="past")
    generation.forget()
    assert "We cannot do this online today" in read(client, FIRST)
    assert client.post(FIRST).status_code == 200


def test_the_result_leads_on_to_the_estimate_with_the_same_answers(client: Client) -> None:
    url = go(client, {**TENANT, "born": OLD})
    key = url.rstrip("/").rpartition("/")[2]
    estimate = reverse("benefits_estimate_result", args=[key])
    assert f'href="{estimate}"' in read(client, url)
    assert client.get(estimate)["Location"] == f"{estimate}rent-amount/"


def test_a_claim_begins_with_what_was_answered_here(client: Client) -> None:
    partner = {"has_partner": "yes"} | {f"partner_{k}": v for k, v in OLD.items()}
    url = go(client, {**TENANT, "born": OLD, "partner": partner})
    assert f'action="{url}claim/"' in read(client, url)
    answer = client.post(f"{url}claim/")
    assert answer.status_code == 303
    assert answer["Location"].endswith("/council-tax/")
    draft = Draft.objects.get()
    given = {"born", "has_partner", "partner_born", "home", "pays_rent"}
    assert {each: draft.answers[each] for each in given} == {
        "born": "1945-04-03",
        "has_partner": "yes",
        "partner_born": "1945-04-03",
        "home": "private",
        "pays_rent": "yes",
    }


def test_who_began_a_claim_before_is_asked_which_to_go_on_with(client: Client) -> None:
    url = go(client, TENANT)
    client.post(f"{url}claim/")
    answer = client.post(f"{url}claim/")
    assert answer["Location"] == "/forms/claim-benefits/"
    assert Draft.objects.count() == 1


def test_looking_begins_no_claim(client: Client) -> None:
    url = go(client, TENANT)
    assert client.get(f"{url}claim/").status_code == 405
    assert not Draft.objects.exists()


def test_answers_that_are_gone_begin_nothing(client: Client) -> None:
    answer = client.post(f"{FIRST}abcdef123456/claim/")
    assert answer["Location"] == f"{FIRST}?gone"
    assert not Draft.objects.exists()


def test_who_can_claim_nothing_from_us_is_offered_no_claim(client: Client) -> None:
    url = go(client, {"born": BORN, "partner": ALONE, "home": {"home": "nowhere"}})
    assert "Start your claim" not in read(client, url)
