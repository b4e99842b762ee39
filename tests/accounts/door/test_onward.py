"""After signing in people get where they wanted, and never to another site (ASVS 1.2.2, 3.7.2)."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client

from portal.accounts.door.onward import own_path

from .walking import CODE, SIGN_IN, ask_for_code, come_in, newest_code

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    " https://evil.example/",
    "/\t/evil.example/",
    "http://testserver/account/",
    "evil",
    "/" + "a" * 600,
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_is_no_path_of_ours_is_not_followed(address: str) -> None:
    assert own_path(address) == ""


@pytest.mark.parametrize("address", ["/", "/track/", "/account/details/?part=phone#top"])
def test_our_own_paths_are_followed(address: str) -> None:
    assert own_path(address) == address


def test_the_page_that_was_asked_for_survives_the_whole_way(browser: Client) -> None:
    following = urlencode({"next": "/track/?x=1"})
    page = browser.get(f"{SIGN_IN}?{following}")
    assert 'name="next" value="/track/?x=1"' in page.content.decode()
    asked = ask_for_code(browser, next="/track/?x=1")
    assert asked["Location"] == f"{CODE}?{following}"
    answer = browser.post(asked["Location"], {"code": newest_code()})
    assert answer["Location"] == "/track/?x=1"


def test_a_new_code_does_not_forget_it(browser: Client) -> None:
    ask_for_code(browser)
    answer = browser.post(CODE, {"again": "yes", "next": "/track/"})
    assert answer["Location"] == f"{CODE}?next=%2Ftrack%2F"


@pytest.mark.parametrize("address", ELSEWHERE[:6])
def test_nobody_is_led_to_another_site_by_signing_in(browser: Client, address: str) -> None:
    assert come_in(browser, next=address)["Location"] == "/account/"


@pytest.mark.parametrize("address", ELSEWHERE[:6])
def test_nobody_is_led_to_another_site_by_an_address(browser: Client, address: str) -> None:
    ask_for_code(browser)
    answer = browser.post(f"{CODE}?{urlencode({'next': address})}", {"code": newest_code()})
    assert answer["Location"] == "/account/"


@pytest.mark.parametrize(
    "path",
    ["login/", "signup/", "login/code/", "login/code/confirm/", "confirm-email/"],
)
def test_allauths_own_doors_lead_to_ours(browser: Client, path: str) -> None:
    answer = browser.get(f"/account/{path}?next=/track/")
    assert (answer.status_code, answer["Location"]) == (303, f"{SIGN_IN}?next=%2Ftrack%2F")
    assert browser.post(f"/account/{path}", {"email": "a@example.org"})["Location"] == SIGN_IN
