"""Any document in any format: all of its words, nothing dangerous, no surprise."""

from __future__ import annotations

import datetime as dt
import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.documents import fonts
from portal.documents.glyphs import shown
from portal.documents.model import (
    Address,
    Blank,
    Column,
    Document,
    Items,
    Kind,
    Notice,
    Paragraph,
    Promise,
    Room,
    Row,
    Rows,
    Section,
    Table,
    Tick,
    Ticks,
)
from portal.documents.pdf import press
from portal.documents.registry import ready_formats
from portal.documents.render import render
from portal.documents.words import Link, Phrase, Reference, Strong, plain

from .samples import failures, opened, pdf, receipt, squeezed, words_of

text = st.text(max_size=30)
named = text.filter(lambda words: words.strip() != "")
language = st.sampled_from(["en-GB", "pl", "ar", "zh-Hans", "x-unknown"])
inline = st.one_of(
    text,
    st.builds(Strong, text),
    st.builds(Reference, text),
    st.builds(Link, text, st.sampled_from(["/a/", "https://example.org/?a=1&b", "data:x", ""])),
    st.builds(Phrase, text, language),
)
words = st.one_of(text, st.lists(inline, max_size=3))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, text, st.booleans()), min_size=1, max_size=4))
    row = st.lists(words, min_size=len(columns), max_size=len(columns))
    return Table(draw(text), columns, draw(st.lists(row, max_size=4)), draw(st.booleans()))


dates = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
blocks = st.one_of(
    st.builds(Paragraph, words),
    st.builds(Notice, words),
    st.builds(Items, st.lists(words, max_size=3), st.booleans()),
    st.builds(Rows, st.lists(st.builds(Row, text, words), max_size=3)),
    tables(),
    st.builds(Promise, dates, words, st.sampled_from(Kind)),
    st.builds(Address, st.lists(text, max_size=3)),
    st.builds(Ticks, st.lists(st.builds(Tick, text, text, text), max_size=3)),
    st.builds(Room, st.lists(st.builds(Blank, text, st.integers(0, 9), st.integers(1, 3)))),
)
section = st.builds(
    Section, text, st.lists(blocks, max_size=3), st.just(()), st.booleans(), st.booleans()
)
sections = st.builds(Section, text, st.lists(blocks, max_size=2), st.lists(section, max_size=2))


def documents() -> st.SearchStrategy[Document]:
    titles = named.map(lambda title: f"T{title}")
    return st.builds(Document, titles, st.lists(sections, max_size=2), language, words, text)


def texts_of(thing: Any) -> list[str]:
    """Every text in a document or a part of it, as a reader would see it."""
    if isinstance(thing, str):
        return [] if isinstance(thing, Kind) else [thing]
    if isinstance(thing, tuple):
        return [one for part in thing for one in texts_of(part)]
    if isinstance(thing, Strong | Link | Reference | Phrase):
        return [plain((thing,))]
    fields = getattr(thing, "__dataclass_fields__", {})
    return [one for name in fields if name != "language" for one in texts_of(getattr(thing, name))]


@given(documents())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_text_and_html_hold_every_word(document: Document) -> None:
    for name in ("html", "fragment", "text"):
        content = render(document, name).content.decode()
        found = squeezed(content if name == "text" else words_of(content))
        shown_here = replace(document, council="") if name == "fragment" else document
        for words in texts_of(shown_here):
            assert squeezed(words) in found, name


@given(documents())
@example(Document("T0", council=(Link("0\n0", "/a/"),)))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_is_a_pdf_that_passes(document: Document) -> None:
    assert failures(pdf(document)) == []


def test_the_printed_page_holds_every_word_that_the_web_page_does() -> None:
    from portal.documents.html import paper

    printed = squeezed(words_of(paper(receipt())))
    for words in texts_of(receipt()):
        assert squeezed(words) in printed


