"""The file that adds properties is read whatever program wrote it, or said to be wrong in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from portal.billing.organisation.sheet import MOST_BYTES, MOST_ROWS, NotRead, pounds, read, written

HEAD = "Account number,Postcode,Online key,Name\n"
ONE = "600000001,AA1 1AA,KEY-1,Corner shop\n"


def test_each_line_is_a_property_with_its_number_in_the_file() -> None:
    rows = read((HEAD + ONE + "\n ,,,\n600000002,AA1 1AB,KEY-2,\n").encode())
    assert [(row.line, row.reference, row.postcode, row.key, row.name) for row in rows] == [
        (2, "600000001", "AA1 1AA", "KEY-1", "Corner shop"),
        (5, "600000002", "AA1 1AB", "KEY-2", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ONE,
        "\ufeff" + HEAD + ONE,
        (HEAD + ONE).replace(",", ";"),
        (HEAD + ONE).replace(",", "\t"),
        (HEAD + ONE).replace("\n", "\r\n"),
        (HEAD + ONE).upper().replace("CORNER SHOP", "Corner shop"),
        "Online key,Colour,POSTCODE ,Account  number,name\nKEY-1,red,AA1 1AA,600000001,Corner shop",
        '"Account number",Postcode,"Online key",Name\n"600000001","AA1 1AA","KEY-1","Corner shop"',
    ],
)
def test_other_spreadsheets_other_marks(text: str) -> None:
    (row,) = read(text.encode())
    assert (row.reference, row.postcode, row.key, row.name) == (
        "600000001",
        "AA1 1AA",
        "KEY-1",
        "Corner shop",
    )


def test_a_file_of_an_old_program_keeps_its_accents() -> None:
    (row,) = read((HEAD + "600000001,AA1 1AA,KEY-1,Café").encode("cp1252"))
    assert row.name == "Café"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "name the columns"),
        (b"\n\n", "name the columns"),
        (b"Account number,Postcode\n600000001,AA1 1AA", "online key"),
        (b"600000001,AA1 1AA,KEY-1,Corner shop", "name the columns"),
        (HEAD.encode(), "no properties"),
        (HEAD.encode() + b",,,\n , , ,", "no properties"),
        (b"PK\x03\x04\x00\x00", "not a CSV"),
        (HEAD.encode() + b"\x81\x8d\x8f", "CSV UTF-8"),
        (b"x" * (MOST_BYTES + 1), "too large"),
        ((HEAD + ONE * (MOST_ROWS + 1)).encode(), "more than 2,000"),
        (HEAD.encode() + b'"' + b"a" * 140_000, "cannot read"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(NotRead, match=said):
        read(content)


def test_a_short_line_and_a_long_cell_are_rows_that_will_be_wrong() -> None:
    short, long = read((HEAD + "600000001\n" + "9" * 500 + ",AA1 1AA,K,\n").encode())
    assert (short.postcode, short.key) == ("", "")
    assert len(long.reference) == 200


def test_no_cell_is_run_by_a_spreadsheet_and_sums_stay_numbers() -> None:
    lines = "".join(written(["Name", "Sum"], [["=cmd()", pounds(-1250)], ["Shop", pounds(5)]]))
    assert lines == "\ufeffName,Sum\r\n'=cmd(),-12.50\r\nShop,0.05\r\n"
    assert pounds(123456) == Decimal("1234.56")
