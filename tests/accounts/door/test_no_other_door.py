"""allauth signs people in for us, but none of its own pages is to be had (ASVS 6.3.4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth import urls as allauths
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve, reverse
from django.urls.exceptions import Resolver404

from .walking import come_in

REVERSED = [
    "account_login",
    "account_signup",
    "account_logout",
    "account_inactive",
    "account_email",
    "account_reauthenticate",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "account_request_login_code",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
]
"""Names to which allauth's own code leads people."""
PARTS = {"<int:pk>": "1", "<slug:slug>": "x", "^(?P<provider_id>[^/]+)": "one-login"}


def paths(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from paths(each.url_patterns, here)
        else:
            yield here


def filled(path: str) -> str:
    for part, value in PARTS.items():
        path = path.replace(part, value)
    return f"/account/{path}"


ALL = sorted({filled(path) for path in paths(allauths.urlpatterns)})


def test_there_are_many_such_pages_to_look_for() -> None:
    assert len(ALL) > 25


@pytest.mark.parametrize("path", ALL)
def test_no_page_of_allauths_is_served(path: str) -> None:
    try:
        module = resolve(path).func.__module__
    except Resolver404:
        return
    assert not module.startswith("allauth")


@pytest.mark.parametrize("name", REVERSED)
def test_where_allauth_leads_there_is_a_page_of_ours(db: None, name: str) -> None:
    view = resolve(reverse(name)).func
    assert view.__module__.startswith("portal.")
    assert Client().get(reverse(name)).status_code in {200, 303, 403}


def test_a_password_that_an_account_has_opens_nothing_at_the_residents_door(
    browser: Client,
) -> None:
    come_in(browser)
    sent = {"login": "resident@example.org", "email": "resident@example.org", "password": "secret"}
    for name in ("account_login", "account_signup"):
        answer = Client().post(reverse(name), sent)
        assert answer["Location"] == "/account/sign-in/"
