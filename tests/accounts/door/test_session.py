"""What happens to the session and the headers on the way in and out (ASVS 7.2, 14.3)."""

from __future__ import annotations

import pytest
from django.test import Client

from .walking import CODE, SIGN_IN, ask_for_code, come_in, newest_code, type_code, user_of


def test_the_session_has_another_key_after_signing_in(browser: Client) -> None:
    ask_for_code(browser)
    before = browser.session.session_key
    type_code(browser)
    assert browser.session.session_key != before


def test_a_session_that_somebody_planted_is_worth_nothing(browser: Client) -> None:
    """The attacker knows the key that the victim began with."""
    ask_for_code(browser)
    planted = browser.cookies["sessionid"].value
    type_code(browser)
    attacker = Client()
    attacker.cookies["sessionid"] = planted
    assert attacker.get("/account/security/").status_code == 303
    assert user_of(attacker) is None


def test_signing_out_ends_the_session_for_good(browser: Client) -> None:
    come_in(browser)
    stolen = browser.cookies["sessionid"].value
    answer = browser.post("/account/sign-out/")
    assert (answer.status_code, answer["Location"]) == (303, "/account/signed-out/")
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert user_of(thief) is None
    assert thief.get("/account/security/").status_code == 303


def test_a_link_signs_nobody_out(browser: Client) -> None:
    come_in(browser)
    for path in ("/account/sign-out/", "/account/logout/"):
        assert browser.get(path).status_code == 200
    assert user_of(browser)


def test_signed_out_says_so_and_has_the_browser_drop_what_it_kept(browser: Client) -> None:
    page = browser.get("/account/signed-out/", secure=True)
    assert "You are signed out" in page.content.decode()
    assert page["Clear-Site-Data"] == '"cache"'


def test_who_is_not_signed_in_is_not_asked_to_sign_out(browser: Client) -> None:
    assert browser.get("/account/sign-out/")["Location"] == "/account/signed-out/"


@pytest.mark.django_db
def test_another_site_can_neither_ask_for_a_code_nor_sign_anybody_out() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"email": "a@example.org"}).status_code == 403
    assert strict.post("/account/sign-out/").status_code == 403


@pytest.mark.parametrize("path", [SIGN_IN, "/account/signed-out/", "/account/inactive/"])
def test_no_page_of_the_door_is_kept(browser: Client, path: str) -> None:
    page = browser.get(path)
    assert page["Cache-Control"] == "private, no-store"
    assert "noindex" in page["X-Robots-Tag"]


def test_the_page_that_shows_an_address_is_not_kept(browser: Client) -> None:
    ask_for_code(browser)
    assert browser.get(CODE)["Cache-Control"] == "private, no-store"


def test_what_was_sent_to_a_browser_counts_no_more_once_it_is_in(browser: Client) -> None:
    ask_for_code(browser)
    code = newest_code()
    type_code(browser, code)
    assert "door" not in browser.session
