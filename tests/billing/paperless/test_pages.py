"""The page on which a payer chooses, and the piece beside their bill that leads to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.models import Account, Joined, Paperless
from portal.billing.pages.actions import Seen
from portal.billing.paperless import agreeing, piece
from portal.billing.paperless.words import AGREED, WORDING, Why
from tests.support import acting
from tests.support.billing import account_with, join, rates_bill
from tests.support.residents import resident, signed_in, sure

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(account: Account) -> str:
    return f"/bills/{account.public_id}/paperless/"


@pytest.fixture
def client(user: User, joined: Joined) -> Client:
    return sure(user)


def text(response: HttpResponseBase) -> str:
    main = BeautifulSoup(response.getvalue(), "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def beside(user: User, account: Account) -> str:
    """What stands beside the bill; "" for nothing."""
    request = acting.request_of(user)
    made = piece.build(Seen(request, Account.objects.get(pk=account.pk)))
    if made is None:
        return ""
    html = render_to_string(made.template, made.context, request)
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_what_is_agreed_to_stands_before_the_button(client: Client, path: str, user: User) -> None:
    shown = text(client.get(path))
    for words in AGREED:
        assert words.format(email=user.email) in shown
    assert "The bills for 1 Test Street come by post" in shown


def test_looking_at_it_agrees_to_nothing(client: Client, path: str) -> None:
    client.get(path, {"do": "on", "wording": WORDING})
    assert not Paperless.objects.exists()


def test_one_press_agrees_and_the_page_says_so(client: Client, path: str, user: User) -> None:
    response = client.post(path, {"do": "on", "wording": WORDING})
    assert response.status_code == 303
    shown = text(client.get(response["Location"]))
    assert "You get no more bills on paper." in shown
    assert user.email in shown
    assert Paperless.objects.get().ended_at is None


def test_words_that_have_changed_since_are_read_again_first(client: Client, path: str) -> None:
    response = client.post(path, {"do": "on", "wording": "2019-01"})
    assert response.status_code == 409
    assert "Read what is below, then press the button again" in text(response)
    assert not Paperless.objects.exists()


def test_one_press_goes_back_to_paper(client: Client, path: str, agreement: Paperless) -> None:
    response = client.post(path, {"do": "paper"})
    assert response.status_code == 303
    assert "You get your bills on paper again" in text(client.get(response["Location"]))
    assert Paperless.objects.get().ended_why == Why.THEM


def test_pressing_paper_twice_is_pressing_it_once(
    client: Client, path: str, agreement: Paperless
) -> None:
    client.post(path, {"do": "paper"})
    assert client.post(path, {"do": "paper"}).status_code == 303
    assert Paperless.objects.count() == 1


def test_a_press_that_we_do_not_know_changes_nothing(client: Client, path: str) -> None:
    assert client.post(path, {"do": "stop"}).status_code == 200
    assert not Paperless.objects.exists()


def test_without_a_proved_address_there_is_no_button(client: Client, path: str, user: User) -> None:
    EmailAddress.objects.filter(user=user).update(verified=False)
    page = client.get(path)
    assert "First prove an email address" in text(page)
    assert b'value="on"' not in page.content
    assert client.post(path, {"do": "on", "wording": WORDING}).status_code == 409


def test_a_closed_account_offers_nothing(client: Client, path: str) -> None:
    Account.objects.update(closed_on=date(2027, 1, 1))
    page = client.get(path)
    assert "This account is closed" in text(page)
    assert b'value="on"' not in page.content
    assert client.post(path, {"do": "on", "wording": WORDING}).status_code == 409


def test_others_on_the_bill_are_spoken_of_only_where_there_are_some(
    client: Client, path: str, account: Account
) -> None:
    assert "Somebody else is named on the bill too" in text(client.get(path))
    account.payers.filter(number=2).delete()
    assert "Somebody else" not in text(client.get(path))


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.UNREAD, "You had not opened a bill"),
        (Why.BOUNCED, "Our email to you came back"),
        (Why.ADDRESS, "no email address with us that you have proved"),
    ],
)
def test_who_fell_back_reads_why_and_it_is_known_that_they_did(
    client: Client, path: str, agreement: Paperless, why: Why, words: str
) -> None:
    agreeing.end(agreement, why)
    shown = text(client.get(path))
    assert "We went back to paper on" in shown
    assert words in shown
    assert Paperless.objects.get().seen_at is not None


def test_who_went_back_themselves_is_told_no_reason(
    client: Client, path: str, agreement: Paperless
) -> None:
    agreeing.end(agreement, Why.THEM)
    assert "We went back" not in text(client.get(path))


def test_it_stands_behind_a_second_proof(user: User, joined: Joined, path: str) -> None:
    assert signed_in(user).get(path).status_code == 303


def test_the_account_of_another_looks_like_one_that_is_not_there(joined: Joined, path: str) -> None:
    stranger = sure(resident("stranger@example.org"))
    assert stranger.get(path).status_code == 404
    assert stranger.post(path, {"do": "on", "wording": WORDING}).status_code == 404
    assert stranger.get("/bills/nothing-like-it/paperless/").status_code == 404


def test_a_viewer_of_an_organisation_chooses_nothing_for_it() -> None:
    owner = acting.resident("owner@example.org")
    shop = acting.organisation_of(owner)
    viewer = acting.resident("viewer@example.org")
    acting.member_of(shop, viewer)
    account = account_with(rates_bill(), joined=shop)
    client = acting.inside(viewer)
    acting.act_for(client, shop)
    assert client.get(f"/bills/{account.public_id}/paperless/").status_code == 404


def test_a_carer_who_may_change_bills_agrees_with_the_persons_own_address(
    user: User, joined: Joined, path: str
) -> None:
    helper = acting.resident("helper@example.org")
    scope = ["bills.see", "bills.change"]
    authority = acting.authority_between(person_of(user), helper, scope=scope)
    client = acting.inside(helper)
    acting.act_for(client, authority)
    client.post(path, {"do": "on", "wording": WORDING})
    made = Paperless.objects.get()
    assert (made.email, made.by) == (user.email, helper)


def test_who_gets_paper_is_invited_beside_the_bill_once(
    client: Client, path: str, user: User, account: Account
) -> None:
    assert "Would you like bills without paper?" in beside(user, account)
    assert "Not now" in beside(user, account)
    response = client.post(path, {"do": "not-now"})
    assert "We do not ask again" in text(client.get(response["Location"]))
    assert "Would you like" not in beside(user, account)
    assert "Choose how your bills come" in beside(user, account)


def test_who_has_no_paper_reads_so_beside_the_bill(
    user: User, account: Account, agreement: Paperless
) -> None:
    assert "You get an email when there is a new bill" in beside(user, account)
    assert "may still come by post" in beside(user, account)
    Account.objects.update(paperless=True)
    assert "may still come by post" not in beside(user, account)


def test_who_fell_back_reads_so_beside_the_bill(
    user: User, account: Account, agreement: Paperless
) -> None:
    agreeing.end(agreement, Why.UNREAD)
    assert "Your bills come by post again." in beside(user, account)


def test_beside_the_bill_of_a_closed_account_stands_nothing(
    user: User, account: Account, joined: Joined
) -> None:
    Account.objects.update(closed_on=date(2027, 1, 1))
    assert beside(user, account) == ""


def test_what_another_payer_said_is_not_shown(user: User, account: Account, joined: Joined) -> None:
    other = acting.resident("other@example.org")
    agreeing.agree(join(account, other.person, payer=2), other)
    assert "Would you like bills without paper?" in beside(user, account)


def test_an_account_that_leaves_theirs_while_they_press_is_not_there(
    client: Client, path: str, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = agreeing.agree

    def and_is_taken_away(*args: Any) -> Paperless:
        Joined.objects.filter(pk=joined.pk).update(ended_at=timezone.now())
        return whole(*args)

    monkeypatch.setattr(agreeing, "agree", and_is_taken_away)
    response = client.post(path, {"do": "on", "wording": WORDING})
    assert response.status_code == 404
    assert not Paperless.objects.exists()
