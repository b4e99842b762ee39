"""An account is found by what is typed into a form, and no address of a page holds it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.support import residents
from tests.support.people import member, signed_in

pytestmark = pytest.mark.django_db
FIND = "/admin/account-search/"


@pytest.fixture
def browser(db: None) -> Client:
    return signed_in(member("Administrators"))


def find(browser: Client, known: str) -> str:
    """Where the search leads, or the page that it shows."""
    response = browser.post(FIND, {"known": known})
    return response["Location"] if response.status_code == 302 else response.content.decode()


def edit(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_a_residents_whole_address_leads_to_their_account(browser: Client) -> None:
    resident = residents.resident()
    assert find(browser, " Resident@example.org ") == edit(resident)


@pytest.mark.parametrize("known", ["resident", "example.org", "@example"])
def test_a_part_of_it_finds_no_resident(browser: Client, known: str) -> None:
    residents.resident()
    assert "resident@example.org" not in find(browser, known)


def test_who_works_here_is_found_by_a_part_of_their_address(browser: Client) -> None:
    author = member("Authors")
    other = member("Advisers")
    shown = find(browser, author.email.partition("@")[2])
    assert author.email in shown
    assert other.email in shown
    assert find(browser, author.email) == edit(author)


def test_nothing_typed_asks_for_something(browser: Client) -> None:
    assert "Type an e-mail address or a name." in find(browser, " ")


def test_the_list_of_accounts_leads_here_and_has_no_search_of_its_own(browser: Client) -> None:
    page = browser.get(reverse("wagtailusers_users:index")).content.decode()
    assert FIND in page
    assert 'name="q"' not in page


@pytest.mark.parametrize("group", ["Authors", "Advisers", "Auditors"])
def test_for_others_there_is_no_such_page(group: str) -> None:
    assert signed_in(member(group)).get(FIND).status_code == 404
