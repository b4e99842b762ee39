"""The list as a file for a spreadsheet, and the file that adds properties. UTF-8 CSV, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.text import get_text_list

from portal.integration.spreadsheets import harmless
from portal.ui.forms import Address

from ..models import Account
from ..words import Tax

LIST = (
    "Account number",
    "Tax",
    "Address",
    "Band",
    "Rateable value (£)",
    "Left to pay (£)",
    "Overdue (£)",
    "Next payment on",
    "Next payment (£)",
    "Direct Debit",
    "Bills on paper",
    "Closed on",
)
ASKED = ("account number", "postcode", "online key", "name")
"""Headings of a file that adds properties. ``name`` may be left out."""
NEEDED = ASKED[:3]
MOST_ROWS = 2_000
MOST_BYTES = 500_000
LONGEST_CELL = 200


class NotRead(ValueError):
    """The file cannot be read. Says what to do."""


@dataclass(frozen=True)
class Row:
    """One property as the file has it. ``line`` counts from 1, with the headings."""

    line: int
    reference: str = field(repr=False)
    postcode: str = field(repr=False)
    key: str = field(repr=False)
    name: str = field(repr=False)


class Line:
    """A file that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def written(headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """A file for a spreadsheet, line by line. Nothing in it is run there."""
    writer = csv.writer(Line())
    yield "\ufeff" + writer.writerow(headings)
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def cells(account: Account) -> tuple[object, ...]:
    """One line of ``LIST``, of an account that ``portfolio.listed`` gave."""
    next_due, next_amount = getattr(account, "next_due", None), getattr(account, "next_amount", 0)
    return (
        account.reference,
        Tax(account.tax).words.capitalize(),
        where(account),
        account.band,
        account.rateable_value or "",
        pounds(account.balance),
        pounds(account.overdue),
        next_due or "",
        pounds(next_amount) if next_due else "",
        "Yes" if account.direct_debit else "No",
        "No" if account.paperless else "Yes",
        account.closed_on or "",
    )


def where(account: Account) -> str:
    """Its address on one line."""
    return ", ".join(Address.from_dict(account.address).lines())


def pounds(amount: int) -> Decimal:
    """1234.56, as a spreadsheet adds it up. A number, so its minus sign is no formula."""
    return Decimal(amount).scaleb(-2)


def read(content: bytes) -> list[Row]:
    """Give the properties of a file. Empty lines do not count. Raises NotRead."""
    if len(content) > MOST_BYTES:
        raise NotRead("The file is too large. Send it in two or more parts.")
    try:
        lines = list(csv.reader(io.StringIO(_text(content), newline=""), _dialect(content)))
    except csv.Error:
        raise NotRead("We cannot read the file. Save it again as CSV.") from None
    places = _places(lines[0] if lines else [])
    rows = [
        _row(number, cells, places)
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise NotRead(
            "There are no properties in the file. Put one on each line below the headings."
        )
    if len(rows) > MOST_ROWS:
        raise NotRead(f"The file has more than {MOST_ROWS:,} properties. Send it in parts.")
    return rows


def _text(content: bytes) -> str:
    if b"\0" in content:
        raise NotRead("This is not a CSV file. In your spreadsheet choose “Save as”, then CSV.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotRead("We cannot read the file. Save it again as CSV UTF-8.")


def _dialect(content: bytes) -> type[csv.Dialect]:
    """Spreadsheets set to other languages put semicolons or tabs between cells."""
    first = content.splitlines()[0] if content.splitlines() else b""

    class Read(csv.excel):
        delimiter = max((",", ";", "\t"), key=lambda each: first.count(each.encode()))
        strict = False

    return Read


def _places(headings: list[str]) -> dict[str, int]:
    named = {" ".join(cell.casefold().split()): n for n, cell in enumerate(headings)}
    lacking = [each for each in NEEDED if each not in named]
    if lacking:
        missing = get_text_list([f"“{each}”" for each in lacking], "and")
        raise NotRead(f"The first line must name the columns. We cannot find {missing}.")
    return {each: named[each] for each in ASKED if each in named}


def _row(line: int, cells: list[str], places: dict[str, int]) -> Row:
    def cell(name: str) -> str:
        place = places.get(name, len(cells))
        return cells[place].strip()[:LONGEST_CELL] if place < len(cells) else ""

    return Row(line, cell("account number"), cell("postcode"), cell("online key"), cell("name"))
