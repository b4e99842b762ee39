"""Choosing how this site looks: kept in one cookie, and back to where the person was."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accessibility.display.forms import USUAL, DisplayForm
from portal.ui.display import COOKIE, WISHES, YEAR, Look

pytestmark = pytest.mark.django_db

HERE = "/display/"
OURS = {"Sec-Fetch-Site": "same-origin"}
AS_USUAL = dict.fromkeys(WISHES, USUAL)


def save(client: Client, **answers: str) -> object:
    return client.post(HERE, AS_USUAL | answers, headers=OURS)


def test_every_wish_is_asked_for_and_nothing_else() -> None:
    asked = {
        name: {choice.value for choice in field.widget.items} - {USUAL}
        for name, field in DisplayForm.base_fields.items()
    }
    assert asked == {name: set(values) for name, values in WISHES.items()}


def test_what_was_chosen_is_kept_for_a_year_and_nothing_else_is() -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(HERE)
    assert not page.cookies
    answers = AS_USUAL | {"text": "largest", "theme": "cream", "back": "/parking/?page=2"}
    response = strict.post(HERE, answers, headers=OURS)
    assert (response.status_code, response["Location"]) == (303, "/parking/?page=2")
    [cookie] = response.cookies.values()
    assert (cookie.key, cookie.value, cookie["max-age"]) == (COOKIE, "2c", YEAR)
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_the_page_shows_what_was_chosen_before(client: Client) -> None:
    client.cookies[COOKIE] = "2cs"
    page = client.get(HERE).content.decode()
    for name, value in (Look.read("2cs").wishes | {"letters": USUAL, "motion": USUAL}).items():
        tag = next(tag for tag in page.split("<input") if f'name="{name}"' in tag and value in tag)
        assert " checked" in tag.split(">")[0], name


def test_the_page_remembers_where_somebody_came_from(client: Client) -> None:
    came = {"Referer": "http://testserver/housing/?page=2#main"}
    page = client.get(HERE, headers=came).content.decode()
    assert '<input type="hidden" name="back" value="/housing/?page=2">' in page
    assert page.count('href="/housing/?page=2"') == 1
    html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.parametrize(
    "referrer",
    [
        "https://evil.example/",
        "http://testserver.evil.example/",
        "http://testserver@evil.example/",
        "http://testserver/display/?said=kept",
        "javascript:alert(1)",
        "http://testserver//evil.example/",
        "http://[",
        "",
    ],
)
def test_it_remembers_no_other_site_and_not_itself(client: Client, referrer: str) -> None:
    assert b'name="back"' not in client.get(HERE, headers={"Referer": referrer}).content


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil",
        "/" + "x" * 3000,
        "/display/",
        "",
    ],
)
def test_nobody_is_led_to_another_site(client: Client, back: str) -> None:
    response = client.post(HERE, AS_USUAL | {"theme": "dark", "back": back}, headers=OURS)
    assert response["Location"].startswith("/display/?said=kept&")
    assert "evil" not in response["Location"]
    assert b'name="back"' not in client.get(HERE, {"back": back}).content


STRIPPED = dict.fromkeys(map(ord, "\t\r\n"))


@pytest.mark.parametrize(
    "back",
    [
        "/\t/evil.example/",
        "/\n/evil.example/",
        "\t//evil.example/",
        "/\x00/evil.example/",
        "/ /evil.example/",
        "///evil.example/",
        "/.\\evil.example/",
        "/..//evil.example/",
        "/%2f/evil.example/",
        "/%5cevil.example/",
        "/%09/evil.example/",
        "/\u202eevil.example/",
        "/:80//evil.example/",
        "/x\r\nSet-Cookie: a=b",
    ],
    ids=ascii,
)
def test_no_trick_leads_a_browser_to_another_host(client: Client, back: str) -> None:
    response = client.post(HERE, AS_USUAL | {"theme": "dark", "back": back}, headers=OURS)
    assert response.status_code == 303
    assert list(response.cookies) == [COOKIE]
    followed = response["Location"].translate(STRIPPED).replace("\\", "/")
    there = urljoin(f"http://testserver{HERE}", followed)
    assert urlsplit(there).netloc == "testserver"


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "null"}, {"Origin": "http://evil.example"}, {"Referer": "x"}]
)
def test_who_does_not_say_where_they_come_from_changes_nothing(
    client: Client, headers: dict[str, str]
) -> None:
    response = client.post(HERE, AS_USUAL | {"theme": "black"}, headers=headers)
    assert (response.status_code, response.cookies) == (403, {})


@pytest.mark.parametrize(
    "sent", ["<script>", "2" * 4000, '"><b>', "\\073", "ÿ\x7f", "d; session=x", "%32", "2,c,s"]
)
def test_a_hostile_cookie_puts_nothing_into_a_page(client: Client, sent: str) -> None:
    client.cookies.load({COOKIE: sent})
    page = client.get(HERE).content.decode()
    tag = page[page.index("<html") : page.index("<head")]
    known = re.sub(r' data-[a-z]+="[a-z]+"', "", tag).strip()
    assert known == '<html lang="en-GB">'


def test_who_stays_to_look_can_still_go_back(client: Client) -> None:
    answers = AS_USUAL | {"theme": "dark", "back": "/housing/", "stay": "1"}
    page = client.post(HERE, answers, headers=OURS, follow=True).content.decode()
    assert "<b>Saved.</b>" in page
    assert 'data-theme="dark"' in page
    assert 'name="back" value="/housing/"' in page


def test_all_can_be_put_back_as_usual(client: Client) -> None:
    client.cookies[COOKIE] = "2cs"
    assert "Put back as usual" in client.get(HERE).content.decode()
    response = client.post(HERE, {"usual": "1", "text": "largest"}, headers=OURS)
    assert response.cookies[COOKIE]["max-age"] == 0
    page = client.get(response["Location"]).content.decode()
    assert "All is back as usual" in page
    assert '<html lang="en-GB">' in page
    assert "Put back as usual" not in page


def test_choosing_everything_as_usual_leaves_no_cookie(client: Client) -> None:
    client.cookies[COOKIE] = "2cs"
    response = client.post(HERE, AS_USUAL, headers=OURS)
    assert response.cookies[COOKIE]["max-age"] == 0


def test_a_browser_that_keeps_no_cookie_is_told_so(client: Client) -> None:
    page = client.get(HERE, {"said": "kept"}).content.decode()
    assert "Your browser did not keep this" in page


@pytest.mark.parametrize("answers", [{"theme": "<script>"}, {"text": ""}, {"motion": "\0"}])
def test_an_answer_that_is_none_of_ours_is_refused_and_nothing_is_kept(
    client: Client, answers: dict[str, str]
) -> None:
    response = client.post(HERE, AS_USUAL | answers | {"back": "/housing/"}, headers=OURS)
    page = response.content.decode()
    assert response.status_code == 422
    assert COOKIE not in response.cookies
    assert "<title>Error: How this site looks" in page
    assert "<script>" not in page
    assert 'name="back" value="/housing/"' in page


def test_another_site_cannot_change_how_ours_looks(client: Client) -> None:
    answers = AS_USUAL | {"theme": "black"}
    response = client.post(HERE, answers, headers={"Sec-Fetch-Site": "cross-site"})
    assert (response.status_code, response.cookies) == (403, {})


def test_the_page_is_kept_by_nobody_and_found_by_no_search(client: Client) -> None:
    response = client.get(HERE)
    assert response["Cache-Control"] == "private, no-store"
    assert b'name="robots" content="noindex"' in response.content


def test_it_asks_the_database_nothing_once_it_is_warm(client: Client) -> None:
    client.get(HERE)
    with CaptureQueriesContext(connection) as queries:
        client.get(HERE)
    assert len(queries.captured_queries) <= 1


def test_on_a_public_computer_it_goes_with_the_window(client: Client) -> None:
    client.cookies["public-computer"] = "1"
    response = client.post(HERE, AS_USUAL | {"theme": "dark"}, headers=OURS)
    assert response.cookies[COOKIE].value == "d"
    assert response.cookies[COOKIE]["max-age"] == ""
