"""Joining the tenants' panel, and leaving it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from portal.accounts.leaving import delete_account
from portal.accounts.models import Consent, Person
from portal.accounts.mydata.gathering import gather
from portal.repairs.models import CatalogueVersion, PanelComment, PanelInvitation
from portal.repairs.panel import comments, members, mine
from tests.support.residents import resident

pytestmark = pytest.mark.django_db
PATH = "/account/repairs-panel/"


def page(client: Client, path: str = PATH) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_nobody_is_on_the_panel_until_they_say_so(tenant: Person) -> None:
    assert not members.is_member(tenant)
    assert not members.members().exists()


def test_looking_at_the_page_puts_nobody_on_the_panel(client: Client, tenant: Person) -> None:
    client.get(f"{PATH}?do=join")
    assert not members.is_member(tenant)


def test_somebody_joins_with_one_press_and_is_told(client: Client, tenant: Person) -> None:
    response = client.post(PATH, {"do": "join"})
    assert response.status_code == 303
    assert members.is_member(tenant)
    assert "You are on the tenants' panel" in page(client, response["Location"]).text


def test_joining_twice_is_joining_once(client: Client, tenant: Person) -> None:
    client.post(PATH, {"do": "join"})
    client.post(PATH, {"do": "join"})
    assert Consent.objects.filter(person=tenant, purpose=members.PANEL.code).count() == 1
    assert list(members.members()) == [tenant]


def test_a_member_leaves_at_any_time_and_may_come_back(client: Client, member: Person) -> None:
    client.post(PATH, {"do": "leave"})
    assert not members.is_member(member)
    assert not members.members().exists()
    client.post(PATH, {"do": "join"})
    assert members.is_member(member)


def test_a_press_that_we_do_not_know_changes_nothing(client: Client, member: Person) -> None:
    assert client.post(PATH, {"do": "stay"}).status_code == 200
    assert members.is_member(member)


def test_what_the_panel_is_stands_there_before_the_button(client: Client, tenant: Person) -> None:
    shown = page(client)
    for words in members.PANEL.words:
        assert words in shown.text
    assert shown.select_one("input[name=do]")["value"] == "join"


def test_who_agreed_to_older_words_is_asked_again(tenant: Person) -> None:
    members.join(tenant)
    Consent.objects.filter(person=tenant).update(wording="2019-01")
    assert not members.is_member(tenant)
    assert not members.members().exists()


def test_the_page_is_for_those_who_have_signed_in() -> None:
    response = Client().get(PATH)
    assert response.status_code == 303
    assert "sign-in" in response["Location"]


def test_nobody_keeps_a_copy_of_the_page(client: Client) -> None:
    assert client.get(PATH)["Cache-Control"] == "private, no-store"


def test_a_member_sees_that_there_is_something_to_try(
    client: Client, member: Person, preview: CatalogueVersion
) -> None:
    shown = page(client)
    assert "Nothing is reported" in shown.text
    assert shown.select_one('a[href="/forms/try-new-repairs/"]')


def test_somebody_who_is_no_member_is_not_led_to_the_preview(
    client: Client, tenant: Person, preview: CatalogueVersion
) -> None:
    assert not page(client).select('a[href="/forms/try-new-repairs/"]')


def test_without_a_preview_the_page_says_that_there_is_nothing_to_try(
    client: Client, member: Person
) -> None:
    assert "There is nothing to try just now" in page(client).text


def test_the_account_leads_to_the_panel(client: Client, preview: CatalogueVersion) -> None:
    shown = page(client, "/account/").select_one("section[aria-labelledby=panel-repairs-panel]")
    assert "There is a new form to try" in shown.text
    assert shown.a["href"] == PATH


def test_a_council_without_repairs_has_no_panel(client: Client) -> None:
    assert not page(client, "/account/").select("#panel-repairs-panel")


def test_a_member_finds_what_they_said_in_their_file(
    member: Person, preview: CatalogueVersion
) -> None:
    comment = comments.say(member, preview, "Too long", "danger", "Is anyone in danger?")
    comments.answer(comment, "We made it shorter.", resident("staff@example.org"))
    assert member.user
    (found,) = gather(member.user)["What you said in the tenants' panel"]
    assert found["Words"] == "Too long"
    assert found["About"] == "Is anyone in danger?"
    assert found["What we did"] == "We made it shorter."


def test_what_others_said_is_in_nobody_elses_file(
    member: Person, preview: CatalogueVersion
) -> None:
    comments.say(member, preview, "Too long")
    assert gather(resident("other@example.org"))["What you said in the tenants' panel"] == []


def test_with_the_account_goes_what_they_said(member: Person, preview: CatalogueVersion) -> None:
    comments.say(member, preview, "Too long")
    assert PanelInvitation.objects.filter(person=member).exists() is False
    assert member.user
    delete_account(member.user)
    assert not PanelComment.objects.exists()
    assert not Consent.objects.exists()


def test_what_they_said_goes_also_where_their_details_stay_for_a_while(
    member: Person, preview: CatalogueVersion
) -> None:
    comments.say(member, preview, "Too long")
    assert member.user
    mine.forget(member.user)
    assert Person.objects.filter(pk=member.pk).exists()
    assert not PanelComment.objects.exists()


def test_a_member_who_acts_for_another_does_not_try_for_them(member: Person) -> None:
    request = RequestFactory().get("/forms/try-new-repairs/")
    request.user = member.user  # type: ignore[assignment]
    assert members.may_try(request)
    request.acting = object()  # type: ignore[attr-defined]
    assert not members.may_try(request)
