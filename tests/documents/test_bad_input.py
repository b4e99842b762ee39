"""Whatever a page or a letter holds, every format comes out of it or says why it cannot.

Any format that registers itself is tried, on everything here.
"""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from portal.documents.model import (
    Column,
    Document,
    Items,
    Notice,
    Paragraph,
    Row,
    Rows,
    Section,
    Table,
)
from portal.documents.registry import Format, Unmakeable, all_formats
from portal.documents.render import Rendered, render
from portal.documents.words import Link

from .samples import failures
from .test_every_format import HOSTILE

FORMATS = all_formats()
WORD = "w" * 5000
SAID = {
    "emoji": "👍🏽 👨‍👩‍👧 🇬🇧 ☎️ ✅",
    "right to left": "سلام 123 שלום abc",
    "mathematics": "∑ x² ≤ √2 · π ± ½ × 10⁻³",
    "Welsh": "Mae'r tŷ a'r dŵr yn Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "markup": HOSTILE["markup"],
    "template": HOSTILE["template"],
    "controls": HOSTILE["controls"],
    "a file": "file:///etc/passwd",
    "nothing to read": "\u200b",
    "no letters": "— … ***",
}


def said(words: str, language: str = "en-GB") -> Document:
    """The words in every place that there is."""
    return Document(
        f"About {words[:60]}",
        [
            Section(
                words,
                [
                    Paragraph([words, " ", Link(words, "file:///etc/passwd"), Link("x", words)]),
                    Notice(words),
                    Items([words], numbered=True),
                    Rows([Row(words, words)]),
                    Table(words, [Column(words), Column("")], [[words, ""]]),
                ],
            )
        ],
        language=language,
        council=words[:60],
        reference=words[:20],
    )


def endless_word() -> Document:
    return Document(
        "A word", [Section(blocks=[Paragraph(WORD), Table("T", [Column("Word")], [[WORD]])])]
    )


def five_hundred_rows() -> Document:
    heads = [Column("Day"), Column("What was done"), Column("Cost", figures=True)]
    rows = [[f"Day {n}", "The team came", f"£{n}.00"] for n in range(500)]
    return Document("Work on the path", [Section("All of it", [Table("Work", heads, rows)])])


def made(document: Document, format: Format) -> Rendered | None:
    """What came out, or nothing if the format said why in a sentence for whoever asked."""
    if format.missing():
        pytest.skip(format.missing())
    try:
        rendered = render(document, format.name)
    except Unmakeable as refusal:
        why = str(refusal)
    else:
        sound(rendered)
        return rendered
    assert why.endswith(".")
    return None


def sound(rendered: Rendered) -> None:
    """It is what it says it is."""
    content = rendered.content
    assert content
    kind = rendered.media_type.partition(";")[0]
    if kind == "application/pdf":
        assert content.startswith(b"%PDF-")
    elif kind == "application/epub+zip":
        assert ZipFile(io.BytesIO(content)).testzip() is None
    elif kind == "audio/mpeg":
        assert content.startswith((b"ID3", b"\xff"))
    elif kind == "audio/ogg":
        assert content.startswith(b"OggS")
    elif kind == "application/x-brf":
        content.decode("ascii")
    else:
        assert "\x00" not in content.decode()


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("words", SAID.values(), ids=SAID)
def test_strange_words_come_out_or_it_is_said_why(words: str, format: Format) -> None:
    made(said(words), format)


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_a_word_of_five_thousand_letters_comes_out_or_it_is_said_why(format: Format) -> None:
    made(endless_word(), format)


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_five_hundred_rows_come_out_or_it_is_said_why(format: Format) -> None:
    made(five_hundred_rows(), format)


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("language", ["ur", "cy", "zh-Hans", "x-unknown", "en_GB!"])
def test_any_language_comes_out_or_it_is_said_why(language: str, format: Format) -> None:
    made(said("Eich cwestiwn, آپ کا سوال, 您的问题", language), format)


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_a_document_that_is_only_a_title_comes_out(format: Format) -> None:
    assert made(Document("Hello"), format)


PRINTED = [one for one in FORMATS if one.media_type == "application/pdf"]


@pytest.mark.parametrize("format", PRINTED, ids=lambda one: one.name)
def test_every_kind_of_print_passes_pdf_ua_all_the_same(format: Format) -> None:
    rendered = made(said("∑ x² 👍🏽 שלום"), format)
    assert rendered
    assert failures(rendered.content) == []


def test_an_endless_word_wraps_in_plain_text_and_an_address_does_not() -> None:
    address = "https://example.org/" + "a" * 300
    document = Document("T", [Section(blocks=[Paragraph(WORD), Paragraph(f"See {address} now")])])
    lines = render(document, "text").content.decode().splitlines()
    assert address in lines
    assert max(len(line) for line in lines if line != address) <= 72
    assert "".join(lines).count("w") == 5000 + len("now") - 2


def test_plain_text_goes_by_e_mail_as_it_is(settings: Any) -> None:
    text = render(endless_word(), "text").content.decode()
    EmailMessage("A letter", text, "a@example.org", ["b@example.org"]).send()
    [sent] = mail.outbox
    assert max(len(line) for line in sent.message().as_bytes().splitlines()) <= 998
    assert sent.body == text
