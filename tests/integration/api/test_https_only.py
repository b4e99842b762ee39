"""A program that calls by plain http is refused, not led on: else it would send its key openly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from portal.settings.base import ADDRESSES_OF_PROGRAMS

PROGRAMS = ["/api/v1", "/api/v1/", "/api/v1/cases/2345ABCD", "/open311/v2/requests.json"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(settings: Any) -> Client:
    """A caller of a site that stands behind one proxy of its own, with TLS."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = ADDRESSES_OF_PROGRAMS
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    return Client()


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", PROGRAMS)
def test_plain_http_is_refused_with_a_sentence(browser: Client, path: str, method: str) -> None:
    answer = browser.generic(method, path, headers={"X-Forwarded-Proto": "http"})
    assert answer.status_code == 403
    assert "Call the same address with https." in json.loads(answer.content)["detail"]
    assert not answer.has_header("Location")
    assert answer["Cache-Control"] == "private, no-store"


def test_plain_http_is_refused_before_anybody_asks_who_it_is(browser: Client) -> None:
    answer = browser.get("/api/v1/", headers={"Authorization": "Bearer of-nobody"})
    assert json.loads(answer.content)["type"] == "/api/#problem-https"


@pytest.mark.parametrize("path", PROGRAMS)
def test_what_our_proxy_took_by_https_goes_on(browser: Client, path: str) -> None:
    answer = browser.get(path, headers={"X-Forwarded-Proto": "https"})
    assert b"problem-https" not in answer.content
    assert answer.status_code != 403


@pytest.mark.parametrize("path", ["/", "/api/", "/track/", "/api/v10/", "/open311-for-all/"])
def test_a_page_is_led_to_https(browser: Client, path: str) -> None:
    answer = browser.get(path, headers={"X-Forwarded-Proto": "http"})
    assert (answer.status_code, answer["Location"]) == (301, f"https://testserver{path}")


def test_where_nothing_is_led_to_https_programs_may_call_as_they_are(
    client: Client, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = False
    assert client.get("/api/v1/nothing").status_code == 404
