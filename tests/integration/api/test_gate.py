"""Wrong types, sizes, methods and addresses: always a problem as RFC 9457 has it, never a page."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.integration.api.body import MOST
from portal.integration.api.problems import KINDS, MEDIA_TYPE
from tests.support.api import Calling

NOTE = {"words": "We rang.", "public": False}
JSON = "application/json"


def is_problem(answer: Any, status: int) -> bool:
    body = json.loads(answer.content)
    return bool(
        answer.status_code == status
        and answer["Content-Type"] == MEDIA_TYPE
        and body["status"] == status
        and {"type", "title", "detail"} <= set(body)
    )


def send(housing: Calling, path: str, body: bytes, **environ: Any) -> Any:
    headers = {"Authorization": f"Bearer {housing.key}", "Idempotency-Key": "one"}
    return housing.client.generic(
        "POST", f"/api/v1{path}", body, headers=headers, **{"content_type": JSON, **environ}
    )


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nothing",
        "/nothing/",
        "/cases",
        "/cases/",
        "/cases/a/b/c",
        "/cases/%00",
        "/docs",
        "/%2e%2e/admin/",
        "/a%0Ab",
        "/%ff%fe",
        "/cases/x%2Fy",
    ],
)
def test_an_address_that_is_not_there_is_a_problem(housing: Calling, path: str) -> None:
    assert is_problem(housing.get(path), 404)


def test_no_address_under_the_api_leads_elsewhere() -> None:
    for path in ("/api/v1/cases/ABCD2345/", "/api/v1/nothing", "/api/v1//cases"):
        assert Client().get(path).status_code in (401, 404)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "POST", "PURGE"])
def test_a_method_that_is_not_there_is_a_problem(housing: Calling, case: Case, method: str) -> None:
    answer = housing.client.generic(method, f"/api/v1/cases/{case.reference}")
    assert is_problem(answer, 405)
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_options_says_what_may_be_done(housing: Calling, notes: str) -> None:
    answer = housing.client.options(f"/api/v1{notes}")
    assert (answer.status_code, answer["Allow"], answer.content) == (204, "OPTIONS, POST", b"")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_head_is_get_without_its_body(housing: Calling, case: Case) -> None:
    headers = {"Authorization": f"Bearer {housing.key}"}
    known = housing.client.head(f"/api/v1/cases/{case.reference}", headers=headers)
    assert (known.status_code, known.content) == (200, b"")
    assert housing.client.head("/api/v1/cases/2222-2222", headers=headers).status_code == 404


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/jsonx",
        "application/json, text/html",
    ],
)
def test_only_json_in_utf_8_is_taken(housing: Calling, notes: str, content_type: str) -> None:
    answer = send(housing, notes, json.dumps(NOTE).encode(), content_type=content_type)
    assert is_problem(answer, 415)


@pytest.mark.parametrize("content_type", ["APPLICATION/JSON", "application/json; charset=UTF-8"])
def test_json_may_be_named_in_other_ways(housing: Calling, notes: str, content_type: str) -> None:
    body = json.dumps(NOTE).encode()
    assert send(housing, notes, body, content_type=content_type).status_code == 200


def test_no_message_at_all_is_a_problem(housing: Calling, notes: str) -> None:
    assert is_problem(send(housing, notes, b"", CONTENT_TYPE=JSON), 422)


def test_what_is_compressed_is_not_unpacked(housing: Calling, notes: str) -> None:
    assert is_problem(send(housing, notes, b"x", HTTP_CONTENT_ENCODING="gzip"), 415)


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"nul",
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf{}",
        b'{"words": "\xe9", "public": true}',
        b'{"words": NaN, "public": true}',
        b'{"words": "a", "words": "b", "public": true}',
        b"[" * 100_000,
        b'{"a":' * 40_000,
        b"9" * 100_000,
        b'{"words": "a", "public": true} x',
        b"[]",
        b'"text"',
        b"null",
        b"7",
        b'{"words": "\\ud800", "public": true}',
        b'{"words": {"a": 1}, "public": true}',
        b'{"words": "a", "public": "yes"}',
        b'{"words": "a", "public": 1}',
        b'{"words": "a", "public": true, "more": 1}',
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_no_message_is_a_problem(housing: Calling, notes: str, body: bytes) -> None:
    answer = send(housing, notes, body)
    assert is_problem(answer, answer.status_code)
    assert answer.status_code in (400, 422)


class Unread(BytesIO):
    """A body that must not be read."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("It was read.")

    readline = read


