"""Drafts of an account: where they open, and which are offered."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.accounts import consents
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.cases.models import Holding, How
from portal.forms import access
from portal.forms.models import Draft, Grant, Submission
from portal.integration.encryption import keyed_hash
from tests.support.accounts import entered
from tests.support.accounts import resident as account_of
from tests.support.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]


def resident() -> User:
    """Somebody who was asked already, and said no."""
    user = account_of()
    consents.refuse(person_of(user), SHARE_DETAILS)
    return user


def begun(client: Client) -> Walker:
    """Somebody who has answered the first page of the short form."""
    walker = Walker("short", client).start()
    return walker.send({"words": "A gate that squeaks"})


def to_the_end(walker: Walker) -> None:
    """Answer the rest, and send it."""
    walker.fill({"contact": {"email": "tenant@example.com"}}).send()


def account(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/account/").content, "html.parser")


def test_what_is_begun_while_signed_in_belongs_to_the_account() -> None:
    user = resident()
    begun(entered(user))
    grant = Grant.objects.get()
    assert grant.holder == keyed_hash("holder", f"account {user.pk}")


def test_it_opens_in_another_browser_once_signed_in_there() -> None:
    user = resident()
    at = begun(entered(user)).at
    assert entered(user).get(at).status_code == 200
    assert entered(resident()).get(at).status_code == 404


def test_it_opens_no_more_in_this_browser_once_signed_out() -> None:
    client = entered(resident())
    walker = begun(client)
    client.logout()
    page = client.get(walker.at)
    assert page.status_code == 404
    assert "sign in to carry on" in page.content.decode()


def test_the_account_shows_what_is_to_finish() -> None:
    client = entered(resident())
    begun(client)
    item = account(client).select_one("#panel-to-finish ~ .items li")
    assert "You answered 1 question." in item.text
    page = client.get(item.a["href"], follow=True)
    assert page.status_code == 200


def test_a_draft_from_before_signing_in_is_offered_and_not_taken() -> None:
    client = Client()
    begun(client)
    user = resident()
    client.force_login(user)
    shown = account(client)
    assert "Are these yours?" in shown.text
    assert not Grant.objects.filter(holder=keyed_hash("holder", f"account {user.pk}")).exists()


def test_saying_yes_puts_it_into_the_account() -> None:
    client, user = Client(), resident()
    at = begun(client).at
    client.force_login(user)
    assert client.post("/account/forms/take/")["Location"] == "/account/"
    assert "Are these yours?" not in account(client).text
    assert entered(user).get(at).status_code == 200


def test_taking_is_for_whoever_has_signed_in_and_by_a_button() -> None:
    assert "/sign-in/" in Client().post("/account/forms/take/")["Location"]
    assert entered(resident()).get("/account/forms/take/").status_code == 405


def test_carrying_on_offers_what_the_account_began_elsewhere() -> None:
    user = resident()
    begun(entered(user))
    page = entered(user).get("/forms/short/")
    assert page.status_code == 200
    assert "carry on" in page.content.decode().lower()


def test_what_is_sent_while_signed_in_stands_in_the_account() -> None:
    user = resident()
    to_the_end(begun(entered(user)))
    case = Submission.objects.get().case
    held = Holding.objects.get(case=case)
    assert (held.person.user, held.how) == (user, How.SENT)


def test_what_is_sent_without_signing_in_stands_in_no_account() -> None:
    to_the_end(begun(Client()))
    assert Submission.objects.count() == 1
    assert not Holding.objects.exists()


def test_a_browser_without_account_or_cookie_holds_nothing(rf: object) -> None:
    assert access.holders(rf.get("/")) == []  # type: ignore[attr-defined]


def test_a_deleted_form_is_gone_from_the_account() -> None:
    client = entered(resident())
    begun(client)
    link = account(client).select_one("#panel-to-finish ~ .items a[href*=delete]")
    client.post(link["href"])
    assert not Draft.objects.exists()
    assert "To finish" not in account(client).text
