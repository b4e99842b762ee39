"""What is kept for everybody, what never is, and how it is sent."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

import brotli
import pytest
from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache

from portal.ui.pagecache import ASK_FIRST, PageCache
from tests.support.factories import (
    ServicePageFactory,
    TopicPageFactory,
    UserFactory,
    council_settings,
    home_page,
)

pytestmark = pytest.mark.django_db

LONG = "<p>Words for everybody.</p>" * 50
calls: list[str] = []


def answer(change: Callable[[HttpRequest, HttpResponse], object]) -> object:
    def view(request: HttpRequest) -> HttpResponse:
        calls.append(request.get_full_path())
        response = HttpResponse(LONG)
        change(request, response)
        return response

    return view


plain = answer(lambda request, response: None)
KEPT = {
    "plain": plain,
    "cookie": answer(lambda request, response: response.set_cookie("mine", "1")),
    "token": answer(lambda request, response: get_token(request)),
    "session": answer(lambda request, response: request.session.get("x")),
    "user": answer(lambda request, response: request.user.is_authenticated),
    "language": answer(lambda request, response: patch_vary_headers(response, ["Accept-Language"])),
    "missing": answer(lambda request, response: setattr(response, "status_code", 404)),
    "message": answer(lambda request, response: messages.info(request, "For one person")),
    "private": never_cache(plain),
}
urlpatterns = [
    *(path(f"{name}/", view, name=f"kept_{name}") for name, view in KEPT.items()),
    path("unnamed/", plain, name="some_form"),
    path("", include("portal.urls")),
]
VIEWS = [f"kept_{name}" for name in KEPT]


@pytest.fixture(autouse=True)
def cached() -> Iterator[None]:
    calls.clear()
    with override_settings(
        ROOT_URLCONF=__name__, PAGE_CACHE_ROOM=50, PAGE_CACHE_VIEWS=["wagtail_serve", *VIEWS]
    ):
        yield


def test_a_kept_page_takes_no_query(client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    assert not queries.captured_queries


def test_a_kept_page_is_the_page(client: Client) -> None:
    first, second = client.get("/plain/"), client.get("/plain/")
    assert first.content == second.content == LONG.encode()
    assert dict(first.items()) == dict(second.items())
    assert len(calls) == 1


def test_browsers_are_told_to_ask_before_each_use(client: Client) -> None:
    for _ in range(2):
        response = client.get("/plain/")
        assert response["Cache-Control"] == ASK_FIRST
        assert response["Vary"] == "Accept-Encoding, Cookie"
        assert not response.has_header("Age")


def test_a_kept_page_has_the_headers_that_guard_it(client: Client) -> None:
    client.get("/plain/")
    response = client.get("/plain/")
    for name in ("Content-Security-Policy", "Permissions-Policy", "X-Content-Type-Options"):
        assert response.has_header(name), name


@pytest.mark.parametrize(
    ("accepted", "decode"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_kept_page_is_sent_small(
    client: Client, accepted: str, decode: Callable[[bytes], bytes]
) -> None:
    for _ in range(2):
        response = client.get("/plain/", headers={"Accept-Encoding": accepted})
        assert response["Content-Encoding"] == accepted
        assert decode(response.content) == LONG.encode()
        assert response["Content-Length"] == str(len(response.content))


def test_a_browser_that_has_the_page_is_told_so(client: Client) -> None:
    tag = client.get("/plain/", headers={"Accept-Encoding": "br"})["ETag"]
    response = client.get("/plain/", headers={"Accept-Encoding": "br", "If-None-Match": tag})
    assert response.status_code == 304
    assert response.content == b""
    assert (response["ETag"], response["Cache-Control"]) == (tag, ASK_FIRST)
    assert not response.has_header("Content-Length")


@pytest.mark.parametrize("known", ["W/{tag}", '"x", {tag}', "*"])
def test_a_tag_is_known_in_any_form(client: Client, known: str) -> None:
    tag = client.get("/plain/")["ETag"]
    header = {"If-None-Match": known.format(tag=tag)}
    assert client.get("/plain/", headers=header).status_code == 304


def test_other_bytes_have_another_tag(client: Client) -> None:
    tags = {
        client.get("/plain/", headers={"Accept-Encoding": accepted})["ETag"]
        for accepted in ("br", "gzip", "")
    }
    assert len(tags) == 3


def test_a_head_says_how_long_the_page_is_and_sends_none_of_it(client: Client) -> None:
    page = client.get("/plain/")
    response = client.head("/plain/")
    assert response.content == b""
    assert response["Content-Length"] == str(len(page.content))
    assert response["ETag"] == page["ETag"]


@pytest.mark.parametrize("name", [name for name in KEPT if name != "plain"])
def test_what_is_not_for_everybody_is_never_kept(client: Client, name: str) -> None:
    first = client.get(f"/{name}/")
    Client().get(f"/{name}/")
    assert len(calls) == 2
    assert "public" not in first["Cache-Control"]


def test_a_view_that_is_not_named_is_never_kept(client: Client) -> None:
    client.get("/unnamed/")
    response = client.get("/unnamed/")
    assert len(calls) == 2
    assert response["Cache-Control"] == "private, no-cache"


def test_a_page_that_sets_a_cookie_may_be_stored_nowhere(client: Client) -> None:
    for name in ("cookie", "token", "session"):
        assert client.get(f"/{name}/")["Cache-Control"] == "private, no-store"


def test_someone_who_is_signed_in_gets_and_leaves_nothing(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/plain/")["Cache-Control"] == "private, no-store"
    client.get("/plain/")
    assert len(calls) == 2
    Client().get("/plain/")
    assert len(calls) == 3, "what they were shown was not kept for others"


def test_a_password_in_the_request_keeps_it_out(client: Client) -> None:
    for _ in range(2):
        client.get("/plain/", headers={"Authorization": "Basic eDp5"})
    assert len(calls) == 2


def test_other_cookies_do_no_harm(client: Client) -> None:
    client.cookies["theme"] = "dark"
    client.get("/plain/")
    client.get("/plain/")
    assert len(calls) == 1


def test_a_post_is_neither_answered_from_memory_nor_kept(client: Client) -> None:
    client.post("/plain/")
    client.get("/plain/")
    client.post("/plain/")
    assert len(calls) == 3


@pytest.mark.parametrize("query", ["utm_source=x&utm_medium=y", "fbclid=1", "gclid=1&utm_id=2"])
def test_a_visit_with_a_tracker_reads_the_kept_page_but_never_writes_it(
    client: Client, query: str
) -> None:
    client.get(f"/plain/?{query}")
    client.get("/plain/")
    client.get(f"/plain/?{query}")
    assert calls == [f"/plain/?{query}", "/plain/"]


@pytest.mark.parametrize(
    "query",
    ["x=1", "page=1&x=2", "page=1&page=2", f"page={'9' * 30}", "page=%00", "&" * 50 + "a=1"],
)
def test_an_unknown_query_cannot_fill_the_cache(client: Client, query: str) -> None:
    client.get(f"/plain/?{query}")
    client.get(f"/plain/?{query}")
    assert len(calls) == 2


def test_a_known_query_key_has_a_page_of_its_own(client: Client) -> None:
    for address in ("/plain/?page=2", "/plain/?page=3", "/plain/?page=2"):
        client.get(address)
    assert calls == ["/plain/?page=2", "/plain/?page=3"]


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_the_answer_to_a_host_that_is_not_ours_has_the_headers_of_every_other(
    client: Client,
) -> None:
    response = client.get("/plain/", headers={"Host": "evil.example:1"})
    assert response.status_code == 400
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_each_host_and_scheme_has_its_own(client: Client) -> None:
    client.get("/plain/")
    client.get("/plain/", secure=True)
    client.get("/plain/", headers={"Host": "other.example"})
    assert len(calls) == 3


@override_settings(PAGE_CACHE_ROOM=2)
def test_the_page_that_was_used_least_lately_makes_room(client: Client) -> None:
    for page in (1, 2, 1, 3, 1, 2):
        client.get(f"/plain/?page={page}")
    assert [call[-1] for call in calls] == ["1", "2", "3", "2"]


def test_a_change_is_seen_at_once(client: Client) -> None:
    page = ServicePageFactory(title="Pay a fine")
    assert b"Pay a fine" in client.get(page.url).content
    page.title = "Pay a parking fine"
    page.save_revision().publish()
    assert b"Pay a parking fine" in client.get(page.url).content
    page.unpublish()
    assert client.get(page.url).status_code == 404


def test_the_name_of_the_council_changes_on_every_page_at_once(client: Client) -> None:
    page = TopicPageFactory()
    client.get(page.url)
    council_settings(name="Newtown Council")
    assert b"Newtown Council" in client.get(page.url).content


def test_a_preview_is_never_kept_nor_answered_from_memory(client: Client) -> None:
    home = home_page()
    client.get("/")
    home.question = "A question nobody has published"
    shown = home.make_preview_request()
    assert b"A question nobody has published" in shown.content
    assert "private" in shown["Cache-Control"]
    assert b"A question nobody has published" not in client.get("/").content


def test_the_admin_is_never_kept(client: Client) -> None:
    for _ in range(2):
        assert "no-store" in client.get("/admin/login/")["Cache-Control"]


@override_settings(PAGE_CACHE_ROOM=-1)
def test_it_can_be_left_out(client: Client) -> None:
    client.get("/plain/")
    client.get("/plain/")
    assert len(calls) == 2


def test_it_is_the_outermost_middleware(settings: object) -> None:
    first = settings.MIDDLEWARE[0]  # type: ignore[attr-defined]
    assert first == f"{PageCache.__module__}.{PageCache.__name__}"
