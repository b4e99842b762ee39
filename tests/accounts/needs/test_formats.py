"""What the pages of formats learn of somebody: the format they need, and when it is too much."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from portal.accounts.needs import formats
from portal.accounts.people import person_of
from portal.documents import registry, sources
from portal.documents.model import Document
from portal.documents.registry import Format
from tests.support.needs import needs_of
from tests.support.residents import resident, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def braille(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two formats and one thing to read."""
    monkeypatch.setattr(registry, "_formats", {})
    monkeypatch.setattr(sources, "_sources", {})
    for name in ("text", "braille"):
        registry.register(Format(name, name.title(), "text/plain", "txt", lambda document: b"x"))
    sources.register(
        sources.Source("leaflet", lambda request, key: Document("A leaflet"), public=True)
    )


def first_and_rest(client: Client) -> tuple[list[str], list[str]]:
    html = client.get("/formats/leaflet/1/").content
    soup = BeautifulSoup(html, "html.parser")
    apart = [each.get_text() for each in soup.select("section[aria-labelledby=yours] b")]
    return apart, [each.get_text() for each in soup.select("section[aria-labelledby=now] b")]


def test_the_format_that_somebody_needs_comes_first(braille: None) -> None:
    user = resident()
    needs_of(person_of(user), format="braille")
    assert first_and_rest(signed_in(user)) == (["Braille"], ["Text"])


def test_somebody_without_needs_and_a_stranger_see_one_list(braille: None) -> None:
    for client in (Client(), signed_in(resident())):
        assert first_and_rest(client) == ([], ["Braille", "Text"])


def test_a_list_for_one_person_is_kept_by_nobody(braille: None) -> None:
    user = resident()
    needs_of(person_of(user), format="braille")
    assert "no-store" in signed_in(user).get("/formats/leaflet/1/")["Cache-Control"]


def test_asking_again_for_the_same_is_free_and_for_more_there_is_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(formats, "MOST", 2)
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    assert all(formats.may_have_made(request, "page/1/audio") for _ in range(5))
    assert formats.may_have_made(request, "page/2/audio")
    assert not formats.may_have_made(request, "page/3/audio")
    assert formats.may_have_made(request, "page/1/audio")
    other = RequestFactory().get("/", REMOTE_ADDR="192.0.2.9")
    assert formats.may_have_made(other, "page/3/audio")
