"""The list of other formats, and each of them as a file: who gets what, and what keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from portal.documents import offers, on_request, registry, sources, visitors
from portal.documents.making import job
from portal.documents.model import Document, Paragraph, Section
from portal.documents.models import Making
from portal.documents.offers import Offer
from portal.documents.on_request import OnRequest
from portal.documents.registry import Format, Unmakeable
from portal.documents.sources import Source
from portal.documents.words import Link
from portal.ui import display
from portal.ui.display import Look
from tests.support.factories import ContactPointFactory, council_settings

pytestmark = pytest.mark.django_db

LETTER = Document("Your letter", [Section("", [Paragraph("Come on Friday.")])], reference="K7M4")
TAKEN: list[tuple[str, str]] = []


def find(request: HttpRequest, key: str) -> Document | None:
    return LETTER if key == "here" else None


def taken(request: HttpRequest, key: str, format: str) -> None:
    TAKEN.append((key, format))


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room with one public thing and one personal thing, and two formats."""
    TAKEN.clear()
    council_settings(name="Anytown Council", main_contact=ContactPointFactory(phone="01632 960100"))
    monkeypatch.setattr(sources, "_sources", {})
    monkeypatch.setattr(offers, "_offering", {})
    monkeypatch.setattr(on_request, "_on_request", {})
    monkeypatch.setattr(registry, "_formats", {})
    sources.register(Source("leaflet", find, public=True))
    sources.register(
        Source("letter", find, back=lambda request, key: Link("The letter", "/x/"), taken=taken)
    )
    quick("text", "Plain text")
    slow("audio", "Audio")


def quick(name: str, label: str, **more: Any) -> None:
    registry.register(Format(name, label, f"text/{name}", "txt", lambda document: b"Hello", **more))


def slow(name: str, label: str) -> None:
    registry.register(
        Format(name, label, "audio/mpeg", "mp3", lambda document: b"Sound", slow=True)
    )


def listed(client: Client, kind: str = "letter") -> BeautifulSoup:
    response = client.get(reverse("other_formats", args=[kind, "here"]))
    assert response.status_code == 200
    assert response["X-Robots-Tag"].startswith("noindex")
    return BeautifulSoup(response.content, "html.parser")


def file(kind: str = "letter", format: str = "text", key: str = "here") -> str:
    return reverse("format_file", args=[kind, key, format])


def labels(soup: BeautifulSoup, heading: str) -> list[str]:
    title = soup.find("h2", string=heading)
    section = title.find_parent("section") if title else None
    return [each.get_text() for each in section.select("b")] if section else []


def test_it_lists_what_is_ready_what_was_made_and_what_people_make(client: Client) -> None:
    offers.register(lambda kind, key: [Offer("Polski", "/pl/", "pl", "Web page", True)])
    on_request.register(
        OnRequest("bsl", "BSL video", "Signed.", lambda kind, key: f"/ask/{kind}/{key}/")
    )
    soup = listed(client)
    assert labels(soup, "Get it now") == ["Audio", "Plain text"]
    assert labels(soup, "Made already") == ["Polski"]
    headings = [each.get_text() for each in soup.select("h2[id]")]
    assert headings.index("Made already") < headings.index("Get it now")
    assert soup.find("b", lang="pl") is not None
    assert "has changed since" in soup.get_text()
    assert soup.find("a", href="/ask/letter/here/") is not None
    assert soup.find("a", href="/x/") is not None


