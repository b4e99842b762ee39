"""The door is light: few queries to draw, and a code costs the same whoever asks."""

from __future__ import annotations

from typing import Any

from django.test import Client

from portal.accounts.door import entrances
from portal.accounts.door.entrances import Entrance
from portal.accounts.models import OneTimeCode

from .walking import CODE, SIGN_IN, ask_for_code


def test_the_first_page_takes_few_queries(
    browser: Client, django_assert_max_num_queries: Any
) -> None:
    browser.get(SIGN_IN)
    with django_assert_max_num_queries(8):
        assert browser.get(SIGN_IN).status_code == 200


def test_the_page_for_the_code_does_too(
    browser: Client, django_assert_max_num_queries: Any
) -> None:
    ask_for_code(browser)
    browser.get(CODE)
    with django_assert_max_num_queries(8):
        assert browser.get(CODE).status_code == 200


def test_a_form_that_a_program_filled_in_sends_nothing(browser: Client) -> None:
    page = ask_for_code(browser, website="https://spam.example")
    assert page.status_code == 422
    assert not OneTimeCode.objects.exists()


def test_another_way_in_stands_beside_ours_where_it_is_switched_on(
    browser: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(entrances, "_offers", [])
    entrances.register(lambda request: None)
    assert "/elsewhere/" not in browser.get(SIGN_IN).content.decode()
    entrances.register(lambda request: Entrance("Sign in elsewhere", "/elsewhere/"))
    words = browser.get(f"{SIGN_IN}?next=/track/").content.decode()
    assert 'action="/elsewhere/"' in words
    assert words.count('name="next" value="/track/"') == 3
