"""Books: what EPUBCheck wants, what EPUB Accessibility 1.1 wants said, and every word."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.documents.model import Column, Document, Paragraph, Row, Rows, Section, Table
from portal.documents.render import render
from portal.documents.words import Link

from .epubcheck import problems
from .samples import blank_form, long_table, receipt, squeezed, words_of
from .test_every_format import HOSTILE, documents, texts_of
from .test_pdf import LANGUAGES


def book(document: Document) -> bytes:
    return render(document, "epub").content


def part(document: Document, name: str) -> str:
    with ZipFile(BytesIO(book(document))) as archive:
        return archive.read(f"book/{name}").decode()


def strange(words: str) -> Document:
    return replace(
        receipt(f"About {words}"),
        sections=[
            Section(
                words,
                [
                    Paragraph([words, Link(words, f"/{words}"), Link("b", f"https://{words}")]),
                    Table(words, [Column(words)], [[words]]),
                    Rows([Row(words, words)]),
                ],
            )
        ],
        reference=words[:80],
        council=words[:80],
    )


def test_every_kind_of_block_every_language_and_strange_words_pass_epubcheck() -> None:
    all_of_them = [
        receipt(),
        blank_form(),
        long_table(),
        *LANGUAGES,
        Document("x", language="en_GB!"),
        Document("x", language="x-unknown"),
        *map(strange, HOSTILE.values()),
    ]
    for document, wrong in zip(all_of_them, problems([*map(book, all_of_them)]), strict=True):
        assert wrong == [], document.title


@given(st.lists(documents(), min_size=12, max_size=12))
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document_passes(some: list[Document]) -> None:
    assert problems([*map(book, some)]) == [[]] * len(some)


def test_the_checker_can_fail_us() -> None:
    broken = BytesIO()
    with ZipFile(BytesIO(book(receipt()))) as whole, ZipFile(broken, "w") as archive:
        for name in whole.namelist():
            text = whole.read(name).replace(b"<main>", b"<main><h1/><p>").replace(b"</p>", b"")
            archive.writestr(name, text)
    [wrong] = problems([broken.getvalue()])
    assert wrong


def test_what_it_is_comes_first_and_is_not_compressed() -> None:
    content = book(receipt())
    with ZipFile(BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert content[30:58] == b"mimetypeapplication/epub+zip"


def test_it_says_how_it_can_be_read() -> None:
    package = part(receipt(), "package.opf")
    said = dict.fromkeys(re.findall(r'<meta property="schema:(\w+)"', package))
    assert list(said) == [
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    ]
    assert "conformsTo" not in package  # nobody has certified it


def test_title_language_council_and_direction_are_in_it() -> None:
    package = part(replace(receipt("Twoje <pytanie>"), language="pl"), "package.opf")
    assert "<dc:title>Twoje &lt;pytanie&gt;</dc:title>" in package
    assert "<dc:language>pl</dc:language>" in package
    assert "<dc:creator>Anytown Council</dc:creator>" in package
    urdu = next(one for one in LANGUAGES if one.language == "ur")
    assert 'page-progression-direction="rtl"' in part(urdu, "package.opf")
    assert 'dir="rtl"' in part(urdu, "text.xhtml")


def test_the_list_of_contents_leads_to_every_heading_as_deep_as_it_lies() -> None:
    contents, text = part(receipt(), "contents.xhtml"), part(receipt(), "text.xhtml")
    fromstring(contents)
    links = re.findall(r'href="text.xhtml#([\w-]+)">([^<]+)<', contents)
    assert [words for _, words in links] == [
        "We have your question",
        "What happens next",
        "What you told us",
        "Files you sent",
    ]
    assert re.search(r"<ol>.*<ol>.*What happens next.*<ol>.*Files you sent", contents, re.DOTALL)
    for name, _ in links:
        assert f'id="{name}"' in text


@given(documents())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_is_well_formed_and_holds_every_word(document: Document) -> None:
    text = part(document, "text.xhtml")
    fromstring(text)
    found = squeezed(words_of(text))
    for words in texts_of(document):
        assert squeezed(words) in found


@pytest.mark.parametrize(
    "address",
    ["https://exam[ple/", "https://[", "http://:0/", "mailto:", "tel:", "https://a/%zz", "/a|b{"],
)
def test_an_address_that_no_reader_could_follow_is_only_text(address: str) -> None:
    text = part(Document("T", [Section(blocks=[Paragraph([Link("here", address)])])]), "text.xhtml")
    assert "here" in text
    for link in re.findall('href="([^"]*)"', text):
        assert link in ("style.css", "http://127.0.0.1:8000/a%7Cb%7B")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert book(receipt()) == book(receipt())
    assert book(receipt()) != book(receipt("Another"))


def test_nothing_in_it_comes_from_elsewhere() -> None:
    for name in ("text.xhtml", "contents.xhtml"):
        assert not re.search(r"<(script|img|object|iframe)\b|\bsrc=", part(receipt(), name))
    assert "url(" not in part(receipt(), "style.css")
    assert "@import" not in part(receipt(), "style.css")
