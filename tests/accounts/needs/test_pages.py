"""A person says once what they need, sees it, changes it, and takes it away."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.accounts import needs
from portal.accounts.models import AuditEntry, Needs, Person
from tests.support.needs import asked, needs_of

pytestmark = pytest.mark.django_db
CHANGE = "account_needs_change"


def words(response: HttpResponse) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


@pytest.mark.parametrize("name", ["account_needs", CHANGE, "account_needs_forget"])
def test_who_has_not_signed_in_is_led_to_the_door(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 303
    assert reverse("sign_in") in response.headers["Location"]


def test_somebody_without_needs_is_asked_for_them(resident: Client) -> None:
    page = resident.get(reverse("account_needs"), follow=True)
    assert page.redirect_chain == [(reverse(CHANGE), 303)]
    assert "How can you read what we send you?" in words(page)
    assert page.headers["Cache-Control"].startswith("private, no-store")


def test_what_is_said_once_is_kept(resident: Client, person: Person) -> None:
    given = asked(
        format="large_print",
        language="pl",
        interpreter="bfi",
        contact_by="post",
        no_phone=["yes"],
        times=["mornings", "evenings"],
        adjustments=["lipreading"],
        words="Please write in short sentences.",
    )
    page = resident.post(reverse(CHANGE), given, follow=True)
    assert page.redirect_chain == [(reverse("account_needs") + "?said=kept", 303)]
    for part in (
        "We have saved this",
        "Large print",
        "Polski",
        "British Sign Language",
        "By letter",
        "Please do not phone me",
        "In the morning",
        "In the evening",
        "I lipread",
        "short sentences",
    ):
        assert part in words(page), part
    kept = Needs.objects.get(person=person)
    assert kept.recorded_by is None
    assert not kept.is_due_for_review


def test_nothing_is_kept_without_consent(resident: Client) -> None:
    page = resident.post(reverse(CHANGE), asked(format="braille", consent=[]))
    assert page.status_code == 422
    assert "Tick the box if we may keep this" in words(page)
    assert BeautifulSoup(page.content, "html.parser").title.text.startswith("Error: ")  # type: ignore[union-attr]
    assert not Needs.objects.exists()


def test_nobody_is_to_be_phoned_and_not_phoned(resident: Client) -> None:
    page = resident.post(reverse(CHANGE), asked(contact_by="phone", no_phone=["yes"]))
    assert page.status_code == 422
    assert "Choose one of the two" in words(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [("format", "tattoo"), ("language", "xx"), ("times", ["night"]), ("words", "x" * 501)],
)
def test_what_is_on_no_list_is_not_kept(resident: Client, name: str, value: object) -> None:
    assert resident.post(reverse(CHANGE), asked(**{name: value})).status_code == 422
    assert not Needs.objects.exists()


def test_what_was_said_stands_in_the_form_to_be_changed(resident: Client, person: Person) -> None:
    needs_of(person, format="giant_print", no_phone=True, times=["evenings"])
    form = BeautifulSoup(resident.get(reverse(CHANGE)).content, "html.parser")
    checked = {str(each.get("value")) for each in form.select("input[checked]")}
    assert {"giant_print", "yes", "evenings"} <= checked


def test_the_log_says_which_needs_changed_and_not_what_they_are(
    resident: Client, person: Person
) -> None:
    resident.post(reverse(CHANGE), asked(format="braille", words="My sister helps me"))
    entry = AuditEntry.objects.get(action="needs.recorded")
    assert entry.about == person.public_id
    assert entry.details == {"changed": ["format", "words"]}


def test_after_a_year_we_ask_and_one_press_is_enough(resident: Client, person: Person) -> None:
    needs_of(person, days_ago=365, format="audio")
    assert "Is this still right?" in words(resident.get(reverse("account_needs")))
    assert "Is this still right?" in words(resident.get(reverse("account")))
    page = resident.post(reverse("account_needs_confirm"), follow=True)
    assert "We will ask you again in a year" in words(page)
    assert "Is this still right?" not in words(page)


def test_before_a_year_we_do_not_ask(resident: Client, person: Person) -> None:
    needs_of(person, days_ago=364)
    assert "Is this still right?" not in words(resident.get(reverse("account_needs")))


def test_what_is_forgotten_is_gone(resident: Client, person: Person) -> None:
    needs_of(person, format="audio")
    resident.get(reverse("account_needs_forget"))
    assert Needs.objects.exists()
    assert resident.post(reverse("account_needs_forget")).status_code == 303
    assert needs.of(person) is None
    assert AuditEntry.objects.filter(action="needs.forgotten").count() == 1


def test_the_account_says_how_we_reach_somebody(resident: Client, person: Person) -> None:
    assert "Say what you need" in words(resident.get(reverse("account")))
    needs_of(person, format="large_print", contact_by="post", no_phone=True, language="so")
    account = words(resident.get(reverse("account")))
    for part in ("By letter", "Please do not phone", "Large print", "Somali"):
        assert part in account


def test_a_page_asks_little(
    resident: Client, person: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    needs_of(person)
    resident.get(reverse("account_needs"))
    with django_assert_max_num_queries(10):
        resident.get(reverse("account_needs"))
