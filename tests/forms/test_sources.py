"""Journeys that are made of content: as it is now, for whom they are, and drafts under way."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.http import HttpRequest
from django.test import Client

from portal.forms import registry, versions
from portal.forms.definition import Journey
from portal.forms.models import Submission, Version
from tests.support.factories import ContactPointFactory
from tests.support.journeys import SHORT
from tests.support.walking import Walker

from .making import ask, journey, page

FIRST = replace(SHORT, key="made")
SECOND = replace(FIRST, title="Another title", version=2)
GOOD = {"words": {"words": "A bench is broken"}, "contact": {"email": "a@example.com"}}


class Content:
    """What an editor publishes: a journey or nothing, and who may open it."""

    def __init__(self) -> None:
        self.now: Journey | None = FIRST
        self.open = True

    def make(self) -> Journey | None:
        return self.now

    def may(self, request: HttpRequest) -> bool:
        return self.open


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Content:
    monkeypatch.setattr(registry, "_journeys", {})
    monkeypatch.setattr(registry, "_sources", {})
    monkeypatch.setattr(registry, "_libraries", [])
    made = Content()
    registry.register_source("made", made.make, made.may)
    return made


def test_a_source_gives_its_journey_as_it_is_now(content: Content) -> None:
    assert registry.get("made") is FIRST
    content.now = SECOND
    assert versions.live("made") is SECOND
    assert list(registry.journeys()) == [SECOND]


def test_a_source_with_nothing_to_make_a_journey_of_has_none(content: Content) -> None:
    content.now = None
    assert registry.get("made") is None
    assert list(registry.journeys()) == []


def test_a_key_belongs_to_one_journey_or_source_only(content: Content) -> None:
    registry.register_source("made", content.make, content.may)
    with pytest.raises(ValueError, match="made"):
        registry.register(FIRST)
    with pytest.raises(ValueError, match="made"):
        registry.register_source("made", lambda: None)
    registry.register(SHORT)
    with pytest.raises(ValueError, match="short"):
        registry.register_source("short", lambda: None)


def test_only_journeys_in_code_are_written(content: Content) -> None:
    registry.register(SHORT)
    assert list(registry.written()) == [SHORT]


@pytest.mark.django_db
def test_the_proof_looks_at_sources(content: Content) -> None:
    content.now = replace(journey(page(ask("a"))), key="made")
    out = StringIO()
    call_command("prove_journeys", stdout=out)
    assert "made: proved" in out.getvalue()


def test_journeys_alike_but_not_the_same_are_not_mistaken_for_each_other() -> None:
    assert versions._fingerprint(FIRST) != versions._fingerprint(SECOND)
    assert versions._fingerprint(FIRST) == versions._fingerprint(replace(SECOND, **vars(FIRST)))


@pytest.mark.django_db
def test_all_are_frozen_sources_too(content: Content) -> None:
    registry.register(SHORT)
    versions.freeze_all()
    assert set(Version.objects.values_list("journey_key", flat=True)) >= {"made", "short"}


@pytest.mark.django_db
def test_the_next_draft_begins_on_new_content_and_one_under_way_finishes_on_its_own(
    content: Content,
) -> None:
    ContactPointFactory()
    under_way = Walker("made").start().send(GOOD["words"])
    content.now = SECOND
    assert "Another title" in Walker("made").start().soup.get_text()
    under_way.go(f"/forms/made/{under_way.key}/").fill(GOOD).send()
    assert Submission.objects.get().version.title == FIRST.title


@pytest.mark.django_db
def test_who_may_not_open_a_journey_is_told_that_there_is_none(content: Content) -> None:
    content.open = False
    client = Client()
    assert client.get("/forms/made/").status_code == 404
    assert client.get("/forms/made/privacy/").status_code == 404
    page = client.get("/forms/made/abcdefghijklmnopqrstuvwxyz1/words/")
    assert page.status_code == 404
    assert FIRST.title not in page.content.decode()


@pytest.mark.django_db
def test_who_may_open_it_no_more_opens_no_draft_of_theirs(content: Content) -> None:
    ContactPointFactory()
    walker = Walker("made").start().send(GOOD["words"])
    content.open = False
    assert walker.client.get(walker.at).status_code == 404
    assert walker.client.post(walker.at, {"email": "a@example.com"}).status_code == 404
    content.open = True
    assert walker.client.get(walker.at).status_code == 200
