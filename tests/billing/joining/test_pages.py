"""The pages on which somebody adds a tax account to theirs, and takes it out again."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.http.response import HttpResponseBase
from django.test import Client

from portal.accounts.models import Notice, PrintedSecret, User
from portal.accounts.people import person_of
from portal.billing import whose
from portal.billing.joining import proof
from portal.billing.models import Account, Joined, Payer
from tests.support import acting
from tests.support.billing import POSTCODE, REFERENCE, SECRET, account_with, join, rates_bill
from tests.support.residents import resident, signed_in, sure, with_app

pytestmark = pytest.mark.django_db
PATH = "/bills/join/"
RIGHT = {"reference": REFERENCE, "name": "Tenant", "postcode": POSTCODE, "key": SECRET, "whom": ""}


@pytest.fixture(autouse=True)
def nothing_tried_yet(db: None) -> None:
    caches["shared"].clear()


@pytest.fixture
def account(db: None) -> Account:
    return account_with()


@pytest.fixture
def user(db: None) -> User:
    return resident()


@pytest.fixture
def client(user: User) -> Client:
    """Their browser, signed in by a code just now."""
    return signed_in(user)


def text(response: HttpResponseBase) -> str:
    main = BeautifulSoup(response.getvalue(), "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def seen_by(user: User) -> list[Account]:
    return list(whose.of_subject(person_of(user)))


def test_who_has_not_signed_in_is_led_to_the_door_and_back() -> None:
    response = Client().get(PATH)
    assert response.status_code == 303
    assert "next=%2Fbills%2Fjoin%2F" in response["Location"]


def test_the_four_things_on_the_bill_add_the_account(
    account: Account, user: User, client: Client
) -> None:
    response = client.post(PATH, RIGHT)
    assert response.status_code == 303
    assert response["Location"] == f"/bills/{account.public_id}/joined/"
    assert seen_by(user) == [account]
    shown = text(client.get(response["Location"]))
    assert "The account is added" in shown
    assert "1 Test Street" in shown
    assert REFERENCE not in response["Location"]


def test_looking_at_the_page_adds_nothing(account: Account, user: User, client: Client) -> None:
    assert client.get(PATH, RIGHT).status_code == 200
    assert not seen_by(user)


@pytest.mark.parametrize("part", ["reference", "name", "postcode", "key"])
def test_an_unknown_account_and_each_wrong_thing_give_the_same_page(
    account: Account, client: Client, part: str
) -> None:
    def shown(typed: dict[str, str]) -> str:
        response = client.post(PATH, typed)
        assert response.status_code == 422
        page = BeautifulSoup(response.content, "html.parser")
        for box in page.select("main input"):
            del box["value"]
        main = page.select_one("main")
        return str(main)

    unknown = shown({**RIGHT, "reference": "600999999"})
    assert shown({**RIGHT, part: "9WRONG"}) == unknown
    assert "Check all four against your newest bill" in unknown


def test_nothing_typed_is_lost_when_something_is_wrong(account: Account, client: Client) -> None:
    page = BeautifulSoup(client.post(PATH, {**RIGHT, "postcode": "AA9 9AA"}).content, "html.parser")
    kept = {box["name"]: box.get("value", "") for box in page.select("main input[type=text]")}
    assert kept == {"reference": REFERENCE, "name": "Tenant", "postcode": "AA9 9AA", "key": SECRET}


def test_each_empty_box_says_what_to_do(client: Client) -> None:
    shown = text(client.post(PATH, {}))
    for words in ("the account number", "the name on the bill", "the postcode", "the online key"):
        assert f"Enter {words}" in shown
    assert not Joined.objects.exists()


def test_an_empty_box_counts_as_no_try(account: Account, user: User, client: Client) -> None:
    for _ in range(proof.FOR_ONE_REFERENCE + 1):
        client.post(PATH, {**RIGHT, "key": ""})
    client.post(PATH, RIGHT)
    assert seen_by(user) == [account]


@pytest.mark.parametrize("reference", [REFERENCE, "600999999"], ids=["known", "unknown"])
def test_a_reference_tried_too_often_looks_like_a_wrong_one(
    account: Account, user: User, client: Client, reference: str
) -> None:
    for _ in range(proof.FOR_ONE_REFERENCE):
        client.post(PATH, {**RIGHT, "reference": reference, "key": "WRONG"})
    response = client.post(PATH, {**RIGHT, "reference": reference})
    assert response.status_code == 422
    assert "Check all four" in text(response)
    assert not seen_by(user)


def test_who_tries_many_references_is_asked_to_wait(
    account: Account, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 2)
    for number in range(2):
        client.post(PATH, {**RIGHT, "reference": f"60099999{number}"})
    response = client.post(PATH, RIGHT)
    assert response.status_code == 429
    assert response["Retry-After"]
    assert "You have tried too often" in text(response)


def test_another_account_at_the_same_address_is_counted_with_it(
    account: Account, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "FROM_ONE_ADDRESS", 1)
    client.post(PATH, {**RIGHT, "key": "WRONG"})
    other = signed_in(resident("other@example.org"))
    assert other.post(PATH, RIGHT).status_code == 429


def test_the_key_becomes_a_second_proof_for_who_has_no_other_and_they_are_told(
    account: Account, user: User, client: Client
) -> None:
    response = client.post(PATH, RIGHT)
    assert PrintedSecret.objects.get(user=user).printed_on == "Your council tax bill"
    assert Notice.objects.get(user=user).what == "paper-added"
    assert client.get(response["Location"]).status_code == 200  # and it has just been given


def test_who_has_an_app_keeps_to_it(account: Account, user: User) -> None:
    with_app(user)
    client = sure(user)
    assert client.post(PATH, RIGHT).status_code == 303
    assert not PrintedSecret.objects.exists()


def test_a_mailbox_alone_cannot_bring_a_bill_of_its_own_as_a_proof(
    account: Account, user: User
) -> None:
    with_app(user)
    response = signed_in(user).post(PATH, RIGHT)
    assert response.status_code == 303
    assert "/account/security/" in response["Location"] or "prove" in response["Location"]
    assert not seen_by(user)
    assert not PrintedSecret.objects.exists()


def test_who_signed_in_a_while_ago_types_a_new_code_first(account: Account, user: User) -> None:
    client = signed_in(user, age=3600)
    assert client.post(PATH, RIGHT).status_code == 303
    assert not seen_by(user)


def test_an_organisation_is_added_to_by_those_who_deal_with_its_bills() -> None:
    owner = acting.resident("owner@example.org")
    shop = acting.organisation_of(owner)
    account = account_with(rates_bill())
    client = acting.inside(owner)
    acting.act_for(client, shop)
    whom = f"organisation:{shop.public_id}"
    response = client.post(PATH, {**RIGHT, "name": "Corner shop", "whom": whom})
    assert response.status_code == 303
    assert list(whose.of_subject(shop)) == [account]
    assert not seen_by(owner)
    assert not PrintedSecret.objects.exists()


def test_a_viewer_of_an_organisation_adds_nothing() -> None:
    shop = acting.organisation_of(acting.resident("owner@example.org"))
    viewer = acting.resident("viewer@example.org")
    acting.member_of(shop, viewer)
    client = acting.inside(viewer)
    acting.act_for(client, shop)
    assert client.get(PATH).status_code == 404


def test_a_page_opened_for_somebody_else_adds_nothing_until_it_is_looked_at_again(
    account: Account, user: User, client: Client
) -> None:
    response = client.post(PATH, {**RIGHT, "whom": "organisation:another"})
    assert response.status_code == 409
    assert "You opened this page for somebody else" in text(response)
    assert not seen_by(user)
    page = BeautifulSoup(response.content, "html.parser")
    again = {box["name"]: box.get("value", "") for box in page.select("main form input")}
    client.post(PATH, again)
    assert seen_by(user) == [account]


def test_the_page_says_who_it_is_added_for() -> None:
    owner = acting.resident("owner@example.org")
    client = acting.inside(owner)
    acting.act_for(client, acting.organisation_of(owner, name="Corner shop"))
    assert "You are adding it for Corner shop" in text(client.get(PATH))


def test_who_takes_it_out_is_asked_first_and_sees_it_no_more(account: Account, user: User) -> None:
    join(account, person_of(user))
    client, path = sure(user), f"/bills/{account.public_id}/leave/"
    assert "You must still pay" in text(client.get(path))
    assert seen_by(user) == [account]
    assert text(client.get(client.post(path)["Location"])).startswith("The account is no longer")
    assert not seen_by(user)
    assert client.post(path).status_code == 404


def test_taking_it_out_ends_the_key_as_a_proof(
    account: Account, user: User, client: Client
) -> None:
    client.post(PATH, RIGHT)
    client.post(f"/bills/{account.public_id}/leave/")
    assert not PrintedSecret.objects.exists()


@pytest.mark.parametrize("page", ["joined", "leave"])
def test_the_account_of_another_looks_like_one_that_is_not_there(
    account: Account, user: User, page: str
) -> None:
    join(account, person_of(resident("other@example.org")))
    client = sure(user)
    assert client.get(f"/bills/{account.public_id}/{page}/").status_code == 404
    assert client.get(f"/bills/nothing-like-it/{page}/").status_code == 404


@pytest.mark.parametrize("page", ["joined", "leave"])
def test_a_code_by_email_alone_shows_no_account(account: Account, user: User, page: str) -> None:
    join(account, person_of(user))
    assert signed_in(user).get(f"/bills/{account.public_id}/{page}/").status_code == 303


def test_the_page_of_the_account_leads_to_taking_it_out(account: Account, user: User) -> None:
    join(account, person_of(user))
    page = sure(user).get(f"/bills/{account.public_id}/")
    assert f'href="/bills/{account.public_id}/leave/"' in page.content.decode()


def test_nothing_of_it_is_kept_by_a_browser_or_found_by_a_search_engine(client: Client) -> None:
    response = client.get(PATH)
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_a_payer_who_goes_while_they_join_is_told_what_any_wrong_bill_is_told(
    account: Account, user: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = proof.prove

    def and_then_goes(*args: Any) -> Any:
        found = whole(*args)
        Payer.objects.filter(pk=found.payer.pk).delete()
        return found

    monkeypatch.setattr(proof, "prove", and_then_goes)
    response = client.post(PATH, RIGHT)
    assert response.status_code == 422
    assert "Check all four" in text(response)
    assert not seen_by(user)