@pytest.mark.parametrize("wanted", ["audio", "bsl"])
def test_what_somebody_told_us_they_need_comes_first_and_once(
    client: Client, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    on_request.register(OnRequest("bsl", "BSL video", "Signed.", lambda kind, key: "/ask/"))
    monkeypatch.setattr(visitors, "_wanted", lambda request: wanted)
    soup = listed(client)
    [label] = labels(soup, "What you need")
    assert soup.find("h2", id="yours") is not None
    assert [each.get_text() for each in soup.select("main b")].count(label) == 1


def test_a_quick_format_is_a_file_at_once(client: Client) -> None:
    response = client.get(file())
    assert response.content == b"Hello"
    assert response["Content-Disposition"] == 'attachment; filename="your-letter-k7m4.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert TAKEN == [("here", "text")]


def test_a_personal_thing_is_kept_by_nobody(client: Client) -> None:
    for address in (reverse("other_formats", args=["letter", "here"]), file()):
        assert client.get(address)["Cache-Control"] == "private, no-store"


def test_a_public_file_may_be_kept_and_is_asked_for_again_by_its_tag(client: Client) -> None:
    first = client.get(file("leaflet"))
    assert first["Cache-Control"].startswith("public")
    again = client.get(file("leaflet"), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_page_in_a_look_is_for_the_browser_that_wished_for_it_alone(client: Client) -> None:
    def in_look(document: Document, look: Look) -> bytes:
        return f"Hello in {look.theme}".encode()

    page = Format("page", "Page", "text/html", "html", lambda document: b"Hello", in_look=in_look)
    registry.register(page)
    usual = client.get(file("leaflet", "page"))
    client.cookies[display.COOKIE] = str(Look(theme="dark"))
    wished = client.get(file("leaflet", "page"))
    assert (usual.content, wished.content) == (b"Hello", b"Hello in dark")
    assert (usual["Cache-Control"][:6], wished["Cache-Control"][:7]) == ("public", "private")
    assert "Cookie" in usual["Vary"]
    assert "Cookie" in wished["Vary"]
    assert usual["ETag"] != wished["ETag"]


def test_a_slow_format_says_that_it_is_being_made_and_leads_back_here(client: Client) -> None:
    for _ in range(2):  # a double click, or Back
        response = client.get(file(format="audio"))
        assert response.status_code == 202
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.find("a", string=lambda words: "Look again" in (words or "")) is not None
        assert soup.find("meta", attrs={"http-equiv": "refresh"}) is None
        assert response["Cache-Control"] == "private, no-store"
    assert TAKEN == []


def test_whoever_looks_again_is_told_when_it_is_ready_and_gets_it(client: Client) -> None:
    made = file(format="audio")
    waiting = BeautifulSoup(client.get(made).content, "html.parser")
    again = waiting.find("a", string=lambda words: "Look again" in (words or ""))
    assert again is not None
    job.make(Making.objects.get().pk)
    ready = BeautifulSoup(client.get(str(again["href"])).content, "html.parser")
    assert ready.h1 is not None
    assert ready.h1.get_text() == "It is ready"
    assert "MP3, 1 KB" in ready.get_text()
    assert TAKEN == []
    get = ready.find("a", string=lambda words: "Get it now" in (words or ""))
    assert get is not None
    assert client.get(str(get["href"])).content == b"Sound"
    assert TAKEN == [("here", "audio")]


def test_two_formats_with_one_ending_have_names_of_their_own(client: Client) -> None:
    quick("large-text", "Large text")
    names = [
        client.get(file(format=each))["Content-Disposition"] for each in ("text", "large-text")
    ]
    assert names[0].endswith('"your-letter-k7m4.txt"')
    assert names[1].endswith('"your-letter-k7m4-large-text.txt"')


def test_whoever_has_not_told_us_what_they_need_is_asked_to(client: Client) -> None:
    way = reverse("account_needs")
    assert listed(client).find("a", href=way) is not None


def test_who_asks_for_very_much_waits_and_quick_ones_still_come(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitors, "_allow", lambda request, what: False)
    response = client.get(file(format="audio"))
    assert response.status_code == 429
    assert response["Retry-After"]
    assert client.get(file()).status_code == 200


def test_a_format_that_refuses_the_document_says_why_and_leads_to_the_others(
    client: Client,
) -> None:
    def refuse(document: Document) -> bytes:
        raise Unmakeable("This has no words in English.")

    registry.register(Format("braille", "Braille", "application/x-brf", "brf", refuse))
    response = client.get(file(format="braille"))
    assert response.status_code == 503
    said = response.content.decode()
    assert "This has no words in English." in said
    assert reverse("other_formats", args=["letter", "here"]) in said


def test_what_this_computer_lacks_is_named_to_nobody(client: Client) -> None:
    quick("pdf", "PDF", missing=lambda: "There is no Pango.")
    assert labels(listed(client), "Get it now") == ["Audio", "Plain text"]
    response = client.get(file(format="pdf"))
    assert response.status_code == 503
    assert "Pango" not in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/formats/letter/gone/",
        "/formats/letter/gone/text/",
        "/formats/nothing/here/",
        "/formats/letter/here/docx/",
        "/formats/letter/here/fragment/",
        "/formats/letter/he\x00re/",
    ],
)
def test_whatever_is_not_there_looks_the_same(client: Client, address: str) -> None:
    quick("fragment", "Part", offered=False)
    assert client.get(address).status_code == 404


def test_nothing_can_be_posted(client: Client) -> None:
    assert client.post(file()).status_code == 405


def test_two_rooms_cannot_have_one_kind() -> None:
    with pytest.raises(ValueError, match="letter"):
        sources.register(Source("letter", find, public=True))


def test_the_kind_and_size_of_a_file_are_said_once_they_are_known(client: Client) -> None:
    registry.register(Format("pdf", "PDF", "application/pdf", "pdf", lambda document: b"x" * 2000))
    assert "KB" not in listed(client).get_text()
    assert client.get(file(format="pdf")).status_code == 200
    said = " ".join(listed(client).get_text().split())
    assert "PDF 2 KB." in said
    assert "Plain text TXT." in said
