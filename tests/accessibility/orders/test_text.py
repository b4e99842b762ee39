"""Whoever makes a format of a letter reads its words: for that order, while it lasts."""

from __future__ import annotations

from typing import Any

import pytest

from portal.accessibility.models import Asked, Order, State
from portal.accessibility.orders import moving, text
from portal.accounts.models import AuditEntry
from portal.cases.timeline import WEBSITE
from portal.documents import sources
from portal.documents.model import Address, Document, Items, Paragraph, Section
from portal.services.models import ServicePage
from tests.support.api import Calling, make_system
from tests.support.formats import asking_for, ordered, typed
from tests.support.raw import raw
from tests.support.walking import Walker

SCOPES = ("formats:text", "cases:all")
LETTER = Document(
    "Your rent letter",
    [Section("What you pay", [Paragraph("You pay 87 pounds a week."), Items(["By card"])])],
    recipient=Address(("A tenant", "1 Secret Street")),
)
ASK = "/accessibility/formats/easy-read/test-letter/mine/"


@pytest.fixture
def maker(db: None) -> Calling:
    """A supplier's system that may read what it makes formats of."""
    return Calling(make_system("maker", scopes=list(SCOPES)), *SCOPES)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters of which whoever asks in these tests has one."""
    source = sources.Source("test-letter", lambda request, key: LETTER if key == "mine" else None)
    monkeypatch.setitem(sources._sources, "test-letter", source)


@pytest.fixture
def asked(page: ServicePage, letters: None) -> Order:
    """An order of a letter in Easy Read, at which staff have not looked."""
    Walker("ask-for-a-format").post(ASK, {}).fill(typed()).send()
    order: Order = Order.objects.select_related("case").get()
    return order


@pytest.fixture
def order(asked: Order) -> Order:
    """The same, once staff have ordered it."""
    moving.place(asked, WEBSITE)
    return asked


def at(order: Order) -> str:
    return f"/formats/{order.case.reference}/text"


def test_its_words_are_read_with_their_headings_and_lists(order: Order, maker: Calling) -> None:
    said = maker.get(at(order))
    assert said.status_code == 200
    given = said.json()
    assert (given["title"], given["language"]) == ("Your rent letter", "en-GB")
    assert "You pay 87 pounds a week." in given["text"]
    assert "<h1" in given["html"]
    assert "<li>By card</li>" in given["html"]
    assert said["Cache-Control"] == "private, no-store"


def test_where_it_is_sent_is_not_among_them(order: Order, maker: Calling) -> None:
    assert "Secret Street" not in maker.get(at(order)).content.decode()


def test_each_reading_is_in_the_audit_log(order: Order, maker: Calling) -> None:
    for _time in range(2):
        maker.get(at(order))
    entries = AuditEntry.objects.filter(action="format.text_read")
    assert [(each.system, each.subject) for each in entries] == [
        ("maker", f"case:{order.case.reference}")
    ] * 2


def test_no_other_key_opens_it_and_none_can_tell_it_from_what_is_not_there(
    order: Order, maker: Calling
) -> None:
    other = Calling(make_system("other", scopes=["formats:text"]), "formats:text")
    theirs, never = other.get(at(order)), other.get("/formats/22222222/text")
    assert theirs.status_code == never.status_code == 404
    assert theirs.content == never.content
    blind = Calling(maker.system, "cases:all")
    assert blind.get(at(order)).status_code == blind.get("/formats/22222222/text").status_code
    assert "87 pounds" not in blind.get(at(order)).content.decode()
    assert not AuditEntry.objects.filter(action="format.text_read").exists()


def test_nothing_is_read_before_staff_have_ordered_it(asked: Order, maker: Calling) -> None:
    assert asked.state == State.NEW
    assert maker.get(at(asked)).status_code == 404


@pytest.mark.parametrize("how", ["made", "posted"])
def test_once_it_is_made_the_copy_is_gone(order: Order, maker: Calling, how: str) -> None:
    if how == "made":
        moving.give(order, WEBSITE, link="https://v.example.org/1")
    else:
        moving.posted(order, WEBSITE)
    assert maker.get(at(order)).status_code == 404
    order.refresh_from_db()
    assert order.text == ""


def test_what_its_maker_could_not_make_is_there_for_the_next(order: Order, maker: Calling) -> None:
    moving.cannot(order, WEBSITE, "We are full.")
    assert maker.get(at(order)).status_code == 404
    moving.place(order, WEBSITE)
    assert maker.get(at(order)).status_code == 200


def test_it_goes_with_its_case(order: Order) -> None:
    order.case.delete()
    assert not Order.objects.exists()


def test_it_cannot_be_read_at_rest(page: ServicePage, letters: None) -> None:
    walker = Walker("ask-for-a-format").post(ASK, {})
    assert Asked.objects.get().text
    assert "87 pounds" not in raw("accessibility.asked")
    walker.fill(typed()).send()
    assert Order.objects.get().text
    assert "87 pounds" not in raw("accessibility.order")
    assert not Asked.objects.exists()


def test_of_a_public_page_no_copy_is_kept_and_its_words_of_today_are_read(
    page: ServicePage, maker: Calling
) -> None:
    asking_for(page, "easy-read")
    assert Asked.objects.get().text == ""
    order = ordered(page)
    assert order.text == ""
    page.summary = "We come on another day."
    page.save_revision().publish()
    assert "We come on another day." in maker.get(at(order)).json()["text"]


def test_what_somebody_changed_to_something_else_has_no_letter(
    page: ServicePage, letters: None
) -> None:
    walker = Walker("ask-for-a-format").post(ASK, {}).fill(typed())
    walker.go(walker.at.replace("check-answers", "letter") + "?change=1")
    walker.send({"letter": "Another letter"})
    walker.fill(typed()).send()
    assert Order.objects.get().text == ""


def test_what_is_very_long_is_sent_by_staff(
    page: ServicePage, letters: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "MOST_LETTERS", 10)
    Walker("ask-for-a-format").post(ASK, {})
    assert Asked.objects.get().text == ""


def test_an_interpreter_has_no_words_to_read(page: ServicePage, maker: Calling) -> None:
    values: dict[str, Any] = typed()
    Walker("book-an-interpreter").start().fill(values).send()
    assert maker.get(at(Order.objects.select_related("case").get())).status_code == 404
