"""When something is wrong: the right status, plain words, and a way on."""

from __future__ import annotations

import contextlib
import sqlite3
from tempfile import NamedTemporaryFile
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import html5lib
import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.db.utils import DatabaseErrorWrapper
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from portal.urls import handler400, handler403, handler404, handler500  # noqa: F401 - used by name


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("CANARY")


def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("CANARY")


def suspects(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("CANARY")


@csrf_exempt
def reads(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


def as_django_says_it() -> Any:
    """Turn SQLite's errors into Django's, whichever database the tests are on."""
    return DatabaseErrorWrapper(SimpleNamespace(Database=sqlite3, errors_occurred=False))


def locked(request: HttpRequest) -> HttpResponse:
    """Find the database locked, as happens when another writer takes too long."""
    with NamedTemporaryFile() as file:
        holder, waiter = (sqlite3.connect(file.name, timeout=0) for _ in range(2))
        with (
            contextlib.closing(holder),
            contextlib.closing(waiter),
            as_django_says_it(),
        ):
            holder.execute("BEGIN IMMEDIATE")
            waiter.execute("BEGIN IMMEDIATE")
    return HttpResponse("not locked")


def mistaken(request: HttpRequest) -> HttpResponse:
    with as_django_says_it(), contextlib.closing(sqlite3.connect(":memory:")) as empty:
        empty.execute("SELECT a FROM no_such_table")
    return HttpResponse("no mistake")


urlpatterns = [
    path("fails/", fails),
    path("locked/", locked),
    path("mistaken/", mistaken),
    path("refuses/", refuses),
    path("suspects/", suspects),
    path("reads/", reads),
    path("form/", form),
    path("look-only/", require_GET(form)),
    path("", include("portal.urls")),
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/no-such-page/", 404, "We cannot find that page"),
        ("/fails/", 500, "The fault is ours, not yours"),
        ("/refuses/", 403, "start again from the"),
        ("/suspects/", 400, "We did not understand that"),
    ],
)
def test_each_says_what_to_do(visitor: Client, address: str, status: int, words: str) -> None:
    response = visitor.get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert "CANARY" not in page
    assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count("<h1") == 1


def test_a_page_that_is_not_found_offers_the_search_and_the_a_to_z(visitor: Client) -> None:
    page = visitor.get("/no-such-page/").content.decode()
    assert 'action="/search/"' in page
    assert 'href="/a-to-z/"' in page
    assert "no-such-page" not in page, "what was typed is not repeated"


def test_the_page_for_our_own_faults_needs_no_database(visitor: Client) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        response = visitor.get("/fails/")
    assert response.status_code == 503
    assert "The fault is ours" in response.content.decode()


def test_a_database_that_is_locked_asks_to_try_again_soon(visitor: Client) -> None:
    response = visitor.get("/locked/")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Wait a minute" in response.content.decode()
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


def test_a_query_that_is_wrong_is_our_fault_and_no_matter_of_waiting(visitor: Client) -> None:
    assert visitor.get("/mistaken/").status_code == 500


def test_nor_a_stylesheet_that_is_there(visitor: Client) -> None:
    with patch("portal.ui.errors.static", side_effect=ValueError("not in the manifest")):
        assert "The fault is ours" in visitor.get("/fails/").content.decode()


def test_a_form_that_has_grown_stale_says_how_to_send_it_again(visitor: Client) -> None:
    response = visitor.post("/form/")
    assert response.status_code == 403
    assert "Send your answers once more" in response.content.decode()


def test_the_wrong_method_gets_a_page_and_the_methods_that_work(client: Client) -> None:
    response = client.put("/look-only/")
    assert response.status_code == 405
    assert response["Allow"] == "GET"
    assert "That does not work here" in response.content.decode()


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_too_much_at_once_is_413_and_says_so(visitor: Client) -> None:
    response = visitor.post("/reads/", {"words": "x" * 2000})
    assert response.status_code == 413
    assert "too big" in response.content.decode()


@override_settings(ALLOWED_HOSTS=["www.council.example"])
def test_another_host_name_gets_a_plain_400(visitor: Client) -> None:
    response = visitor.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()
    assert "We did not understand that" in response.content.decode()
