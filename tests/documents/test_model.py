"""A document is clean and cannot change from the moment it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.letters import direction, readable
from portal.documents.model import Column, Document, Kind, Paragraph, Promise, Section, Table
from portal.documents.words import Link, Strong, pieces, plain


def test_what_no_format_could_show_is_left_out() -> None:
    assert readable("a\x00b\x1b\ud800c\ufffe\u202ed") == "abcd"
    assert readable("one\r\ntwo\u2028three\x85four") == "one\ntwo\nthree\nfour"
    assert readable("Zażółć £5 – سلام 👍🏽 \ufffd") == "Zażółć £5 – سلام 👍🏽 \ufffd"


def test_a_letter_keeps_eight_marks() -> None:
    assert readable("e" + "\u0301" * 300 + "f") == "e" + "\u0301" * 8 + "f"
    assert readable("e\u0323\u0301") == "e\u0323\u0301"


def test_texts_are_cleaned_and_lists_fixed_however_deep() -> None:
    document = Document("A\x00", [Section("B\x07", [Paragraph(["c\x1b", Strong("d\x00")])])])
    [section] = document.sections
    [paragraph] = section.blocks
    assert (document.title, section.title) == ("A", "B")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.words == ("c", Strong("d"))
    assert hash(document) == hash(Document("A", [Section("B", [Paragraph(["c", Strong("d")])])]))
    with pytest.raises(FrozenInstanceError):
        document.title = "B"  # type: ignore[misc]


def test_safe_html_and_lazy_text_become_plain_text() -> None:
    paragraph = Paragraph(mark_safe("<b>x</b>"))
    assert not isinstance(paragraph.words, SafeString)
    assert type(Document(gettext_lazy("Monday")).title) is str  # type: ignore[arg-type]


def test_a_kind_stays_a_kind() -> None:
    assert Promise(dt.date(2026, 1, 1), "x", Kind.BY).kind is Kind.BY


@pytest.mark.parametrize(("title", "language"), [("", "en"), (" \n\x00", "en"), ("x", " ")])
def test_a_document_needs_a_title_and_a_language(title: str, language: str) -> None:
    with pytest.raises(ValueError, match="A document needs a"):
        Document(title, language=language)


def test_a_title_is_one_line() -> None:
    assert Document("One\nline  only ").title == "One line only"


def test_a_row_must_fit_its_columns() -> None:
    with pytest.raises(ValueError, match="Row 2 has 1 cells under 2 columns"):
        Table("T", [Column("A"), Column("B")], [["1", "2"], ["3"]])
    with pytest.raises(ValueError, match="at least one column"):
        Table("T", [], [])


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "ltr"),
        ("ur", "rtl"),
        ("ar-SD", "rtl"),
        ("he", "rtl"),
        ("ku-Arab", "rtl"),
        ("ku", "ltr"),
        ("ur-Latn", "ltr"),
        ("arn", "ltr"),
    ],
)
def test_the_language_says_which_way_to_read(language: str, expected: str) -> None:
    assert direction(language) == expected
    assert Document("x", language=language).direction == expected


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "http://x", "mailto:a@example.org", "tel:999", "/a/?b=c"]
)
def test_addresses_that_may_be_followed(address: str) -> None:
    assert Link("x", address).safe_address == address


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " https://x", "//example.org", "data:x", "file:///etc", "a/b", "/a b"],
)
def test_addresses_that_may_not(address: str) -> None:
    assert Link("x", address).safe_address == ""


def test_words_are_a_text_or_parts() -> None:
    assert pieces("one") == ("one",)
    assert plain(["one ", Strong("two"), Link(" three", "/")]) == "one two three"


def test_the_letterhead_is_the_councils_name_with_its_first_part_strong() -> None:
    named = CouncilSettings(name="Anytown City Council", name_strong="Anytown")
    assert letterhead(named) == (Strong("Anytown"), " City Council")
    assert letterhead(CouncilSettings(name="Our council")) == (Strong("Our council"),)
    assert plain(letterhead(CouncilSettings(name="A B", name_strong="C"))) == "A B"