def raw(path: str, key: str, **environ: Any) -> Any:
    """Ask as a server does, with a body that must not be read."""
    return Client().request(
        **{
            "REQUEST_METHOD": "POST",
            "PATH_INFO": f"/api/v1{path}",
            "wsgi.input": Unread(),
            "CONTENT_TYPE": JSON,
            "HTTP_AUTHORIZATION": f"Bearer {key}",
            "HTTP_IDEMPOTENCY_KEY": "one",
            **environ,
        }
    )


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": str(MOST + 1)}, 413),
        ({"CONTENT_LENGTH": "9" * 5000}, 413),
        ({"CONTENT_LENGTH": f"{MOST + 1:030}"}, 413),
        ({"CONTENT_LENGTH": "-1"}, 411),
        ({"CONTENT_LENGTH": "many"}, 411),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ({"CONTENT_LENGTH": "10", "CONTENT_TYPE": "text/html"}, 415),
        ({"CONTENT_LENGTH": "10", "HTTP_AUTHORIZATION": "Bearer no"}, 401),
        ({"CONTENT_LENGTH": "10", "HTTP_IDEMPOTENCY_KEY": ""}, 400),
    ],
)
def test_what_would_be_refused_is_not_even_read(
    housing: Calling, notes: str, environ: dict[str, str], status: int
) -> None:
    assert is_problem(raw(notes, housing.key, **environ), status)


def test_as_much_as_is_allowed_is_read(housing: Calling, notes: str) -> None:
    body = json.dumps(NOTE).encode()
    assert send(housing, notes, body + b" " * (MOST - len(body))).status_code == 200
    assert is_problem(send(housing, notes, body + b" " * (MOST + 1 - len(body))), 413)


def test_a_message_that_breaks_off_is_no_message(housing: Calling, notes: str) -> None:
    body = json.dumps(NOTE).encode()
    assert send(housing, notes, body, CONTENT_LENGTH=str(len(body) - 4)).status_code == 400


def test_a_connection_that_ends_too_early_brings_no_message(housing: Calling, notes: str) -> None:
    body = json.dumps(NOTE).encode()
    sent = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body) + 1)}
    assert is_problem(raw(notes, housing.key, **sent), 400)


def test_nothing_is_kept_by_anybody_between_and_nothing_is_set(
    housing: Calling, case: Case
) -> None:
    housing.client.cookies["sessionid"] = "x"
    for path in (f"/cases/{case.reference}", "/cases/2222-2222", "/nothing", "/openapi.json"):
        answer = housing.get(path)
        assert answer["Cache-Control"] == "private, no-store"
        assert not answer.cookies
        assert "json" in answer["Content-Type"]


def test_a_host_that_is_not_ours_gets_a_problem_under_the_api_and_a_page_elsewhere(
    housing: Calling, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["www.council.example"]
    assert is_problem(housing.get("/cases/2222-2222", Host="evil.example"), 400)
    assert "html" in Client().get("/", headers={"Host": "evil.example"})["Content-Type"]


def test_no_form_token_is_needed(housing: Calling, notes: str) -> None:
    housing.client = Client(enforce_csrf_checks=True)
    assert housing.post(notes, NOTE).status_code == 200


def test_the_description_is_only_read(housing: Calling) -> None:
    assert is_problem(housing.post("/openapi.json", {}), 405)


def test_every_problem_is_described_by_its_address() -> None:
    assert len({kind.type for kind in KINDS}) == len(KINDS)
