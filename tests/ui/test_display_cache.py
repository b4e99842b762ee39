"""Pages are kept once for each look, and nobody is shown another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from portal.ui import display
from portal.ui.display import Look, look_of
from portal.ui.pagecache import ASK_FIRST, ASK_FIRST_ALONE

pytestmark = pytest.mark.django_db

DARK, CREAM = Look(theme="dark"), Look(theme="cream", text="larger")
calls: list[str] = []


def shown(request: HttpRequest) -> HttpResponse:
    look = str(look_of(request))
    calls.append(look)
    return HttpResponse(f"<html{look_of(request).attributes}>" + "<p>Words.</p>" * 60)


def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>Words.</p>", headers={"Cache-Control": "public, max-age=60"})


def a_file(request: HttpRequest) -> HttpResponse:
    headers = {"Cache-Control": "public, max-age=60"}
    return HttpResponse("words", content_type="text/css", headers=headers)


urlpatterns = [
    path("shown/", shown, name="kept_shown"),
    path("open/", open_to_all),
    path("file/", a_file),
    path("", include("portal.urls")),
]


@pytest.fixture(autouse=True)
def cached() -> Iterator[None]:
    calls.clear()
    views = ["wagtail_serve", "kept_shown"]
    with override_settings(ROOT_URLCONF=__name__, PAGE_CACHE_ROOM=8, PAGE_CACHE_VIEWS=views):
        yield


def wish(client: Client, letters: str) -> Client:
    client.cookies[display.COOKIE] = letters
    return client


def test_each_look_is_built_once_and_has_its_own_page_and_tag(client: Client) -> None:
    tags = {}
    for look in (Look(), DARK, CREAM):
        for _ in range(2):
            response = wish(client, str(look)).get("/shown/")
            assert f"<html{look.attributes}>" in response.content.decode()
            tags[str(look)] = response["ETag"]
    assert calls == ["", "d", "1c"]
    assert len(set(tags.values())) == 3


def test_cookies_that_come_to_the_same_look_share_one_page(client: Client) -> None:
    for letters in ("1c", "c1", "xx1!c", "1cd", "1" + "c" * 9):
        wish(client, letters).get("/shown/")
    assert calls == ["1c"]


def test_a_cookie_that_says_nothing_known_gets_the_usual_page(client: Client) -> None:
    client.get("/shown/")
    for letters in ("", "zzz", "%00", "D" * 4000):
        wish(client, letters).get("/shown/")
    assert calls == [""]


def test_a_kept_page_in_a_look_takes_no_query(client: Client) -> None:
    wish(client, "d").get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    assert not queries.captured_queries


def test_a_look_takes_no_more_queries_to_build_than_the_usual(client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        wish(client, "2bsfm").get("/")
    assert len(queries.captured_queries) <= 10


def test_looks_however_many_leave_the_usual_page_kept(client: Client) -> None:
    client.get("/shown/")
    for text in "12":
        for theme in "ldckb":
            wish(client, text + theme).get("/shown/")
    wish(client, "").get("/shown/")
    assert calls.count("") == 1
    wish(client, "1l").get("/shown/")
    assert calls.count("1l") == 2, "the look used least lately made room"


def test_a_browser_with_another_look_of_the_page_is_sent_this_one(client: Client) -> None:
    usual = client.get("/shown/")["ETag"]
    wish(client, "d")
    changed = client.get("/shown/", headers={"If-None-Match": usual})
    assert (changed.status_code, b"dark" in changed.content) == (200, True)
    again = client.get("/shown/", headers={"If-None-Match": changed["ETag"]})
    assert again.status_code == 304
    back = wish(client, "").get("/shown/", headers={"If-None-Match": changed["ETag"]})
    assert (back.status_code, b"dark" in back.content) == (200, False)


def test_nothing_on_the_way_keeps_a_look_for_others(client: Client) -> None:
    usual, dark = client.get("/shown/"), wish(client, "d").get("/shown/")
    assert usual["Cache-Control"] == ASK_FIRST
    assert dark["Cache-Control"] == ASK_FIRST_ALONE == "private, no-cache"
    assert usual["Vary"] == dark["Vary"] == "Accept-Encoding, Cookie"


def test_nor_a_page_whose_view_lets_everybody_keep_it(client: Client) -> None:
    usual, dark = client.get("/open/"), wish(client, "d").get("/open/")
    assert usual["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in usual["Vary"]
    assert dark["Cache-Control"] == ASK_FIRST_ALONE


def test_a_file_is_the_same_in_every_look(client: Client) -> None:
    response = wish(client, "d").get("/file/")
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response["Vary"]
