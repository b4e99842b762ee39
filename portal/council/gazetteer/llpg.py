"""A council's own gazetteer (LLPG), as a flat CSV file with one property in each row.

The first line names the columns: UPRN, SAON (what is inside a building, such as a flat), PAON (the
building's number or name), STREET, TOWN and POSTCODE, the words of BS 7666. More may stand beside
them. The file is UTF-8.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from portal.council.models import GazetteerAddress
from portal.council.postcodes import normalised

from .found import settled_uprn
from .wording import in_small_letters, two_lines

COLUMNS = ("UPRN", "SAON", "PAON", "STREET", "TOWN", "POSTCODE")
BATCH = 2000
"""Rows held in memory at a time."""


class NotAGazetteer(Exception):
    """The file does not name the columns that it must have."""


class Unfit(Exception):
    """A row cannot be taken, and why: never what it says."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class BadRow:
    """A row that was left out: its line in the file and why, never what it says."""

    line: int
    reason: str


@dataclass
class Outcome:
    """How many rows were written, and which were left out."""

    written: int
    bad: list[BadRow]


def load(lines: Iterable[str]) -> Outcome:
    """Write every row, all or none. A UPRN that is there already is written anew.

    Raises ``NotAGazetteer`` if columns are missing.
    """
    outcome = Outcome(0, [])
    rows = _rows(lines, outcome.bad)
    with transaction.atomic():
        while batch := list(islice(rows, BATCH)):
            outcome.written += len(batch)
            latest = {row.uprn: row for row in batch}  # a database refuses one row twice
            GazetteerAddress.objects.bulk_create(
                latest.values(),
                batch_size=BATCH,
                update_conflicts=True,
                unique_fields=["uprn"],
                update_fields=["line_1", "line_2", "town", "postcode"],
            )
    return outcome


def _rows(lines: Iterable[str], bad: list[BadRow]) -> Iterator[GazetteerAddress]:
    reader = csv.DictReader(lines)
    try:
        named = reader.fieldnames or ()
    except csv.Error:
        named = ()
    if missing := [name for name in COLUMNS if name not in named]:
        raise NotAGazetteer(f"The first line does not name {', '.join(missing)}.")
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            bad.append(BadRow(reader.line_num, "the row cannot be read"))
            continue
        if row is None:
            return
        try:
            yield _address(row)
        except Unfit as unfit:
            bad.append(BadRow(reader.line_num, unfit.reason))


def _address(row: dict[str, str | None]) -> GazetteerAddress:
    """Make it of a row. Raises ``Unfit``."""
    text = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if any(not each.isprintable() or "\ufffd" in each for each in text.values()):
        raise Unfit("there are signs in it that cannot be read")
    uprn, postcode = settled_uprn(text["UPRN"]), normalised(text["POSTCODE"])
    if not uprn:
        raise Unfit("the UPRN is not 1 to 12 digits")
    if not postcode:
        raise Unfit("the postcode is not a full UK postcode")
    saon, paon, street, town = (
        in_small_letters(text[name]) for name in ("SAON", "PAON", "STREET", "TOWN")
    )
    line_1, line_2 = two_lines(saon, paon, street)
    if not line_1 or not town:
        raise Unfit("there is no building and street, or no town")
    if max(map(len, (line_1, line_2, town))) > 100:
        raise Unfit("a line is longer than 100 characters")
    return GazetteerAddress(
        uprn=int(uprn), line_1=line_1, line_2=line_2, town=town, postcode=postcode
    )
