"""Files of a revenues system: a line for each thing, kept by account or not at all.

JSON lines hold ``{"account": …}``, ``{"bill": …}`` or ``{"entries": …}``, each as the API takes it.
CSV holds accounts, one in a row, with the columns of ``COLUMNS``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import transaction
from pydantic import BaseModel, ValidationError

from .errors import NotKept
from .keeping import Kept, keep_account, keep_bill, keep_entries, locked
from .written import WrittenAccount, WrittenBill, WrittenEntries, mistakes_of

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

COLUMNS = tuple(WrittenAccount.model_fields)
MANY = (("payers", ";"), ("address", ","))
"""Columns that hold several, and what stands between them."""
NUMBERS, SWITCHES = ("balance", "overdue", "rateable_value"), ("paperless", "direct_debit")
FIGURE = re.compile(r"-?[0-9]{1,20}")
"""A whole number of pence or pounds. With more figures it is left as it stands, which is wrong."""
MOST_LINE = 200_000
"""Characters of a line. A longer one is no bill."""


@dataclass(frozen=True)
class Row:
    """What came of a line, counted from 1. It repeats nothing that the line says."""

    line: int
    kept: Kept | None
    why: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kept is not None:
            return f"line {self.line}: {self.kept}"
        return f"line {self.line}: not kept. {' '.join(self.why)}"


@dataclass(frozen=True)
class _Line:
    number: int
    account: str
    keep: Callable[[], Kept] | None
    why: tuple[str, ...] = ()


class _Back(Exception):
    """Takes back what was kept of an account."""


def keep_json_lines(text: Iterable[str]) -> Iterator[Row]:
    """Keep a file of JSON lines; what came of each line."""
    return _keep(_json_line(number, line) for number, line in enumerate(text, 1) if line.strip())


def keep_csv(text: str) -> Iterator[Row]:
    """Keep a file of accounts; what came of each line. Raises ValueError for other columns."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = next(rows, [])
    if not names or not {*names} <= {*COLUMNS}:
        raise ValueError(f"The first line must name columns of: {', '.join(COLUMNS)}.")
    return _keep(_csv_lines(rows, names))


def _csv_lines(rows: CsvReader, names: list[str]) -> Iterator[_Line]:
    """A row that cannot be read keeps out itself alone."""
    while True:
        number = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield _Line(number, "", None, ("It is no CSV, or a cell is too long.",))
            continue
        if cells:
            yield _line(number, {"account": _row(names, cells)})


def _keep(lines: Iterable[_Line]) -> Iterator[Row]:
    """Lines of one account that follow each other are kept together, or none of them."""
    for _account, together in groupby(lines, key=lambda each: each.account or each.number):
        yield from _keep_together(list(together))


def _keep_together(lines: list[_Line]) -> list[Row]:
    done: list[Row] = []
    try:
        with transaction.atomic():
            for each in lines:
                done.append(_keep_one(each))
                if done[-1].kept is None:
                    raise _Back
    except _Back:
        failed = done[-1]
        why = (f"Line {failed.line} of the same account is wrong.",)
        return [
            failed if each.number == failed.line else Row(each.number, None, why) for each in lines
        ]
    return done


def _keep_one(line: _Line) -> Row:
    if line.keep is None:
        return Row(line.number, None, line.why)
    try:
        return Row(line.number, line.keep())
    except NotKept as no:
        return Row(line.number, None, no.mistakes or (str(no),))


def _json_line(number: int, line: str) -> _Line:
    if len(line) > MOST_LINE:
        return _Line(number, "", None, ("It is too long.",))
    try:
        return _line(number, json.loads(line))
    except (ValueError, RecursionError):
        return _Line(number, "", None, ("It is no JSON.",))


def _line(number: int, said: Any) -> _Line:
    """A line that is read, or why it is none."""
    kinds: dict[str, tuple[type[BaseModel], Callable[[Any], Kept]]] = {
        "account": (WrittenAccount, lambda read: keep_account(read.news())),
        "bill": (WrittenBill, _keep_bill),
        "entries": (WrittenEntries, lambda read: keep_entries(read.news())),
    }
    if not (isinstance(said, dict) and len(said) == 1 and (name := next(iter(said))) in kinds):
        return _Line(number, "", None, ("Write one of: account, bill, entries.",))
    shape, keep = kinds[name]
    account = said[name].get("account") if isinstance(said[name], dict) else None
    account = account if isinstance(account, str) else ""
    try:
        read = shape.model_validate(said[name])
    except ValidationError as error:
        return _Line(number, account, None, tuple(mistakes_of(error)))
    return _Line(number, account, lambda: keep(read))


def _keep_bill(read: WrittenBill) -> Kept:
    locked(read.account)
    return keep_bill(read.bill())


def _row(names: list[str], cells: list[str]) -> dict[str, Any]:
    """A row of CSV as JSON would have it. An empty cell is not said."""
    said: dict[str, Any] = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
    if any(cells[len(names) :]):
        said["more"] = cells[len(names) :]
    for name, between in MANY:
        if name in said:
            said[name] = [part.strip() for part in said[name].split(between)]
    if "payers" in said:
        said["payers"] = [{"name": name} for name in said["payers"]]
    for name in NUMBERS:
        if FIGURE.fullmatch(said.get(name, "")):
            said[name] = int(said[name])
    for name in SWITCHES:
        if said.get(name) in ("yes", "no"):
            said[name] = said[name] == "yes"
    return said
