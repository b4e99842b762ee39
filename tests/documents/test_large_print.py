"""Large, giant and coloured print: UKAAF's clear print rules, and PDF/UA-1 like any other."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from portal.documents.fitting import widths_on
from portal.documents.html import paper, style
from portal.documents.model import Column, Document, Items, Paragraph, Row, Rows, Section, Table
from portal.documents.pdf import press, printable
from portal.documents.render import render
from portal.documents.sheets import SHEETS, Sheet
from portal.documents.words import Link

from .samples import failures, long_table, opened, receipt, squeezed, words_of
from .test_every_format import HOSTILE, documents, texts_of
from .test_pdf import LANGUAGES, fonts_set, structure

LARGE = {name: sheet for name, sheet in SHEETS.items() if sheet.large}
SIZES = [("large-print", 18), ("giant-print", 24)]
LETTER = replace(receipt(), recipient=None)


def table(*columns: str, cells: str = "£1,200.00", rows: int = 3) -> Table:
    heads = [Column(column, figures=place > 0) for place, column in enumerate(columns)]
    return Table("Charges", heads, [[cells] * len(columns)] * rows, total=True)


def with_table(one: Table) -> Document:
    return Document("Charges", [Section("All of them", [one])], reference="CT-12")


def printed(document: Document, name: str) -> bytes:
    return render(document, name).content


def sizes(content: bytes) -> set[float]:
    with opened(content) as file:
        return {
            round(float(operands[1]) * scale, 1)
            for page in file.pages
            for operands, scale in fonts_set(page)
        }


@pytest.mark.parametrize("name", SHEETS)
def test_every_kind_of_block_passes_every_rule_of_pdf_ua(name: str) -> None:
    assert failures(printed(receipt(), name)) == []


@pytest.mark.parametrize("name", LARGE)
def test_long_and_wide_tables_pass(name: str) -> None:
    assert failures(printed(long_table(), name)) == []
    assert failures(printed(with_table(table(*["A quarter of it"] * 9)), name)) == []
    empty = Table("Paid", [Column("Due"), Column("Accommodation " * 9)], [])
    assert failures(printed(with_table(empty), name)) == []


@pytest.mark.parametrize("document", LANGUAGES, ids=lambda document: document.language)
def test_other_languages_pass(document: Document) -> None:
    assert failures(printed(document, "giant-print")) == []


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_passes(hostile: str) -> None:
    document = replace(
        receipt(f"About {hostile}"),
        sections=[Section(hostile, [Items([hostile]), Rows([Row(hostile, hostile)])])],
        reference=hostile[:80],
        council=hostile[:80],
    )
    assert failures(printed(document, "large-print")) == []


@given(documents())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_passes(document: Document) -> None:
    assert failures(printed(document, "large-print")) == []


@pytest.mark.parametrize(("name", "size"), SIZES)
def test_nothing_is_smaller_than_the_text_the_page_numbers_neither(name: str, size: int) -> None:
    content = printed(replace(LETTER, sections=[*LETTER.sections, *long_table(9).sections]), name)
    assert min(sizes(content)) == size


def test_only_the_address_for_the_postal_service_stays_small() -> None:
    small = {one for one in sizes(printed(receipt(), "giant-print")) if one < 24}
    assert small == {12}


@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_a4(name: str) -> None:
    with opened(printed(LETTER, name)) as file:
        for page in file.pages:
            assert [round(float(side)) for side in page.MediaBox[2:]] == [595, 842]


def test_there_is_nothing_slanted_underlined_or_in_capitals() -> None:
    rules = style("paper") + style("large")
    for unwanted in (
        "italic",
        "oblique",
        "text-transform",
        "small-caps",
        "justify",
        "hyphens: auto",
    ):
        assert unwanted not in rules
    assert re.search(r"\na \{[^}]*text-decoration: none", style("large"))
    written = paper(receipt(), SHEETS["large-print"])
    for tag in ("<em", "<i>", "<u>", "<small", "<sub", "<sup"):
        assert tag not in written


def test_all_lines_begin_at_the_left_figures_too() -> None:
    assert re.search(r"\n\.figures \{\s*text-align: start", style("large"))


def laid_out(document: Document, name: str) -> list[list[str]]:
    """The lines of text on each page."""
    from weasyprint import HTML

    printer = press(SHEETS[name])
    html = HTML(string=printable(document, SHEETS[name]), url_fetcher=printer.fetcher)
    rendered = html.render(stylesheets=[printer.style], font_config=printer.fonts)
    boxes = ([*page._page_box.descendants()] for page in rendered.pages)
    return [[box.text for box in page if hasattr(box, "text")] for page in boxes]


@pytest.mark.parametrize("name", LARGE)
def test_no_word_is_split(name: str) -> None:
    columns = ["Accommodation", "Responsibility", "Administration"]
    document = with_table(table(*columns, cells="Unfortunately"))
    found = {word for page in laid_out(document, name) for line in page for word in line.split()}
    assert {"Accommodation", "Responsibility:", "Administration:", "Unfortunately"} - found <= {
        "Accommodation"  # with its colon, where the table does not fit
    }


def test_a_table_that_fits_stays_one_and_its_words_are_whole() -> None:
    assert structure(printed(with_table(table("Due", "Amount")), "giant-print"), "Table")
    for size in (12, 18, 24):
        widths = widths_on(table("Due", "Amount"), Sheet(size))
        assert sum(widths) == pytest.approx(100)
        assert min(widths) * 482 / 100 > len("£1,200.00") * 0.5 * size


@pytest.mark.parametrize(
    "wide",
    [
        table("Accommodation", "April to June", "July to September", "October to December"),
        table("Due", "Why", cells="word " * 200),
        table("Due", "Which", cells="w" * 5000),
    ],
    ids=["many columns", "much in a cell", "a long word"],
)
def test_a_table_that_does_not_fit_is_written_row_by_row(wide: Table) -> None:
    content = printed(with_table(wide), "giant-print")
    assert not structure(content, "Table")
    assert min(sizes(content)) == 24
    assert structure(printed(with_table(wide), "pdf"), "Table")


def test_each_cell_is_named_then() -> None:
    wide = table("What is it?", "April to June", "July to September", "October to December")
    html = words_of(paper(with_table(wide), SHEETS["giant-print"]))
    assert "What is it? £1,200.00 April to June: £1,200.00" in html


@pytest.mark.parametrize("sheet", LARGE.values(), ids=LARGE)
def test_large_print_holds_every_word(sheet: Sheet) -> None:
    found = squeezed(words_of(paper(receipt(), sheet)))
    for words in texts_of(receipt()):
        assert squeezed(words) in found


def test_nothing_is_split_over_two_pages() -> None:
    """Paragraphs of about a third of a page: one would begin on each and end on the next."""
    begun = [f"Begin{n} " + "and so on with it " * 18 + f"end{n}." for n in range(6)]
    document = Document("T", [Section(blocks=[Paragraph(one) for one in begun])])
    pages = ["".join(lines) for lines in laid_out(document, "giant-print")]
    assert len(pages) > 2
    for n in range(6):
        [page] = [text for text in pages if f"Begin{n}" in text]
        assert f"end{n}." in page


def test_what_is_longer_than_a_page_still_comes_out_whole() -> None:
    document = Document("Long", [Section(blocks=[Paragraph("word " * 900 + "last")])])
    pages = ["".join(lines) for lines in laid_out(document, "giant-print")]
    assert sum(text.count("word") for text in pages) == 900
    assert "last" in pages[-1]


def test_a_link_is_strong_and_says_where_it_leads() -> None:
    html = paper(
        Document("T", [Section(blocks=[Paragraph([Link("Pay", "https://example.org/pay")])])]),
        SHEETS["large-print"],
    )
    assert "example.org/pay" in words_of(html)


@pytest.mark.parametrize("sheet", [one for one in SHEETS.values() if one.colour])
def test_black_on_coloured_paper_has_all_the_contrast_one_may_want(sheet: Sheet) -> None:
    assert contrast(sheet.colour) > 15
    with opened(render(LETTER, next(n for n, s in SHEETS.items() if s == sheet)).content) as file:
        for page in file.pages:
            assert colours(page) & {tuple(round(part, 2) for part in rgb(sheet.colour))}


def rgb(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def contrast(colour: str) -> float:
    """With black, by WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)
    )
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / 0.05


def colours(page: pikepdf.Page) -> set[tuple[float, ...]]:
    """What is filled on the page with."""
    return {
        tuple(round(float(part), 2) for part in operands[:3])
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in ("rg", "scn") and len(operands) >= 3
    }


def test_coloured_print_is_larger_than_the_plain_one() -> None:
    assert min(sizes(printed(LETTER, "coloured"))) == 14


@pytest.mark.parametrize("name", LARGE)
def test_a_long_table_does_not_hold_the_printer_up(name: str) -> None:
    printed(LETTER, name)
    started = time.process_time()
    printed(long_table(300), name)
    assert time.process_time() - started < 12
