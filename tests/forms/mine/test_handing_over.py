"""Forms begun for another: when that ends they go to the person, or are erased."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts.acting import SEE, SEND, giving
from portal.accounts.acting.ended import say_what_ran_out
from portal.accounts.leaving.going import delete_account
from portal.accounts.models import Authority, Person, Role, User
from portal.accounts.organisations import members
from portal.forms import access
from portal.forms.models import Draft, Grant
from portal.forms.models.resume_link import ResumeLink
from tests.support.acting import (
    act_for,
    authority_between,
    inside,
    member_of,
    organisation_of,
    request_of,
    resident,
)
from tests.support.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]


@pytest.fixture
def helper() -> User:
    return resident("helps@example.org", name="Hal Helps")


@pytest.fixture
def asks() -> User:
    return resident("asks@example.org", name="Ash Asks")


@pytest.fixture
def authority(asks: User, helper: User) -> Authority:
    return authority_between(asks.person, helper, scope=[SEE, SEND])


def begin(client: Client) -> str:
    """Answer the first page of a form; the address of the next."""
    return Walker("short", client).start().send({"words": "A gate that squeaks"}).at


@pytest.fixture
def at(helper: User, authority: Authority) -> str:
    """Where somebody stands in a form that they began for another."""
    browser = inside(helper)
    act_for(browser, authority)
    return begin(browser)


def opens(user: User, at: str) -> bool:
    return inside(user).get(at).status_code == 200


def test_it_is_not_the_persons_before_the_end(at: str, asks: User) -> None:
    assert not opens(asks, at)


def test_the_person_finishes_what_was_begun_for_them(
    at: str, asks: User, authority: Authority
) -> None:
    giving.end(authority, request_of(asks), giving.PERSON)
    assert opens(asks, at)
    assert "You answered 1 question." in inside(asks).get("/account/").content.decode()


def test_whoever_began_it_opens_it_no_more(
    at: str, asks: User, helper: User, authority: Authority
) -> None:
    key = Draft.objects.get().key
    ResumeLink.objects.create(
        key=key,
        journey_key="short",
        chance="x",
        token_hash="x",
        email_hash="x",
        expires_at=timezone.now() + timedelta(days=1),
    )
    access.grant(key, "some browser")
    giving.end(authority, request_of(helper), giving.HOLDER)
    assert not opens(helper, at)
    assert [each.holder for each in Grant.objects.all()] == [access.account_of(asks)]
    assert not ResumeLink.objects.exists()


def test_what_ends_by_itself_is_handed_over_in_the_night(
    at: str, asks: User, authority: Authority
) -> None:
    now = timezone.now()
    Authority.objects.update(from_at=now - timedelta(days=9), until_at=now - timedelta(hours=2))
    assert not opens(asks, at)
    assert say_what_ran_out() == 1
    assert opens(asks, at)
    say_what_ran_out()  # once more does no harm
    assert opens(asks, at)


def test_without_an_account_of_the_person_it_is_erased(helper: User) -> None:
    nobody = Person.objects.create(name="No Account")
    authority = authority_between(nobody, helper, scope=[SEE, SEND])
    browser = inside(helper)
    act_for(browser, authority)
    begin(browser)
    giving.end(authority, request_of(helper), giving.HOLDER)
    assert not Draft.objects.exists()
    assert not Grant.objects.exists()


def test_it_is_handed_over_when_the_helpers_account_goes(at: str, asks: User, helper: User) -> None:
    delete_account(helper)
    assert opens(asks, at)


def test_it_is_erased_when_the_persons_account_goes(at: str, asks: User) -> None:
    delete_account(asks)
    assert not Draft.objects.exists()
    assert not Grant.objects.exists()


def test_ones_own_forms_and_those_for_others_stay(
    at: str, asks: User, helper: User, authority: Authority
) -> None:
    other = authority_between(resident("other@example.org").person, helper, scope=[SEE, SEND])
    browser = inside(helper)
    act_for(browser, other)
    theirs = begin(browser)
    giving.end(authority, request_of(asks), giving.PERSON)
    assert browser.get(theirs).status_code == 200


def test_a_helper_keeps_no_way_to_the_page_of_what_they_sent(
    helper: User, asks: User, authority: Authority
) -> None:
    browser = inside(helper)
    act_for(browser, authority)
    walker = Walker("short", browser).start().send({"words": "A gate that squeaks"})
    walker.fill({"contact": {"email": "tenant@example.com"}}).send()
    assert Grant.objects.exists()
    giving.end(authority, request_of(asks), giving.PERSON)
    assert not Grant.objects.exists()


@pytest.mark.parametrize("how", ["removed", "left with the account", "closed"])
def test_what_a_member_began_for_an_organisation_goes_with_them(
    asks: User, helper: User, how: str
) -> None:
    shop = organisation_of(asks)
    member = member_of(shop, helper, Role.OWNER)
    browser = inside(helper)
    act_for(browser, shop)
    begin(browser)
    if how == "removed":
        members.remove(member, request_of(asks))
    elif how == "closed":
        members.close(shop, request_of(asks))
    else:
        delete_account(helper)
    assert not Draft.objects.exists()
