"""The page of search results: what it says, what it counts, and what nothing can break."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query

from portal.council.models import ContactPoint
from portal.home.models import ZeroResultTerm
from portal.home.search import recording
from portal.ui import generation
from tests.support.factories import (
    ContactPointFactory,
    NewsPageFactory,
    ServicePageFactory,
    council_settings,
)

from .test_search_words import ABSURD

pytestmark = pytest.mark.django_db

SITE = [("site", {"url": "https://example.org/go", "label": "Start now"})]


def main(response: Any) -> str:
    """The words of the page's own part, in one line, without tags."""
    html = response.content.decode()
    inside = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inside)).split())


@pytest.fixture
def pages() -> None:
    for number in range(12):
        ServicePageFactory(title=f"Mould help {number}", summary="About mould.")
    ServicePageFactory(title="Report mould", synonyms="mould", start_with=SITE)
    NewsPageFactory(title="Mould in the news")


def test_the_best_result_can_be_started_from_here(client: Client, pages: None) -> None:
    html = client.get("/search/", {"q": "report mould"}).content.decode()
    assert html.count("govuk-button") - html.count("govuk-button--small") == 1
    assert 'href="https://example.org/go"' in html


def test_what_must_come_before_the_start_button_does(client: Client) -> None:
    ServicePageFactory(
        title="Report mould",
        start_with=SITE,
        danger_heading="Do you smell gas?",
        danger="<p>Go outside.</p>",
    )
    words = main(client.get("/search/", {"q": "mould"}))
    assert words.index("Do you smell gas?") < words.index("Go outside.") < words.index("Start now")


def test_a_correction_is_said_and_can_be_undone(client: Client, pages: None) -> None:
    response = client.get("/search/", {"q": "moulld"})
    assert "for mould . Search for “moulld” instead" in main(response)
    assert 'href="?q=moulld&amp;exact=1"' in response.content.decode()
    assert "We found nothing for moulld" in main(
        client.get("/search/", {"q": "moulld", "exact": 1})
    )


def test_results_come_ten_at_a_time(client: Client, pages: None) -> None:
    first = client.get("/search/", {"q": "mould"})
    assert "Showing 14 results" in main(first)
    assert "Next 4 results" in main(first)
    second = client.get("/search/", {"q": "mould", "page": 2})
    assert "Previous 10 results" in main(second)
    assert second.content.decode().count('<li><h2 class="h3">') == 4
    assert '<ol class="results" start="11">' in second.content.decode()


def test_one_kind_can_be_chosen_and_keeps_its_count(client: Client, pages: None) -> None:
    words = main(client.get("/search/", {"q": "mould", "kind": "news"}))
    assert "All (14) Things to do (13) News (1)" in words
    assert "Mould in the news" in words
    assert "Report mould" not in words


def test_nothing_found_says_so_and_offers_what_is_near_the_a_to_z_and_a_person(
    client: Client,
) -> None:
    ContactPoint.objects.all().delete()
    council_settings(main_contact=ContactPointFactory(phone="01632 960111"))
    ServicePageFactory(title="Order a wheelie bin", summary="A new one.")
    generation.forget()
    response = client.get("/search/", {"q": "wheelie zeppelin hangar doors"})
    words = main(response)
    assert "We found nothing for wheelie zeppelin hangar doors ." in words
    assert "Order a wheelie bin A new one." in words
    assert "A to Z of services" in words
    assert "01632 960111" in words
    assert response.status_code == 200


def test_the_person_to_call_is_beside_results_too(client: Client, pages: None) -> None:
    council_settings(main_contact=ContactPointFactory(phone="01632 960111"))
    generation.forget()
    assert "01632 960111" in main(client.get("/search/", {"q": "mould"}))


