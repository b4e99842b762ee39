"""Coming from a page: what is filled in, what is offered first, and what is not believed."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.accessibility.models import Asked, MadeFormat
from portal.cases.models import Case
from portal.documents import sources
from portal.documents.model import Document
from portal.documents.on_request import all_on_request
from portal.forms.models import Draft
from portal.services.models import ServicePage
from tests.support.formats import asking_for, typed

PROBLEM = "/accessibility/problem/"
FORM = "/forms/report-an-accessibility-problem/"


@pytest.mark.parametrize("name", ["easy-read", "translation", "braille-post"])
def test_what_must_be_made_is_offered_for_every_document(name: str) -> None:
    found = next(each for each in all_on_request() if each.name == name)
    assert found.start("page", "42") == f"/accessibility/formats/{name}/page/42/"


def test_looking_writes_nothing(page: ServicePage) -> None:
    shown = Client().get(f"/accessibility/formats/easy-read/page/{page.pk}/")
    assert shown.status_code == 200
    assert page.title in shown.content.decode()
    assert shown["Cache-Control"] == "private, no-store"
    assert not Draft.objects.exists()
    assert not Asked.objects.exists()


def test_the_page_and_the_format_are_filled_in(page: ServicePage) -> None:
    walker = asking_for(page, "easy-read")
    assert walker.step == "name"
    walker.fill(typed())
    shown = walker.soup.get_text()
    assert page.title in shown
    assert "Easy Read" in shown


def test_three_pages_and_a_button_ask_for_easy_read(page: ServicePage) -> None:
    walker = asking_for(page, "easy-read")
    pressed = 0
    while walker.step != "check-answers":
        walker.send(typed()[walker.step])
        pressed += 1
    assert pressed == 3


def test_what_is_filled_in_can_be_changed_and_then_is_no_longer_that_page(
    page: ServicePage,
) -> None:
    walker = asking_for(page, "easy-read").fill(typed())
    walker.go(walker.at.replace("check-answers", "page") + "?change=1")
    walker.send({"page": "Another page"})
    walker.fill(typed()).send()
    order = Case.objects.get().order
    assert (order.source_kind, order.source_key, order.public) == ("", "", False)
    assert order.title == "Another page"


def test_sending_twice_makes_one_case_and_one_order(page: ServicePage) -> None:
    walker = asking_for(page, "easy-read").fill(typed())
    at, hidden = walker.at, walker.hidden()
    walker.post(at, hidden)
    walker.post(at, hidden)
    assert Case.objects.count() == 1
    assert not Asked.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/accessibility/formats/easy-read/page/999999/",
        "/accessibility/formats/nothing/page/1/",
        "/accessibility/formats/easy-read/nothing/1/",
        "/accessibility/formats/easy-read/page/%00/",
        "/accessibility/formats/easy-read/page/x'y/",
    ],
)
def test_what_is_not_there_is_not_found(page: ServicePage, path: str) -> None:
    assert Client().get(path).status_code == 404
    assert Client().post(path).status_code == 404
    assert not Draft.objects.exists()


def test_another_persons_letter_cannot_be_asked_for(
    page: ServicePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Document("Your letter", [])
    source = sources.Source("test-letter", lambda request, key: mine if key == "mine" else None)
    monkeypatch.setitem(sources._sources, "test-letter", source)
    assert Client().post("/accessibility/formats/easy-read/test-letter/mine/").status_code == 303
    assert Client().post("/accessibility/formats/easy-read/test-letter/theirs/").status_code == 404
    assert Asked.objects.get().public is False


def test_a_letter_behind_a_door_is_asked_for_behind_the_same_door(client: Client, db: None) -> None:
    shown = client.get("/accessibility/formats/easy-read/bill/whatever/")
    assert shown.status_code == 303
    assert shown["Location"].startswith("/account/sign-in/")


def test_what_we_have_already_is_said_before_it_is_asked_for(page: ServicePage) -> None:
    MadeFormat.objects.create(
        key=str(page.pk), title=page.title, format="bsl-video", link="https://v.example.org/1"
    )
    shown = Client().get(f"/accessibility/formats/bsl-video/page/{page.pk}/").content.decode()
    assert "What we have already" in shown
    assert shown.index("What we have already") < shown.index("Ask for it")


def test_a_problem_names_the_page_that_it_is_about(page: ServicePage) -> None:
    client, path = Client(), page.get_url()
    shown = client.get(PROBLEM, {"page": path})
    assert f"{page.title} ({path})" in shown.content.decode()
    assert not Draft.objects.exists()
    begun = client.post(PROBLEM, {"page": path})
    assert begun.status_code == 303
    assert begun["Location"].endswith("/wrong/")
    assert Draft.objects.get().answers["page"] == f"{page.title} ({path})"


def test_a_form_is_named_without_the_key_of_whoever_fills_it_in(page: ServicePage) -> None:
    shown = Client().get(PROBLEM, {"page": "/forms/ask-or-tell/SECRETKEY/email/?x=1"})
    assert "(/forms/ask-or-tell/)" in shown.content.decode()
    assert "Ask a question" in shown.content.decode()


HOSTILE = [
    "",
    "https://evil.example/",
    "//evil.example/bins/",
    "/\\evil.example/",
    "javascript:alert(1)",
    "/nowhere/",
    "/bins/\r\nSet-Cookie: a=b",
    "/\x00",
    "/%00/",
    "/<script>alert(1)</script>/",
    "/track/7K4M-9TX3/",
    "/account/",
    "/forms/no-such-form/",
    "/" + "a" * 5000,
    "http://[bad/",
    "/../../etc/passwd",
    "/٣/",
]


@pytest.mark.parametrize("given", HOSTILE, ids=lambda given: ascii(given)[:24])
def test_a_page_that_is_not_ours_goes_on_by_hand(page: ServicePage, given: str) -> None:
    for answer in (
        Client().get(f"{PROBLEM}?page={quote(given)}"),
        Client().post(PROBLEM, {"page": given}),
    ):
        assert answer.status_code == 302
        assert answer["Location"] == FORM
    assert not Draft.objects.exists()


def test_a_page_for_some_only_is_not_named_to_others(page: ServicePage) -> None:
    path = page.get_url()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert Client().get(PROBLEM, {"page": path}).status_code == 302
