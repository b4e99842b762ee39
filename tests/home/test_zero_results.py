"""What people look for in vain, from the first sighting to an editor's synonym."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from portal.home.models import SearchSynonym, ZeroResultTerm
from portal.home.search.recording import KEPT_DAYS, forget_old_terms
from portal.home.zero_results_report import synonym_href
from tests.support import people
from tests.support.factories import UserFactory

pytestmark = pytest.mark.django_db


def term(words: str = "wheelie washer", sightings: int = 3, age: int = 0, **more: bool) -> int:
    seen = timezone.localdate() - timedelta(days=age)
    row = ZeroResultTerm.objects.create(term=words, sightings=sightings, last_seen=seen, **more)
    return row.pk


def signed_in(client: Client, *codenames: str) -> Client:
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return people.signed_in(user, client)


@pytest.fixture
def editor(client: Client) -> Client:
    return signed_in(client, "access_admin", "add_searchsynonym")


def report(client: Client) -> str:
    response = client.get(reverse("zero_results_report"))
    assert response.status_code == 200
    return response.content.decode()


def test_an_editor_sees_a_term_from_its_third_sighting(editor: Client) -> None:
    term("seen twice", sightings=2)
    term("seen thrice", sightings=3)
    html = report(editor)
    assert "seen thrice" in html
    assert "seen twice" not in html


def test_the_export_holds_no_more_than_the_report(editor: Client) -> None:
    term("seen twice", sightings=2)
    term("seen thrice", sightings=3)
    response = editor.get(reverse("zero_results_report"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "seen thrice" in text
    assert "seen twice" not in text


def test_one_click_leads_to_a_form_that_has_the_term_in_it(editor: Client) -> None:
    term()
    href = synonym_href("wheelie washer")
    assert href.replace("&", "&amp;") in report(editor)
    assert "wheelie washer\n</textarea>" in editor.get(href).content.decode()


def test_the_form_takes_only_clean_words_from_its_address(editor: Client) -> None:
    html = editor.get(synonym_href("</textarea><script>\x00")).content.decode()
    assert "</textarea><script>" not in html.replace("script\n</textarea><script", "")


def test_a_saved_synonym_takes_its_terms_off_the_report(editor: Client) -> None:
    term()
    term("zeppelin")
    add = reverse(SearchSynonym.snippet_viewset.get_url_name("add"))
    response = editor.post(add, {"words": "Wheelie washer\nbin cleaning"})
    assert response.status_code == 302
    assert SearchSynonym.objects.get().word_list == ["wheelie washer", "bin cleaning"]
    assert [row.term for row in ZeroResultTerm.objects.all()] == ["zeppelin"]


def test_a_dismissed_term_stays_away(editor: Client) -> None:
    pk = term()
    response = editor.post(reverse("zero_results_dismiss", args=[pk]), follow=True)
    assert "will not be shown again" in response.content.decode()
    editor.get(reverse("wagtailadmin_home"))
    assert "wheelie washer" not in report(editor)


def test_dismissing_takes_a_post_and_a_term_that_is_there(editor: Client) -> None:
    assert editor.get(reverse("zero_results_dismiss", args=[term()])).status_code == 405
    assert editor.post(reverse("zero_results_dismiss", args=[999_999])).status_code == 404


def test_those_who_cannot_add_synonyms_can_neither_see_nor_dismiss(client: Client) -> None:
    signed_in(client, "access_admin")
    pk = term()
    assert client.get(reverse("zero_results_report")).status_code in (302, 403)
    assert client.post(reverse("zero_results_dismiss", args=[pk])).status_code in (302, 403)
    assert not ZeroResultTerm.objects.get(pk=pk).dismissed


def test_a_term_without_words_cannot_be_stored() -> None:
    with pytest.raises(IntegrityError):
        term("")


def test_what_was_seen_seldom_and_long_ago_is_forgotten() -> None:
    term("rare and old", sightings=2, age=KEPT_DAYS + 1)
    term("rare and new", sightings=2, age=KEPT_DAYS - 1)
    term("common and old", sightings=3, age=KEPT_DAYS + 1)
    term("common and very old", sightings=3, age=KEPT_DAYS + 366)
    forget_old_terms()
    kept = set(ZeroResultTerm.objects.values_list("term", flat=True))
    assert kept == {"rare and new", "common and old"}


def test_old_counts_of_searches_are_forgotten_too() -> None:
    old = timezone.localdate() - timedelta(days=40)
    QueryDailyHits.objects.create(query=Query.get("bins"), date=old, hits=4)
    forget_old_terms()
    assert not Query.objects.exists()
