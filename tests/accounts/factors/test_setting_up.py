"""Setting a way up and taking it away: with a proof, told to its owner, and in the log."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from portal.accounts.door import codes
from portal.accounts.factors.app import KEPT_AS
from portal.accounts.models import AuditEntry, OneTimeCode, TextNumber, User
from tests.support import residents
from tests.support.passkeys import Passkey

from .conftest import Delivering

SECURITY = "/account/security/"
CHANGES = [
    "app/",
    "app/picture.svg",
    "app/remove/",
    "passkey/",
    "passkey/1/remove/",
    "phone/",
    "phone/code/",
    "phone/remove/",
    "recovery-codes/",
    "email/",
    "email/code/",
]


def key_on(page: Any) -> str:
    """The key that a page shows, as somebody would type it into their app."""
    found = re.search(r'class="key">([^<]+)<', page.content.decode())
    assert found
    return found[1].replace(" ", "")


def set_up_app(client: Client) -> Any:
    key = key_on(client.get(f"{SECURITY}app/"))
    return client.post(f"{SECURITY}app/", {"code": residents.app_code(key)})


def kinds(user: User) -> list[str]:
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


@pytest.mark.parametrize("path", CHANGES)
def test_nothing_is_changed_without_signing_in(db: None, path: str) -> None:
    for method in ("get", "post"):
        answer = getattr(Client(), method)(SECURITY + path)
        assert answer["Location"].startswith("/account/sign-in/?next=")


@pytest.mark.parametrize("path", CHANGES)
def test_nothing_is_changed_by_who_signed_in_long_ago(user: User, path: str) -> None:
    stale = residents.signed_in(user, age=3_000)
    for method in ("get", "post"):
        answer = getattr(stale, method)(SECURITY + path)
        assert answer["Location"].startswith("/account/prove/again/?next=")


@pytest.mark.parametrize("path", CHANGES)
def test_a_mailbox_alone_changes_nothing_for_who_has_a_second_way(user: User, path: str) -> None:
    residents.with_phone(user)
    thief = residents.signed_in(user)
    for method in ("get", "post"):
        answer = getattr(thief, method)(SECURITY + path)
        assert answer["Location"].startswith("/account/prove/again/?next=")
    assert thief.get("/account/prove/again/")["Location"] == "/account/prove/"


def test_an_app_is_set_up_with_the_code_that_it_shows(user: User, browser: Client) -> None:
    answer = set_up_app(browser)
    assert answer["Location"] == f"{SECURITY}recovery-codes/"
    assert kinds(user) == ["recovery_codes", "totp"]
    assert browser.get("/account/prove/?next=/track/")["Location"] == "/track/"


def test_a_wrong_code_sets_nothing_up_and_keeps_the_key(user: User, browser: Client) -> None:
    before = key_on(browser.get(f"{SECURITY}app/"))
    page = browser.post(f"{SECURITY}app/", {"code": "000000"})
    assert page.status_code == 422
    assert key_on(page) == before
    assert kinds(user) == []


def test_the_key_is_nowhere_in_the_clear(user: User, browser: Client) -> None:
    key = key_on(browser.get(f"{SECURITY}app/"))
    assert key not in str(dict(browser.session.items()))
    browser.post(f"{SECURITY}app/", {"code": residents.app_code(key)})
    for held in Authenticator.objects.filter(user=user):
        assert key not in json.dumps(held.data)
    assert KEPT_AS not in browser.session


def test_recovery_codes_cannot_be_worked_out_from_the_database(user: User) -> None:
    residents.with_app(user)
    held = Authenticator.objects.get(user=user, type="recovery_codes")
    assert held.data["seed"].startswith("gAAAA")


def test_the_picture_is_an_image_of_its_own_that_is_not_kept(browser: Client) -> None:
    browser.get(f"{SECURITY}app/")
    picture = browser.get(f"{SECURITY}app/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture["Cache-Control"] == "private, no-store"
    assert b"<svg" in picture.content
    assert b"script" not in picture.content


def test_there_is_no_picture_of_what_is_not_being_set_up(browser: Client) -> None:
    assert browser.get(f"{SECURITY}app/picture.svg").status_code == 404


def test_recovery_codes_are_shown_once(user: User, browser: Client) -> None:
    set_up_app(browser)
    shown = browser.get(f"{SECURITY}recovery-codes/").content.decode()
    for code in residents.recovery_codes(user):
        assert f"{code[:4]} {code[4:]}" in shown
    again = browser.get(f"{SECURITY}recovery-codes/").content.decode()
    assert "You have 10 recovery codes left" in again
    assert residents.recovery_codes(user)[0][4:] not in again


def test_new_recovery_codes_replace_the_old_ones(
    user: User, browser: Client, delivering: Delivering
) -> None:
    set_up_app(browser)
    before = residents.recovery_codes(user)
    with delivering():
        browser.post(f"{SECURITY}recovery-codes/")
    assert not set(before) & set(residents.recovery_codes(user))
    assert "new recovery codes" in str(mail.outbox[-1].body)


def test_who_has_nothing_to_recover_gets_no_codes(user: User, browser: Client) -> None:
    assert browser.post(f"{SECURITY}recovery-codes/")["Location"] == SECURITY
    assert kinds(user) == []


def test_taking_the_last_app_away_takes_the_recovery_codes_too(user: User) -> None:
    residents.with_app(user)
    answer = residents.sure(user).post(f"{SECURITY}app/remove/")
    assert answer["Location"] == f"{SECURITY}?done=app-removed"
    assert kinds(user) == []


def test_looking_at_the_page_takes_nothing_away(user: User) -> None:
    residents.with_app(user)
    page = residents.sure(user).get(f"{SECURITY}app/remove/")
    assert "recovery codes will not work either" in page.content.decode()
    assert kinds(user) == ["recovery_codes", "totp"]


def test_a_number_is_proved_by_a_code_before_it_counts(user: User, browser: Client) -> None:
    answer = browser.post(f"{SECURITY}phone/", {"phone": "07700 900123"})
    assert answer["Location"] == f"{SECURITY}phone/code/"
    assert not TextNumber.objects.exists()
    code = codes.figures_of(OneTimeCode.objects.get())
    answer = browser.post(f"{SECURITY}phone/code/", {"code": code})
    assert answer["Location"] == f"{SECURITY}?done=phone"
    assert TextNumber.objects.get(user=user).number == residents.MOBILE


def test_setting_a_number_up_on_the_way_to_a_bill_leads_on_to_it(browser: Client) -> None:
    browser.post(f"{SECURITY}phone/?next=/track/", {"phone": "07700 900123"})
    code = codes.figures_of(OneTimeCode.objects.get())
    answer = browser.post(f"{SECURITY}phone/code/?next=/track/", {"code": code})
    assert answer["Location"] == "/track/"
    assert browser.get("/account/prove/?next=/track/")["Location"] == "/track/"


@pytest.mark.parametrize("typed", ["", "01632 960001", "not a number", "+1 202 555 0100"])
def test_only_a_mobile_gets_a_text(browser: Client, typed: str) -> None:
    assert browser.post(f"{SECURITY}phone/", {"phone": typed}).status_code == 422
    assert not OneTimeCode.objects.exists()


def test_three_wrong_codes_keep_no_number(user: User, browser: Client) -> None:
    browser.post(f"{SECURITY}phone/", {"phone": "07700 900123"})
    right = codes.figures_of(OneTimeCode.objects.get())
    other = "1" * 8 if right != "1" * 8 else "2" * 8
    for _ in range(3):
        browser.post(f"{SECURITY}phone/code/", {"code": other})
    browser.post(f"{SECURITY}phone/code/", {"code": right})
    assert not TextNumber.objects.exists()


def test_a_number_can_be_taken_away(user: User) -> None:
    residents.with_phone(user)
    answer = residents.sure(user).post(f"{SECURITY}phone/remove/")
    assert answer["Location"] == f"{SECURITY}?done=phone-removed"
    assert not TextNumber.objects.exists()


def test_a_passkey_is_kept_under_its_name(user: User, browser: Client) -> None:
    residents.with_passkey(browser, "The tablet")
    assert kinds(user) == ["recovery_codes", "webauthn"]
    browser.get(f"{SECURITY}recovery-codes/")
    assert "The tablet" in browser.get(SECURITY).content.decode()


def test_a_passkey_that_does_not_ask_for_its_owner_is_not_kept(user: User, browser: Client) -> None:
    residents.with_passkey(browser, verifies=False)
    assert kinds(user) == []


def test_a_passkey_of_another_site_is_not_kept(user: User, browser: Client) -> None:
    key = Passkey("testserver")
    key.origin = "https://evil.example"
    made = key.make(residents.asked(browser, f"{SECURITY}passkey/"))
    sent = {"name": "x", "credential": json.dumps(made)}
    assert browser.post(f"{SECURITY}passkey/", sent, **residents.SECURE).status_code == 422
    assert kinds(user) == []


def test_a_passkey_answers_what_was_asked_and_nothing_else(user: User, browser: Client) -> None:
    key = Passkey("testserver")
    options = residents.asked(browser, f"{SECURITY}passkey/")
    options["publicKey"]["challenge"] = "AAAAAAAAAAAAAAAAAAAAAA"
    sent = {"name": "x", "credential": json.dumps(key.make(options))}
    assert browser.post(f"{SECURITY}passkey/", sent, **residents.SECURE).status_code == 422
    assert kinds(user) == []


@pytest.mark.parametrize("sent", ["", "null", "[]", "{}", '{"id": "x"}', "not json"])
def test_what_is_no_passkey_is_an_error_that_says_what_to_do(browser: Client, sent: str) -> None:
    page = browser.post(f"{SECURITY}passkey/", {"name": "My phone", "credential": sent})
    assert page.status_code == 422
    assert "Try again" in page.content.decode()


def test_nobody_takes_another_persons_passkey_away(user: User) -> None:
    other = residents.resident("other@example.org")
    residents.with_passkey(residents.signed_in(other))
    key = Authenticator.objects.get(user=other, type="webauthn").pk
    thief = residents.sure(user)
    assert thief.get(f"{SECURITY}passkey/{key}/remove/").status_code == 404
    assert thief.post(f"{SECURITY}passkey/{key}/remove/").status_code == 404
    assert kinds(other) == ["recovery_codes", "webauthn"]


def test_ones_own_passkey_can_be_taken_away(user: User, browser: Client) -> None:
    residents.with_passkey(browser)
    key = Authenticator.objects.get(user=user, type="webauthn").pk
    assert "My phone" in browser.get(f"{SECURITY}passkey/{key}/remove/").content.decode()
    browser.post(f"{SECURITY}passkey/{key}/remove/")
    assert kinds(user) == []


def test_the_owner_is_told_of_each_change_and_it_is_in_the_log(
    user: User, browser: Client, delivering: Delivering
) -> None:
    with delivering():
        set_up_app(browser)
        browser.post(f"{SECURITY}app/remove/")
    assert [each.to for each in mail.outbox[-2:]] == [[user.email]] * 2
    assert "can now be used" in str(mail.outbox[-2].body)
    assert "can no longer be used" in str(mail.outbox[-1].body)
    done = list(
        AuditEntry.objects.filter(subject=f"user:{user.pk}").values_list("action", flat=True)
    )
    assert {"signin.app-added", "signin.app-removed"} <= set(done)


def test_the_overview_takes_few_queries(
    user: User, browser: Client, django_assert_max_num_queries: Any
) -> None:
    residents.with_app(user)
    residents.with_phone(user)
    browser.get(SECURITY)
    with django_assert_max_num_queries(10):
        assert browser.get(SECURITY).status_code == 200


@pytest.mark.parametrize("path", ["", *(path for path in CHANGES if "picture" not in path)])
def test_no_page_is_kept(user: User, browser: Client, path: str) -> None:
    answer = browser.get(SECURITY + path)
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["2fa/", "2fa/totp/activate/", "2fa/recovery-codes/", "email/"])
def test_allauths_own_pages_lead_to_ours(user: User, path: str) -> None:
    for method in ("get", "post"):
        answer = getattr(residents.sure(user), method)(f"/account/{path}")
        assert answer["Location"] == SECURITY


def test_a_second_way_leads_on_when_the_recovery_codes_were_shown(browser: Client) -> None:
    set_up_app(browser)
    browser.get(f"{SECURITY}recovery-codes/")
    key = Passkey("testserver")
    made = json.dumps(key.make(residents.asked(browser, f"{SECURITY}passkey/")))
    sent = {"name": "My phone", "credential": made}
    answer = browser.post(f"{SECURITY}passkey/", sent, **residents.SECURE)
    assert answer["Location"] == f"{SECURITY}?done=passkey"
    assert "Your passkey is set up" in browser.get(answer["Location"]).content.decode()


def test_the_picture_has_a_white_ground_in_dark_colours_too(browser: Client) -> None:
    browser.get(f"{SECURITY}app/")
    picture = browser.get(f"{SECURITY}app/picture.svg").content.decode()
    assert re.search(r'<rect[^>]+fill="white"', picture)


def test_the_page_says_that_a_text_is_less_safe(browser: Client) -> None:
    page = browser.get(f"{SECURITY}phone/").content.decode()
    assert "A text is less safe than an app or a passkey" in page