@pytest.mark.parametrize("raw", ABSURD)
def test_no_search_is_too_absurd_for_a_page(client: Client, pages: None, raw: str) -> None:
    typed = raw.encode("utf-8", "surrogatepass")
    query = "q=" + "".join(f"%{byte:02x}" for byte in typed)
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    assert "\x00" not in response.content.decode()
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "rest",
    ["page=abc", "page=99999", "page=0", "page=-1", "page=", "page=1e9", "page=%00", "page=٣",
     "page=" + "9" * 5000, "kind=nonsense", "kind=%00", "kind=advice"],
)  # fmt: skip
def test_results_that_are_not_there_are_a_clear_404(client: Client, pages: None, rest: str) -> None:
    response = client.get(f"/search/?q=mould&{rest}")
    assert response.status_code == 404
    assert "There is no such page of results. See the first results for “mould”" in main(response)


def test_a_long_search_says_that_only_its_first_words_were_used(
    client: Client, pages: None
) -> None:
    response = client.get("/search/", {"q": "mould " * 2000})
    assert response.status_code == 200
    assert "we looked for its first words only" in main(response)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/search/?q=mould", "/a-to-z/", "/a-to-z/b/"])
def test_other_methods_are_refused(client: Client, method: str, address: str) -> None:
    assert getattr(client, method)(address).status_code == 405


def test_words_that_may_be_somebodys_own_are_kept_nowhere_on_the_way(client: Client) -> None:
    response = client.get("/search/", {"q": "mould"})
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_search_takes_at_most_ten_queries(client: Client, pages: None) -> None:
    client.get("/search/", {"q": "report mould"})
    with CaptureQueriesContext(connection) as asked:
        client.get("/search/", {"q": "reprot mould"})
    assert len(asked) <= 10


def hits(words: str) -> int:
    return sum(query.hits for query in Query.objects.filter(query_string=words))


def test_searches_are_counted_in_the_sites_own_words(
    client: Client, pages: None, counting: None
) -> None:
    for words in ("Mould 07700 900123", "moulld"):
        client.get("/search/", {"q": words})
    client.get("/search/", {"q": "mould for jane bloggs"})
    assert hits("mould") == 2
    assert not Query.objects.filter(query_string__contains="bloggs").exists()
    assert not Query.objects.filter(query_string__contains="07700").exists()


def test_what_found_nothing_is_counted_without_numbers(client: Client, counting: None) -> None:
    for digits in ("1234", "5678"):
        client.get("/search/", {"q": f"zeppelin {digits}"})
    term = ZeroResultTerm.objects.get()
    assert (term.term, term.sightings) == ("zeppelin", 2)


def test_robots_prefetches_head_and_other_pages_of_results_are_not_counted(
    client: Client, pages: None, counting: None
) -> None:
    client.get("/search/", {"q": "mould"}, headers={"user-agent": "Googlebot/2.1"})
    client.get("/search/", {"q": "mould"}, headers={"sec-purpose": "prefetch"})
    client.get("/search/", {"q": "mould", "page": "2"})
    client.head("/search/", {"q": "mould"})
    assert not Query.objects.exists()


def test_counts_wait_for_their_time_and_are_written_together(
    client: Client, pages: None, counting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/search/", {"q": "mould"})
    monkeypatch.setattr(recording, "EVERY", 3600.0)
    client.get("/search/", {"q": "mould"})
    client.get("/search/", {"q": "mould"})
    assert hits("mould") == 1
    recording.write_down(force=True)
    assert hits("mould") == 3


def test_a_locked_database_loses_no_count_and_breaks_no_page(
    client: Client, pages: None, counting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def locked(*args: Any) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(recording, "_add_hits", locked)
        assert client.get("/search/", {"q": "mould"}).status_code == 200
    recording.write_down(force=True)
    assert hits("mould") == 1


def test_memory_for_counts_has_an_end(
    client: Client, counting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "EVERY", 3600.0)
    monkeypatch.setattr(recording, "_written_at", float("inf"))
    monkeypatch.setattr(recording, "MOST", 2)
    for words in ("zeppelin", "hangar", "airship"):
        client.get("/search/", {"q": words})
    assert len(recording._waiting) == 2
