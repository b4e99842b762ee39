"""Cookies of ours: one prefix for all where pages come by https, none on a machine of one's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from portal.ui import cookies

ROOT = Path(__file__).resolve().parents[2]


def keep(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("kept")
    cookies.give(response, "thing", "its value", 60)
    return response


def lose(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("lost")
    cookies.take_back(response, "thing")
    return response


def look(request: HttpRequest) -> HttpResponse:
    return HttpResponse(cookies.read(request, "thing"))


def say(request: HttpRequest) -> HttpResponse:
    messages.info(request, "Saved")
    return HttpResponse("said")


def hear(request: HttpRequest) -> HttpResponse:
    return HttpResponse(" ".join(str(each) for each in messages.get_messages(request)))


urlpatterns = [path(f"{view.__name__}/", view) for view in (keep, lose, look, say, hear)]


@pytest.fixture(autouse=True)
def these_pages(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]


@override_settings(SESSION_COOKIE_SECURE=True)
@pytest.mark.parametrize(
    ("page", "name"), [("/keep/", "__Host-thing"), ("/say/", "__Host-messages")]
)
def test_by_https_a_browser_takes_it_from_this_host_alone(
    client: Client, page: str, name: str
) -> None:
    [cookie] = client.get(page, secure=True).cookies.values()
    assert cookie.key == name
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")


@pytest.mark.parametrize(("page", "name"), [("/keep/", "thing"), ("/say/", "messages")])
def test_without_https_the_name_stands_as_it_is(client: Client, page: str, name: str) -> None:
    [cookie] = client.get(page).cookies.values()
    assert (cookie.key, cookie["secure"], cookie["httponly"]) == (name, "", True)


@pytest.mark.parametrize("secure", [True, False])
def test_what_was_given_can_be_read_and_taken_back(client: Client, secure: bool) -> None:
    with override_settings(SESSION_COOKIE_SECURE=secure):
        client.get("/keep/", secure=secure)
        assert client.get("/look/", secure=secure).content == b"its value"
        [gone] = client.get("/lose/", secure=secure).cookies.values()
        assert (gone["max-age"], gone["path"]) == (0, "/")
        assert bool(gone["secure"]) is secure  # or a browser would not heed it


@override_settings(SESSION_COOKIE_SECURE=True)
def test_one_planted_without_the_prefix_is_not_read(client: Client) -> None:
    client.cookies["thing"] = "planted over http"
    assert client.get("/look/", secure=True).content == b""


@pytest.mark.parametrize("secure", [True, False])
def test_what_is_said_once_is_heard_on_the_next_page(client: Client, secure: bool) -> None:
    with override_settings(SESSION_COOKIE_SECURE=secure):
        client.get("/say/", secure=secure)
        assert client.get("/hear/", secure=secure).content == b"Saved"
        assert client.get("/hear/", secure=secure).content == b""


def test_no_room_gives_a_cookie_in_a_way_of_its_own() -> None:
    own_way = re.compile(r"\.(set_cookie|set_signed_cookie|delete_cookie)\(")
    places = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "portal").rglob("*.py")
        if own_way.search(file.read_text())
    }
    # The last page of a public computer takes away whatever the browser holds, by its full name.
    assert places == {"portal/ui/cookies.py", "portal/accounts/kiosk/views.py"}
