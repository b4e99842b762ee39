"""Writes the catalogue as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..tree import Catalogue, Leaf, Node, Path
from .columns import BETWEEN_PARAGRAPHS, COLUMNS, YES, harmless


def write(catalogue: Catalogue) -> str:
    """Give a table with a heading and a row for each end. Formulas are made harmless."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for path in catalogue.ends():
        cells = dict(_cells(path))
        table.writerow({name: harmless(cell) for name, cell in cells.items() if name in COLUMNS})
    return out.getvalue()


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    for level, node in enumerate(path, start=1):
        yield f"key {level}", node.key
        yield f"answer {level}", node.label
        yield f"hint {level}", node.hint
        yield f"question {level}", node.question
        yield f"picture {level}", str(node.picture or "")
    yield from _top(path[0])
    yield "same as", path[-1].same_as
    if path[-1].leaf:
        yield from _leaf(path[-1].leaf)


def _top(node: Node) -> Iterator[tuple[str, str]]:
    yield "area", node.area or ""
    if node.danger:
        yield "danger", YES
        yield "call", node.danger.call
        yield "whom", node.danger.whom
        yield "meanwhile", BETWEEN_PARAGRAPHS.join(node.danger.meanwhile)


def _leaf(leaf: Leaf) -> Iterator[tuple[str, str]]:
    yield "name", leaf.name
    yield "priority", leaf.priority or ""
    yield "why", leaf.why
    yield "who does it", leaf.responsibility or ""
    yield "unless crime", YES if leaf.unless_crime else ""
    yield "trade", leaf.trade
    yield "sor", leaf.sor
    yield "minutes", str(leaf.minutes or "")
    yield "right to repair", leaf.defect or ""
    yield "hazard", leaf.hazard or ""
    yield "track", leaf.track.value
    yield "try first", BETWEEN_PARAGRAPHS.join(leaf.self_help)
    yield "phone", leaf.phone
