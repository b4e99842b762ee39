"""Braille on its pages: 40 cells, 25 lines, and everything where a reader expects it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from portal.documents.braille import brf
from portal.documents.braille.layout import (
    CELLS,
    HYPHEN,
    ITEM,
    PARAGRAPH,
    SUBHEADING,
    TITLE,
    Indent,
    number,
    wrapped,
)
from portal.documents.braille.pages import LINES
from portal.documents.model import (
    Address,
    Blank,
    Column,
    Document,
    Items,
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
from portal.documents.registry import Unmakeable

from ..samples import long_table, receipt
from ..test_every_format import documents
from .reading import body, needs_liblouis, of, pages, words

pytestmark = needs_liblouis


def legal(made: bytes) -> bool:
    for page in made.decode("ascii").split("\f"):
        lines = page.split("\r\n")
        assert lines.pop() == ""
        assert 1 < len(lines) <= LINES
        for line in lines:
            assert len(line) <= CELLS
            assert all(" " <= sign <= "_" for sign in line), line
            assert line == line.rstrip()
        assert lines[1], "a page begins with a gap"
        assert lines[-1], "a page ends with a gap"
    return True


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_is_legal_braille_or_says_why_not(document: Document) -> None:
    try:
        made = brf(document)
    except Unmakeable:
        made = b""
    assert not made or legal(made)


@pytest.mark.parametrize("document", [receipt(), long_table(), long_table(500)])
def test_long_and_short_documents_are_legal(document: Document) -> None:
    assert legal(brf(document))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert brf(receipt()) == brf(receipt())


def test_each_page_has_its_number_and_later_ones_what_they_belong_to() -> None:
    tops = [page.split("\r\n")[0] for page in brf(long_table()).decode().split("\f")]
    assert tops[0] == "#A".rjust(40)
    assert tops[1] == ',"W ON ! PA?'.ljust(38) + "#B"
    assert tops[9] == ',"W ON ! PA?'.ljust(37) + "#AJ"


def test_a_title_too_long_for_the_top_line_is_cut_between_words() -> None:
    document = of(*[Paragraph("Again.")] * 30, title="Knowledge " * 12)
    second = brf(document).decode().split("\f")[1].split("\r\n")[0]
    assert second == f"{' '.join([',K'] * 12)}   #B"


def test_headings_say_by_their_place_how_deep_they_are() -> None:
    inner = Section("Inner", [Paragraph("Words.")])
    document = Document("Title", [Section("Outer", [Paragraph("Words.")], [inner])])
    [lines] = pages(document)
    assert lines == [
        f"{' ' * 17},TITLE",
        "",
        "    ,\\T]",
        "  ,^WS4",
        "",
        "      ,9N]",
        "  ,^WS4",
    ]


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for before in range(15, 26):
        document = Document(
            "T",
            [
                Section(blocks=[Paragraph("Again.")] * before),
                Section("Heading", [Paragraph("Words.")]),
            ],
        )
        for page in pages(document):
            assert page[-1] != "    ,H1D+"


def test_paragraphs_begin_in_the_third_cell_and_lists_in_the_first() -> None:
    long = "and another thing " * 4
    lines = body(of(Paragraph(long), Items([long, "short"])))[1:]
    assert [len(line) - len(line.lstrip()) for line in lines if line] == [2, 0, 0, 2, 0]


def test_a_numbered_list_has_its_numbers() -> None:
    assert body(of(Items(["Go.", "Stop."], numbered=True)))[-2:] == ["#A4 ,G4", "#B4 ,/OP4"]


def test_an_address_stands_line_by_line() -> None:
    assert body(of(Address(["Town Hall", "", "AB1 2CD"])))[-2:] == [",T[N ,HALL", ',,AB#A"B,,CD']


def test_a_form_has_its_boxes_one_by_one_and_says_what_to_write() -> None:
    lines = body(of(Ticks([Tick("Yes"), Tick("No")]), Room([Blank("Day", 2)])))
    assert len([line for line in lines if line.startswith(".<")]) == 2
    assert lines[-1].lstrip() == '.<,"D.>'


def test_an_answer_of_several_lines_is_set_in() -> None:
    lines = body(of(Rows([Row("Where", "1 High Street\nAnytown"), Row("Bin?", "Green")])))
    assert lines[-3:] == [',":3 #A ,HI< ,/REET', "  ,ANYT[N", ",B98 ,GRE5"]


def test_a_notice_stands_between_lines() -> None:
    assert body(of(Notice("Go.")))[-3:] == ["7" * 40, "  ,G4", "G" * 40]


def test_a_promise_says_its_day_in_words() -> None:
    promise = Promise(dt.date(2026, 6, 9), "We come.")
    assert words(of(promise)) == "T Tuesday 9 June 2026: We come."


def table(*rows: list[str]) -> Table:
    return Table("Bills", [Column("Due"), Column("Sum", figures=True)], rows)


def test_a_small_table_stands_in_columns_with_its_figures_to_the_right() -> None:
    lines = body(of(table(["1 May", "£5.00"], ["10 June", "£15.00"])))
    assert lines[-5:] == [
        "  ,BILLS",
        ",DUE       ,SUM",
        '"33333333  "3333333',
        "#A ,MAY     @L#E4JJ",
        "#AJ ,JUNE  @L#AE4JJ",
    ]


def test_a_wide_table_is_said_row_by_row() -> None:
    wide = table(["The first of the month, or the day after", "Everything that you owe to us"])
    assert words(of(wide)) == (
        "T Bills Due: The first of the month, or the day after Sum: Everything that you owe to us"
    )


def test_a_row_of_a_wide_table_is_not_split_over_pages() -> None:
    for page in pages(long_table())[1:]:
        assert page[0].startswith(',"D3'), "each page begins with a row"


def test_a_table_without_rows_says_its_columns() -> None:
    assert words(of(table())) == "T Bills Due, Sum"


def test_a_new_page_in_print_is_marked_with_its_number() -> None:
    document = Document("T", [Section("One"), Section("Two", [Paragraph("Words.")], new_page=True)])
    [lines] = pages(document)
    assert f"{'-' * 38}#B" in lines


def test_what_belongs_together_is_on_one_page() -> None:
    part = Section("Sign here", [Paragraph("Words.")] * 8, together=True)
    document = Document("T", [Section(blocks=[Paragraph("Again.")] * 17), part])
    first, second = pages(document)
    assert len(second) == 9
    assert second[0].startswith("    ,SIGN")
    assert "  ,^WS4" not in first


def test_what_is_longer_than_a_page_is_split_all_the_same() -> None:
    part = Section("Long", [Paragraph("Words.")] * 60, together=True)
    assert legal(brf(Document("T", [part])))


def test_a_word_of_five_thousand_letters_is_broken_with_a_sign_and_whole_again() -> None:
    document = of(Paragraph("w" * 5_000))
    assert legal(brf(document))
    lines = [line for page in pages(document) for line in page][2:]
    assert all(line.endswith('"') for line in lines[:-1])
    assert words(document) == f"T {'w' * 5_000}"


def test_numbers_of_pages_are_digits_after_the_number_sign() -> None:
    assert [number(value) for value in (1, 10, 295)] == ["#A", "#AJ", "#BIE"]


def test_wrapping_keeps_words_whole() -> None:
    words = "ABC " * 40
    lines = wrapped(words, ITEM)
    assert " ".join(line.strip() for line in lines).split() == words.split()
    assert max(map(len, wrapped(words, TITLE))) <= 37


@pytest.mark.parametrize("indent", [ITEM, PARAGRAPH, TITLE, SUBHEADING])
def test_a_word_of_any_length_fits_the_line_and_is_whole_again(indent: Indent) -> None:
    for length in range(25, 130):
        lines = wrapped(f"AB {'C' * length} D", indent)
        assert max(map(len, lines)) <= CELLS
        whole = " ".join(line.strip() for line in lines).replace(f"{HYPHEN} ", "")
        assert whole == f"AB {'C' * length} D"
