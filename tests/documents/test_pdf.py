"""PDFs are PDF/UA-1, whatever is in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pikepdf
import pytest

from portal.documents.model import Column, Document, Paragraph, Promise, Section, Table
from portal.documents.pdf import press, printable
from portal.documents.words import Link

from .samples import blank_form, failures, long_table, opened, pdf, receipt


def in_language(language: str, title: str, words: str) -> Document:
    promise = Promise(dt.date(2026, 6, 9), words)
    return Document(title, [Section(title, [Paragraph(words), promise])], language, reference="A1")


LANGUAGES = [
    in_language("pl", "Twoje pytanie", "Odpowiemy w ciągu pięciu dni. Zażółć gęślą jaźń."),
    in_language("cy", "Eich cwestiwn", "Byddwn yn ateb o fewn pum niwrnod. Ŵ ŷ."),
    in_language("ar", "سؤالك", "سنرد عليك خلال خمسة أيام عمل."),
    in_language("ur", "آپ کا سوال", "ہم پانچ دنوں میں جواب دیں گے۔"),
    in_language("zh-Hans", "您的问题", "我们会在五个工作日内回复您。"),
    in_language("bn", "আপনার প্রশ্ন", "আমরা পাঁচ দিনের মধ্যে উত্তর দেব।"),
]


def structure(content: bytes, kind: str) -> list[pikepdf.Object]:
    """The tags of one kind, in reading order."""
    with opened(content) as file:
        tags = walked(file.Root.StructTreeRoot)
        return [str(tag.S) for tag in tags if str(tag.S).startswith(f"/{kind}")]


def walked(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walked(kid)


def test_every_kind_of_block_passes_every_rule_of_pdf_ua() -> None:
    assert failures(pdf(receipt())) == []


def test_a_form_to_fill_in_by_hand_passes_and_its_boxes_are_no_fields() -> None:
    content = pdf(blank_form())
    assert failures(content) == []
    with opened(content) as file:
        assert "/AcroForm" not in file.Root


def test_a_table_over_pages_passes_and_names_its_columns_on_each() -> None:
    content = pdf(long_table())
    assert failures(content) == []
    with opened(content) as file:
        pages = len(file.pages)
    assert pages > 2
    assert structure(content, "THead") == ["/THead"] * pages


@pytest.mark.parametrize("document", LANGUAGES, ids=lambda document: document.language)
def test_other_languages_pass_and_the_file_says_which(document: Document) -> None:
    content = pdf(document)
    assert failures(content) == []
    with opened(content) as file:
        assert str(file.Root.Lang) == document.language


def test_the_validator_can_fail_us() -> None:
    untagged = press().print("<html><p>No title, no language")
    assert failures(untagged)


def test_the_file_is_marked_titled_and_bookmarked() -> None:
    with opened(pdf(receipt())) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert str(file.docinfo["/Title"]) == "We have your question"
        assert str(file.docinfo["/CreationDate"]).startswith("D:20260601")
        with file.open_outline() as outline:
            [first] = outline.root
            assert first.title == "We have your question"
            assert [item.title for item in first.children] == [
                "What happens next",
                "What you told us",
            ]
            assert [item.title for item in first.children[1].children] == ["Files you sent"]


def test_headings_are_tagged_in_order() -> None:
    assert structure(pdf(receipt()), "H") == ["/H1", "/H2", "/H2", "/H3"]


def test_header_cells_say_what_they_head() -> None:
    with opened(pdf(long_table(3))) as file:
        cells = [tag for tag in walked(file.Root.StructTreeRoot) if str(tag.S) == "/TD"]
        assert cells
        assert all(len(cell.A.Headers) == 2 for cell in cells)


def test_nothing_in_it_can_be_filled_in() -> None:
    with opened(pdf(receipt())) as file:
        assert "/AcroForm" not in file.Root


def test_pages_are_a4() -> None:
    with opened(pdf(receipt())) as file:
        [_, _, width, height] = [float(side) for side in file.pages[0].MediaBox]
    assert (round(width), round(height)) == (595, 842)


def test_no_text_is_smaller_than_12_points() -> None:
    with opened(pdf(receipt())) as file:
        sizes = {
            round(float(operands[1]) * scale, 1)
            for page in file.pages
            for operands, scale in fonts_set(page)
        }
    assert sizes
    assert min(sizes) >= 12


def fonts_set(page: pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], float]]:
    """Each choice of a font, with the height that its text matrix gives to one unit."""
    chosen: list[pikepdf.Object] | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            chosen = list(operands)
        elif str(operator) == "Tm" and chosen:
            yield chosen, abs(float(operands[3])) * 0.75


def test_links_lead_to_the_whole_address() -> None:
    with opened(pdf(receipt())) as file:
        targets = [str(note.A.URI) for page in file.pages for note in page.get("/Annots", [])]
    assert targets == ["http://127.0.0.1:8000/track/", "tel:01632960123"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(receipt()) == pdf(receipt())
    assert pdf(receipt()) != pdf(receipt("Another title"))


def test_letters_without_a_font_are_marked_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Document("A name", [Section(blocks=[Paragraph("Call \ue123 back")])])
    assert "We could not print every letter" in printable(gone)
    assert failures(pdf(gone)) == []
    assert "We could not print" not in printable(receipt())


def test_the_title_is_kept_as_it_was_even_if_no_font_shows_it() -> None:
    with opened(pdf(Document("Hello \ue123"))) as file:
        assert str(file.docinfo["/Title"]) == "Hello \ue123"


def test_a_relative_or_hostile_address_is_no_link() -> None:
    links = [Link("one", "javascript:alert(1)"), Link("two", "file:///etc/passwd"), Link("3", "x")]
    content = pdf(Document("Links", [Section(blocks=[Paragraph(links)])]))
    with opened(content) as file:
        assert "/Annots" not in file.pages[0]
    assert failures(content) == []


def test_a_table_with_nothing_in_it_is_sound() -> None:
    empty = Table("Paid", [Column("Due"), Column("Sum")], [])
    assert failures(pdf(Document("T", [Section("", [empty])]))) == []
