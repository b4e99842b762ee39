"""Forms that stand on cached pages take a POST from our own pages only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path

from portal.ui.origin import is_same_origin, same_origin

OURS = "https://council.example"


@same_origin
def form(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse(f"taken {number}")


urlpatterns = [path("form/<int:number>/", form), path("", include("portal.urls"))]


def asked(**headers: str) -> bool:
    return is_same_origin(
        RequestFactory(headers={"Host": "council.example", **headers}).post("/", secure=True)
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": OURS},
        {"Referer": f"{OURS}/bins/?page=2"},
    ],
)
def test_our_own_pages_may_send(headers: dict[str, str]) -> None:
    assert asked(**headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null"},
        {"Origin": "http://council.example"},
        {"Origin": "https://council.example:444"},
        {"Origin": "https://council.example.evil.example"},
        {"Referer": "https://evil.example/?https://council.example"},
        {"Referer": "http://[broken"},
    ],
)
def test_nobody_else_may(headers: dict[str, str]) -> None:
    assert not asked(**headers)


@override_settings(CSRF_TRUSTED_ORIGINS=["https://www.council.example"])
def test_a_trusted_origin_may() -> None:
    assert asked(Origin="https://www.council.example")


@pytest.fixture
def strict() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(enforce_csrf_checks=True)


def test_no_token_is_asked_for(strict: Client) -> None:
    answer = strict.post("/form/7/", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.content == b"taken 7"


@pytest.mark.django_db
def test_reading_needs_no_origin(strict: Client) -> None:
    assert strict.get("/form/7/").status_code == 200


@pytest.mark.django_db
def test_a_refusal_is_a_page_in_plain_words(strict: Client) -> None:
    answer = strict.post("/form/7/", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "did not come from our own website" in answer.content.decode()
    assert "csrftoken" not in answer.cookies
