"""Reads the catalogue from CSV: all of it, or every fault with its row and column."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace

from ..paragraphs import split
from ..tree import Catalogue, Danger, Node
from .cells import Fault, Row
from .columns import COLUMNS, LEVELS, OF_A_LEVEL, as_it_was

__all__ = ["Fault", "Unreadable", "read"]

MOST_ROWS = 5_000


class Unreadable(ValueError):
    """The table cannot be taken over: ``faults`` say why, and where."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


@dataclass
class _Growing:
    """A node while its rows are read, with the row that first told of it."""

    row: int
    node: Node
    below: dict[str, _Growing]

    def grown(self) -> Node:
        return replace(self.node, children=tuple(each.grown() for each in self.below.values()))


def read(text: str) -> Catalogue:
    """Give the catalogue of a table. Raises ``Unreadable``; nothing is half read."""
    rows = _rows(text.removeprefix("\ufeff"))
    faults: list[Fault] = []
    top: dict[str, _Growing] = {}
    for row in rows:
        _take(row, top)
        faults += row.faults
    if faults:
        raise Unreadable(faults)
    return Catalogue(tuple(each.grown() for each in top.values()))


def _rows(text: str) -> list[Row]:
    try:
        table = csv.reader(io.StringIO(text, newline=""), strict=True)
        heading = [name.strip().lower() for name in next(table, [])]
        _check_heading(heading)
        lines = [(table.line_num, line) for line in table if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise Unreadable([Fault(0, "", "This is not a CSV file that we can read.")]) from error
    if len(lines) > MOST_ROWS:
        raise Unreadable([Fault(0, "", f"It has more than {MOST_ROWS:,} rows.")])
    if not lines:
        raise Unreadable([Fault(0, "", "It has no rows.")])
    faults = [
        Fault(n, "", "This row has more cells than the heading.")
        for n, (_line, cells) in enumerate(lines, start=2)
        if len(cells) > len(heading)
    ]
    if faults:
        raise Unreadable(faults)
    return [
        Row(n, {name: as_it_was(cell).strip() for name, cell in zip(heading, cells, strict=False)})
        for n, (_line, cells) in enumerate(lines, start=2)
    ]


def _check_heading(heading: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in heading]
    unknown = [name for name in heading if name not in COLUMNS]
    faults = [Fault(1, name, "This column is missing.") for name in missing]
    faults += [Fault(1, name, "We do not know this column.") for name in unknown]
    faults += [
        Fault(1, name, "This column is there twice.")
        for name in dict.fromkeys(heading)
        if heading.count(name) > 1 and name in COLUMNS
    ]
    if faults:
        raise Unreadable(faults)


def _take(row: Row, top: dict[str, _Growing]) -> None:
    """Put the nodes of one row where they belong."""
    deepest = max((level for level in LEVELS if row[f"key {level}"]), default=0)
    if not deepest:
        row.fault("key 1", "Give each answer a key.")
        return
    here = top
    for level in LEVELS:
        if level > deepest:
            for name in OF_A_LEVEL:
                if row[f"{name} {level}"]:
                    row.fault(f"{name} {level}", "There is no key for this.")
            continue
        if not row[f"key {level}"]:
            row.fault(f"key {level}", "Give each answer a key.")
            return
        node = _node(row, level, ends=level == deepest)
        known = here.get(node.key)
        if known is None:
            known = here[node.key] = _Growing(row.number, node, {})
        elif level == deepest:
            row.fault(f"key {level}", f"Row {known.row} has this key already.")
        elif known.node.leaf or known.node.same_as:
            row.fault(f"key {level}", f"It ends in row {known.row}, so nothing can be below it.")
        else:
            _same(row, level, node, known)
        here = known.below


def _same(row: Row, level: int, node: Node, known: _Growing) -> None:
    """Whatever is said of one answer in several rows has to be the same."""
    parts = {
        "label": f"answer {level}",
        "hint": f"hint {level}",
        "question": f"question {level}",
        "picture": f"picture {level}",
        "area": "area",
        "danger": "danger",
    }
    for name, column in parts.items():
        if getattr(node, name) != getattr(known.node, name):
            row.fault(column, f"Row {known.row} says something else of ‘{node.key}’.")


def _node(row: Row, level: int, *, ends: bool) -> Node:
    return Node(
        key=row[f"key {level}"],
        label=row[f"answer {level}"],
        hint=row[f"hint {level}"],
        question=row[f"question {level}"],
        picture=row.number_or_none(f"picture {level}"),
        area=row.area() if level == 1 else None,
        danger=_danger(row) if level == 1 else None,
        same_as=row["same as"] if ends else "",
        leaf=row.leaf() if ends else None,
    )


def _danger(row: Row) -> Danger | None:
    if not row.yes("danger"):
        for name in ("call", "whom", "meanwhile"):
            if row[name]:
                row.fault(name, "This is for dangers only.")
        return None
    return Danger(row["call"], row["whom"], split(row["meanwhile"]))