HOSTILE = {
    "markup": "</p><script>alert(1)</script><img src=http://example.invalid/x.png>&amp;",
    "template": "{{ settings.SECRET_KEY }}{% include 'x' %}",
    "controls": "a\x00b\x07c\x1b[31md\x85e\x9f",
    "lone surrogate": "a\ud800b",
    "non-characters": "a\ufffe\uffffb\ufdd0",
    "reordered": "abc\u202egnp.exe",
    "right to left": "سلام 123 שלום abc",
    "emoji": "👍🏽 👨‍👩‍👧 🇬🇧 ☎️",
    "mathematics": "∑ x² ≤ √2 · π",
    "stacked": "Z" + "\u0301" * 300,
    "spaces": "a\u2009b\u202fc\u3000d\u200be\tf",
    "long": "w" * 10_000,
    "style": "</style><style>@import url(http://example.invalid)</style>",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_only_text(hostile: str) -> None:
    document = replace(
        receipt(f"About {hostile}"),
        sections=[Section(hostile, [Paragraph(hostile), Rows([Row(hostile, hostile)])])],
        reference=hostile[:80],
        council=hostile[:80],
    )
    for each in ready_formats():
        if each.name not in ("pdf", "braille") and not each.media_type.startswith("text/"):
            continue  # see tests/documents/audio, test_large_print.py, test_epub.py
        content = render(document, each.name).content
        if each.name == "pdf":
            assert failures(content) == []
            continue
        written = content.decode()
        assert "\x00" not in written
        if "html" in each.media_type:
            assert "<script" not in written
            assert "<img" not in written
            assert written.count("</style>") == (each.name == "html")


def test_a_word_of_ten_thousand_letters_does_not_hold_the_printer_up() -> None:
    pdf(receipt())
    started = time.process_time()
    pdf(Document("Long", [Section(blocks=[Paragraph("w" * 10_000)])]))
    assert time.process_time() - started < 3


def refused(*args: Any, **kwargs: Any) -> NoReturn:
    raise AssertionError("a document reached for the network")


def test_nothing_is_fetched_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for each in ready_formats():
        render(receipt(HOSTILE["markup"]), each.name)


def test_the_printer_refuses_every_address_but_its_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    printer = press()
    allow = printer.fetcher.fetch

    def watched(url: str, headers: object = None) -> Any:
        asked.append(url)
        return allow(url, headers)

    monkeypatch.setattr(printer.fetcher, "fetch", watched)
    printer.print(
        '<html lang="en"><title>x</title><link rel="stylesheet" href="http://example.invalid/a.css">'
        '<link rel="attachment" href="file:///etc/passwd">'
        '<img alt="x" src="http://example.invalid/a.png"><img alt="x" src="file:///etc/hosts">'
        '<p style="background: url(http://example.invalid/b.png)">x</p>'
    )
    assert len(asked) == 5
    for url in [*asked, "data:text/plain,x", "council-font:other-400"]:
        with pytest.raises(PermissionError):
            allow(url)


def test_the_council_typeface_is_used_when_it_has_been_built() -> None:
    with opened(pdf(Document("Ŵ x"))) as file:
        used = {str(font.BaseFont) for font in file.pages[0].Resources.Font.values()}
    names = {name.replace(" ", "-") for stem, name in fonts.FILES.items() if stem in fonts.files()}
    assert names <= {name.partition("+")[2].removesuffix("-Bold") for name in used}
    assert fonts.faces().count("@font-face") == 2 * len(fonts.files())


def test_a_font_cut_once_is_kept_for_every_process(tmp_path: Path) -> None:
    for path in fonts.files().values():
        with override_settings(VAR_DIR=tmp_path):
            first = fonts.cut.__wrapped__(path, 400)
            [kept] = (tmp_path / "fonts").glob(f"{path.stem}-400-*.ttf")
            assert kept.read_bytes() == first
            kept.write_bytes(b"kept")
            assert fonts.cut.__wrapped__(path, 400) == b"kept"
        with override_settings(VAR_DIR=kept):  # a file, where no folder can be made
            assert fonts.cut.__wrapped__(path, 400) == first


def test_picture_signs_without_a_font_become_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.documents import glyphs

    monkeypatch.setattr(glyphs, "_drawn_letters", lambda: frozenset("abc "))
    assert shown("a\U0001f600").text == "a [grinning face] "
    assert not shown("a\U0001f600").lost
    assert shown("a漢").lost
