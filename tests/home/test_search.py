"""Finding pages: by their own words, by others', misspelt, and in what order."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from portal.home.models import SearchSynonym
from portal.home.search.body import pages_with
from portal.home.search.library import library
from portal.home.search.results import find
from portal.home.search.shown import all_results, tabs
from portal.home.search.spelling import correct
from portal.home.search.suggest import near_things
from portal.ui import generation
from tests.support.factories import (
    InformationPageFactory,
    NewsPageFactory,
    ProviderFactory,
    ServicePageFactory,
    TopicPageFactory,
    council_settings,
)

pytestmark = pytest.mark.django_db


def titles(words: str, **options: Any) -> list[str]:
    return [hit.entry.title for hit in find(words, **options).hits]


@pytest.fixture
def bins() -> None:
    topic = TopicPageFactory(title="Bins and recycling", summary="Your rubbish.")
    ServicePageFactory(
        parent=topic,
        title="Order a bin",
        summary="Get a new one.",
        synonyms="replacement bin\nwheelie bin",
    )
    ServicePageFactory(
        parent=topic,
        title="Find a recycling centre",
        summary="Where to take what is too big.",
        synonyms="tip\nthe dump",
    )
    ServicePageFactory(
        parent=topic,
        title="Report a missed collection",
        summary="If we did not empty your bin.",
        body=[("text", "<p>We come back within two days, or tell you about the icy hill.</p>")],
    )


def test_a_page_is_found_by_its_title_a_synonym_its_summary_and_its_text(bins: None) -> None:
    for words in ("missed collection", "collections missed", "empty", "icy hill"):
        assert titles(words)[0] == "Report a missed collection", words
    assert titles("tip")[0] == titles("dump")[0] == "Find a recycling centre"


def test_a_title_comes_before_a_summary(bins: None) -> None:
    assert titles("bin").index("Order a bin") < titles("bin").index("Report a missed collection")


def test_every_word_counts_even_if_one_is_only_in_the_text(bins: None) -> None:
    assert titles("missed icy")[0] == "Report a missed collection"


def test_words_in_the_text_are_all_needed_whatever_their_forms(bins: None) -> None:
    assert len(pages_with(["bins", "icy"], library())) == 1
    assert pages_with(["bins", "icy", "banana"], library()) == []


def test_a_page_that_is_not_live_or_not_public_is_not_found(bins: None) -> None:
    ServicePageFactory(title="Secret bin", live=False)
    private = ServicePageFactory(title="Private bin")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert not {"Secret bin", "Private bin"} & set(titles("bin"))


def test_news_comes_after_a_service_that_answers_as_well() -> None:
    NewsPageFactory(title="Swimming", summary="Words.")
    ServicePageFactory(title="Swimming", summary="Words.")
    assert [hit.entry.kind for hit in find("swimming").hits] == ["do", "news"]


def test_a_synonym_group_works_both_ways_and_for_phrases(bins: None) -> None:
    SearchSynonym.objects.create(words="household waste site\nrecycling centre\namenity site")
    SearchSynonym.objects.create(words="forgotten\nmissed")
    generation.forget()
    assert titles("amenity site")[0] == "Find a recycling centre"
    assert titles("forgotten collection")[0] == "Report a missed collection"
    ServicePageFactory(title="Amenity site", summary="Another.")
    generation.forget()
    assert "Amenity site" in titles("recycling centre")


def test_saving_a_synonym_empties_what_is_remembered(bins: None) -> None:
    assert titles("skippy") == []
    SearchSynonym.objects.create(words="skippy\norder a bin")
    assert titles("skippy")[0] == "Order a bin"


def test_a_misspelt_word_is_put_right_and_said_so(bins: None) -> None:
    found = find("recyling centre")
    assert (found.used, found.is_corrected) == ("recycling centre", True)
    assert found.hits[0].entry.title == "Find a recycling centre"


def test_exact_leaves_spelling_alone(bins: None) -> None:
    found = find("colection", exact=True)
    assert not found.is_corrected
    assert found.hits == []


def test_a_word_that_a_page_uses_is_never_put_right(bins: None) -> None:
    ServicePageFactory(title="Binn house", summary="A place.")
    assert correct("binn") is None
    assert correct("missing") is None


@pytest.mark.parametrize("word", ["bim", "ox14ab", "1234567", "zzzzzz", ""])
def test_short_words_numbers_and_the_unlike_are_not_guessed_at(bins: None, word: str) -> None:
    assert correct(word) is None


def test_of_two_guesses_the_one_that_goes_with_the_other_words_is_taken() -> None:
    ServicePageFactory(title="Rent arrears")
    for title in ("Play areas", "Quiet areas", "Areas for dogs"):
        ServicePageFactory(title=title)
    assert find("rent arears").used == "rent arrears"
    assert find("play arears").used == "play areas"


def test_the_name_of_the_place_says_nothing(bins: None) -> None:
    council_settings(name="Barchester City Council")
    InformationPageFactory(title="Barchester", summary="About the city.")
    generation.forget()
    assert titles("order a bin in barchester")[0] == "Order a bin"
    assert titles("barchester") == ["Barchester"]


def test_a_page_that_has_little_of_the_search_is_near_but_not_a_result(bins: None) -> None:
    found = find("purple wheelie zeppelin hangar")
    assert found.hits == []
    assert near_things(found)[0].title == "Order a bin"


def test_what_looks_like_a_title_is_near_where_no_word_is(bins: None) -> None:
    assert near_things(find("wheeliebin", exact=True))[0].title == "Order a bin"


def test_promotions_come_first_once_and_in_any_form_of_their_words(bins: None) -> None:
    page = library().entries[-1]
    query = Query.get("rubbish bins")
    SearchPromotion.objects.create(
        query=query, page_id=page.pk, sort_order=0, description="Best first."
    )
    SearchPromotion.objects.create(
        query=query,
        external_link_url="https://example.org/",
        external_link_text="Elsewhere",
        sort_order=1,
    )
    generation.forget()
    results = all_results(find("rubbish bin"))
    assert [result.title for result in results[:2]] == [page.title, "Elsewhere"]
    assert results[0].summary == "Best first."
    assert sum(result.pk == page.pk for result in results) == 1


def test_a_promoted_page_that_is_no_longer_live_is_left_out(bins: None) -> None:
    page = ServicePageFactory(title="Gone", live=False)
    SearchPromotion.objects.create(query=Query.get("bin"), page=page)
    generation.forget()
    assert "Gone" not in [result.title for result in all_results(find("bin"))]


def test_tabs_count_each_kind_and_leave_out_the_empty_ones(bins: None) -> None:
    NewsPageFactory(title="Bins at Christmas", summary="News.")
    generation.forget()
    shown = tabs(all_results(find("bin")))
    assert [tab.kind for tab in shown] == ["", "do", "news"]
    assert shown[0].count == sum(tab.count for tab in shown[1:])


def test_another_bodys_service_is_named_as_theirs() -> None:
    ServicePageFactory(title="Blue Badge", provider=ProviderFactory(name="County council"))
    assert all_results(find("blue badge"))[0].note == "Run by County council"


def test_a_search_asks_the_database_once_however_many_pages_there_are(bins: None) -> None:
    for number in range(30):
        ServicePageFactory(title=f"Bin number {number}", synonyms=f"bin {number}")
    find("bin")
    with CaptureQueriesContext(connection) as asked:
        assert len(find("bin").hits) > 10
    assert len(asked) == 1


def test_who_searches_without_end_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.home.views.SEARCHES", 2)
    answers = [client.get("/search/", {"q": "bins"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
