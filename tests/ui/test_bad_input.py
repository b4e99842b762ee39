"""Whatever is sent to any address, the answer is a page with an honest status, never a 500."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.factories import GuidePageFactory, home_page

pytestmark = pytest.mark.django_db

ADDRESSES = ("/", "/search/", "/a-to-z/", "/service-status/", "/page-feedback/1/", "/sitemap.xml")
ODD = (
    "\0",
    "%00",
    "'",
    '"',
    '"unclosed',
    "a" * 10_000,
    "\u202e\u0000\ud7ff",
    "%ff%fe",
    "😀" * 100,
    "../../etc/passwd",
    "AND OR NOT * ( ) :",
    "-",
    "{{ 7*7 }}",
    "<script>",
    "9" * 400,
    "\r\nSet-Cookie: a=b",
)
fuzz = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
text = st.text(max_size=60) | st.sampled_from(ODD)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("odd", ODD)
def test_odd_queries(client: Client, address: str, odd: str) -> None:
    for query in (f"q={quote(odd, safe='%')}", f"page={quote(odd)}", quote(odd, safe="%&=")):
        assert client.get(f"{address}?{query}").status_code < 500


@pytest.mark.parametrize("odd", ODD)
def test_odd_paths(client: Client, odd: str) -> None:
    guide = GuidePageFactory(parent=home_page())
    for start in ("/", "/a-to-z/", "/page-feedback/", guide.url, "/admin/", "/documents/"):
        assert client.get(f"{start}{quote(odd, safe='%')}/").status_code < 500


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "head", "trace"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_method(client: Client, address: str, method: str) -> None:
    assert getattr(client, method)(address).status_code < 500


@pytest.mark.parametrize("number", ["0", "9" * 30, "1" * 400, "-1"])
def test_numbers_that_no_page_has(client: Client, number: str) -> None:
    for address in (f"/page-feedback/{number}/", f"/?page={number}", f"/documents/{number}/x.pdf"):
        assert client.get(address).status_code < 500
        assert client.post(address, {"useful": "yes"}).status_code < 500


@fuzz
@given(path=text, key=text, value=text)
@example(path="search/", key="q", value="\0" * 50)
@example(path="a" * 9000, key="", value="")
def test_anything_at_all(client: Client, path: str, key: str, value: str) -> None:
    query = f"{quote(key, errors='replace')}={quote(value, errors='replace')}"
    assert client.get(f"/{quote(path, errors='replace')}?{query}").status_code < 500


@fuzz
@given(
    body=st.binary(max_size=300), kind=st.sampled_from(["text/plain", "", "multipart/form-data"])
)
def test_any_body(client: Client, body: bytes, kind: str) -> None:
    origin = {"Sec-Fetch-Site": "same-origin"}
    for address in ("/page-feedback/1/", "/admin/login/", "/search/"):
        answer = client.post(address, data=body, content_type=kind, headers=origin)
        assert answer.status_code < 500


@pytest.mark.parametrize(
    "header",
    [
        {"Cookie": "sessionid=\0\xff; csrftoken=;;;"},
        {"Accept-Encoding": "br;q=x, ;;;, \xff"},
        {"If-None-Match": '"unclosed'},
        {"X-Forwarded-For": "not an address"},
        {"Referer": "http://[broken"},
        {"Origin": "\xff"},
        {"Content-Length": "-5"},
    ],
)
def test_odd_headers(client: Client, header: dict[str, str]) -> None:
    for address in ADDRESSES:
        assert client.get(address, headers=header).status_code < 500
        assert client.post(address, headers=header).status_code < 500
