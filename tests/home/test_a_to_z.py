"""The A to Z: letters, titles, and the other names people have for things."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.home.a_to_z import listing, topics
from tests.support.factories import (
    NewsPageFactory,
    ProviderFactory,
    ServicePageFactory,
    TopicPageFactory,
)

from .test_search_page import main

pytestmark = pytest.mark.django_db


def names(letter: str) -> list[str]:
    return [line.name for line in listing().get(letter, [])]


def test_a_page_stands_under_its_title_and_each_other_name() -> None:
    ServicePageFactory(title="Find a recycling centre", synonyms="tip\nDump")
    assert "Find a recycling centre" in names("f")
    assert (names("t")[0], names("d")) == ("Tip", ["Dump"])


def test_another_name_leads_to_the_page_by_its_title(client: Client) -> None:
    ServicePageFactory(title="Find a recycling centre", synonyms="dump")
    assert "Dump: see Find a recycling centre" in main(client.get("/a-to-z/d/"))


def test_one_name_for_several_pages_is_one_line(client: Client) -> None:
    ServicePageFactory(title="Housing benefit", synonyms="dole")
    ServicePageFactory(title="Universal credit", synonyms="Dole")
    assert names("d") == ["Dole"]
    words = main(client.get("/a-to-z/d/"))
    assert "Dole: see Housing benefit or Universal credit" in words


def test_a_name_that_only_repeats_a_title_is_left_out() -> None:
    ServicePageFactory(title="Blue Badge parking", synonyms="blue badge\nBLUE BADGE PARKING")
    ServicePageFactory(title="Parking", synonyms="blue badge parking")
    assert names("b") == ["Blue Badge parking"]


def test_articles_and_figures_do_not_decide_the_letter() -> None:
    ServicePageFactory(title="The Big Plan")
    ServicePageFactory(title="20mph zones")
    assert names("b") == ["The Big Plan"]
    assert "20mph zones" in names("m")


def test_names_stand_in_order_whatever_their_case() -> None:
    for title in ("bees", "Bins", "Badgers"):
        ServicePageFactory(title=title)
    assert names("b") == ["Badgers", "bees", "Bins"]


def test_another_bodys_service_is_named_as_theirs(client: Client) -> None:
    ServicePageFactory(title="Blue Badge", provider=ProviderFactory(name="County council"))
    assert "Blue Badge (County council)" in main(client.get("/a-to-z/b/"))


def test_news_and_pages_that_are_not_live_are_left_out() -> None:
    NewsPageFactory(title="Zebra born")
    ServicePageFactory(title="Zoo", live=False)
    assert names("z") == []


def test_letters_with_nothing_under_them_are_plain_text(client: Client) -> None:
    ServicePageFactory(title="Zoo")
    html = client.get("/a-to-z/").content.decode()
    assert '<a href="/a-to-z/z/">Z</a>' in html
    assert "<span>X</span>" in html
    assert html.count("/a-to-z/x/") == 0


def test_there_are_twenty_six_letters_and_the_present_one_is_marked(client: Client) -> None:
    ServicePageFactory(title="Zoo")
    html = client.get("/a-to-z/z/").content.decode()
    letters = html[html.index('class="letters"') : html.index("</ul>", html.index("letters"))]
    assert letters.count("<li>") == 26
    assert '<a href="/a-to-z/z/" aria-current="page">Z</a>' in letters


def test_an_empty_letter_says_so(client: Client) -> None:
    response = client.get("/a-to-z/x/")
    assert response.status_code == 200
    assert "We have nothing that begins with X." in main(response)


def test_a_capital_letter_leads_to_the_small_one(client: Client) -> None:
    response = client.get("/a-to-z/B/")
    assert (response.status_code, response.headers["Location"]) == (301, "/a-to-z/b/")


@pytest.mark.parametrize("letter", ["1", "bb", "%C3%A9", "%00", "-", "b/c"])
def test_what_is_not_a_letter_is_not_found(client: Client, letter: str) -> None:
    assert client.get(f"/a-to-z/{letter}/").status_code == 404


def test_the_first_page_offers_the_outermost_topics(client: Client) -> None:
    outer = TopicPageFactory(title="Housing")
    TopicPageFactory(title="Repairs", parent=outer)
    assert [entry.title for entry in topics()] == ["Housing"]
    assert "Or choose a topic Housing" in main(client.get("/a-to-z/"))


def test_each_letter_has_a_title_of_its_own(client: Client) -> None:
    titles = {
        client.get(address).content.decode().split("<title>")[1].split("</title>")[0]
        for address in ("/a-to-z/", "/a-to-z/b/", "/a-to-z/c/")
    }
    assert len(titles) == 3


def test_the_list_is_remembered(client: Client) -> None:
    for number in range(20):
        ServicePageFactory(title=f"Bees {number}", synonyms=f"buzz {number}")
    client.get("/a-to-z/b/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/a-to-z/b/")
    assert len(asked) <= 4, [query["sql"][:150] for query in asked]
