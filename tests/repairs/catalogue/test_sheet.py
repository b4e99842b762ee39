"""The catalogue as a table: out, and in again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.home.demo.repairs import read_catalogue
from portal.integration.spreadsheets import STARTS_OF_A_FORMULA
from portal.repairs.catalogue.sheet import Fault, Unreadable, read, write
from portal.repairs.catalogue.sheet.columns import COLUMNS, as_it_was, harmless
from portal.repairs.catalogue.tree import Catalogue

from .making import SMALL, catalogues, changed

Table = list[dict[str, str]]


def table_of(catalogue: Catalogue) -> Table:
    return list(csv.DictReader(io.StringIO(write(catalogue), newline="")))


def text_of(table: Table) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def faults_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(Unreadable) as refused:
        read(text)
    return [(fault.row, fault.column) for fault in refused.value.faults]


def test_there_is_one_row_an_end() -> None:
    assert [row["key 1"] for row in table_of(SMALL)] == [
        "gas",
        "kitchen",
        "kitchen",
        "kitchen",
        "hall",
        "hall",
    ]


@given(catalogues())
def test_any_catalogue_comes_back_as_it_was(any_: Catalogue) -> None:
    assert read(write(any_)) == any_


def test_the_demonstration_comes_back_as_it_was() -> None:
    assert read(write(read_catalogue())) == read_catalogue()


def test_a_file_that_a_spreadsheet_has_saved_is_read() -> None:
    saved = "\ufeff" + write(SMALL) + "," * (len(COLUMNS) - 1) + "\r\n"
    assert read(saved) == SMALL


@given(st.text() | st.text("'=+-@ \tx", max_size=5))
def test_no_cell_is_a_formula_and_each_comes_back(cell: str) -> None:
    written = harmless(cell)
    assert not written.lstrip().startswith(STARTS_OF_A_FORMULA[:4])
    assert as_it_was(written) == cell


def test_a_formula_that_an_editor_typed_is_written_as_words() -> None:
    wicked = changed(SMALL, "hall-lamp", label='=HYPERLINK("http://x")')
    assert table_of(wicked)[-1]["answer 2"] == '\'=HYPERLINK("http://x")'
    assert read(write(wicked)) == wicked


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (0, "area", "moon"),
        (0, "danger", "perhaps"),
        (1, "call", "999"),
        (1, "priority", "soon"),
        (1, "minutes", "an hour"),
        (1, "minutes", "-5"),
        (1, "minutes", "99999999999999"),
        (1, "sor", "S" * 21),
        (1, "right to repair", "moat"),
        (1, "hazard", "dragon"),
        (1, "track", "very"),
        (1, "who does it", "nobody"),
        (1, "unless crime", "2"),
        (1, "picture 1", "cat"),
        (1, "answer 4", "Too deep"),
        (1, "key 2", ""),
        (2, "answer 1", "Not the kitchen"),
        (2, "question 2", "Another question?"),
        (2, "key 3", "sink-drips"),
    ],
)
def test_what_cannot_be_taken_over_is_told_by_row_and_column(
    row: int, column: str, cell: str
) -> None:
    table = table_of(SMALL)
    table[row][column] = cell
    assert (row + 2, column) in faults_of(text_of(table))


def test_every_fault_is_told_at_once() -> None:
    table = table_of(SMALL)
    table[1]["priority"] = "soon"
    table[5]["minutes"] = "long"
    assert faults_of(text_of(table)) == [(3, "priority"), (7, "minutes")]


def test_a_row_below_an_end_is_refused() -> None:
    table = table_of(SMALL)
    table.append({**table[5], "key 3": "deeper", "answer 3": "Deeper"})
    assert faults_of(text_of(table))[0] == (8, "key 2")


def test_columns_have_to_be_known_whole_and_there_once() -> None:
    whole = write(SMALL)
    assert faults_of(whole.replace("priority", "urgency", 1)) == [(1, "priority"), (1, "urgency")]
    assert (1, "sor") in faults_of(whole.replace("phone", "sor", 1))


@pytest.mark.parametrize(
    "text", ["", "\x00", ",".join(COLUMNS), 'a,"b', ",".join(COLUMNS) + "\r\n" + "," * 99 + "x"]
)
def test_what_is_no_table_is_refused(text: str) -> None:
    assert faults_of(text)


def test_a_row_of_nothing_but_a_key_is_an_end_still_to_be_written() -> None:
    table = table_of(SMALL)
    row = dict.fromkeys(COLUMNS, "")
    table.append({**row, "key 1": "garden", "answer 1": "Garden", "area": "outside"})
    assert read(text_of(table)).nodes[-1].leaf is None


def test_a_fault_is_told_as_a_spreadsheet_counts() -> None:
    assert str(Fault(3, "sor", "Wrong.")) == "Row 3, column ‘sor’: Wrong."
    assert str(Fault(0, "", "Wrong.")) == "Wrong."


def test_the_order_of_rows_is_the_order_of_answers() -> None:
    table = table_of(SMALL)
    table[4], table[5] = table[5], table[4]
    hall = SMALL.nodes[2]
    swapped = replace(hall, children=tuple(reversed(hall.children)))
    assert read(text_of(table)).nodes[2] == swapped
