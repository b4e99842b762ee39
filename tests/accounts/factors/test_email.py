"""Another e-mail address: proved, told to the old one, and never somebody else's (ASVS 6.3.7)."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from portal.accounts.door import codes
from portal.accounts.models import OneTimeCode, Person, User
from tests.support import residents

from .conftest import Delivering

ASK, CODE = "/account/security/email/", "/account/security/email/code/"
NEW = "new@example.org"


def change(client: Client, to: str = NEW) -> str:
    """Do all of it; where the last answer leads, or its words."""
    client.post(ASK, {"email": to})
    code = OneTimeCode.objects.filter(purpose="new-address").first()
    answer = client.post(CODE, {"code": codes.figures_of(code)})
    return answer.headers.get("Location") or answer.content.decode()


def test_the_address_changes_once_the_new_one_is_proved(user: User, browser: Client) -> None:
    browser.post(ASK, {"email": NEW})
    user.refresh_from_db()
    assert user.email != NEW
    assert change(browser) == "/account/security/?done=email"
    user.refresh_from_db()
    assert user.email == NEW
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(NEW, True)]
    assert Person.objects.get(user=user).email == NEW


def test_the_code_goes_to_the_new_address_and_the_news_to_the_old_one(
    user: User, browser: Client, delivering: Delivering
) -> None:
    before = user.email
    with delivering():
        browser.post(ASK, {"email": NEW})
    assert mail.outbox[-1].to == [NEW]
    with delivering():
        code = OneTimeCode.objects.first()
        browser.post(CODE, {"code": codes.figures_of(code)})
    assert mail.outbox[-1].to == [before]
    assert "another email address" in str(mail.outbox[-1].body)
    assert NEW not in str(mail.outbox[-1].body)


def test_one_signs_in_with_the_new_address_and_not_with_the_old_one(
    user: User, browser: Client
) -> None:
    before = user.email
    change(browser)
    for email, is_theirs in ((NEW, True), (before, False)):
        client = Client()
        client.post("/account/sign-in/", {"email": email})
        client.post(
            "/account/sign-in/code/", {"code": codes.figures_of(OneTimeCode.objects.first())}
        )
        assert (client.session["_auth_user_id"] == str(user.pk)) is is_theirs


def test_asking_for_somebody_elses_address_tells_nothing(user: User, browser: Client) -> None:
    residents.resident(NEW)
    taken = browser.post(ASK, {"email": NEW})
    free = browser.post(ASK, {"email": "free@example.org"})
    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])


def test_an_address_with_an_account_of_its_own_cannot_be_taken(user: User, browser: Client) -> None:
    other = residents.resident(NEW)
    before = user.email
    assert "has its own account" in change(browser)
    user.refresh_from_db()
    other.refresh_from_db()
    assert (user.email, other.email) == (before, NEW)


def test_a_contact_address_of_another_kind_stays(user: User, browser: Client) -> None:
    person = Person.objects.get(user=user)
    person.email = "work@example.org"
    person.save()
    change(browser)
    person.refresh_from_db()
    assert person.email == "work@example.org"


def test_the_code_counts_for_who_asked_only(user: User, browser: Client) -> None:
    """A session that changes hands between asking and typing changes nobody's address."""
    browser.post(ASK, {"email": NEW})
    other = residents.resident("other@example.org")
    residents.signed_in(other, browser)
    answer = browser.post(CODE, {"code": codes.figures_of(OneTimeCode.objects.first())})
    assert answer.headers.get("Location", ASK) != "/account/security/?done=email"
    other.refresh_from_db()
    assert other.email == "other@example.org"


@pytest.mark.parametrize("typed", ["", "nobody", "ı@example.org"])
def test_what_is_no_address_is_put_right(browser: Client, typed: str) -> None:
    assert browser.post(ASK, {"email": typed}).status_code == 422


def test_a_stale_session_types_a_new_code_from_the_old_address_first(user: User) -> None:
    stale = residents.signed_in(user, age=3_000)
    asked = stale.get(ASK)
    assert asked["Location"] == "/account/prove/again/?next=%2Faccount%2Fsecurity%2Femail%2F"
    assert user.email in stale.get(asked["Location"]).content.decode()
    sent = stale.post(asked["Location"])
    code = OneTimeCode.objects.get()
    assert (code.purpose, code.to) == ("again", user.email)
    answer = stale.post(sent["Location"], {"code": codes.figures_of(code)})
    assert answer["Location"] == ASK
    assert stale.get(ASK).status_code == 200


def test_a_fresh_code_by_email_is_still_no_second_proof(user: User) -> None:
    stale = residents.signed_in(user, age=3_000)
    stale.post("/account/prove/again/")
    stale.post("/account/prove/again/code/", {"code": codes.figures_of(OneTimeCode.objects.get())})
    assert stale.get("/account/prove/?next=/track/").status_code == 200
