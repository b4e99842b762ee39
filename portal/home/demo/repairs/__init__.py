"""The demonstration's catalogue of repairs. Its codes are made up, and say so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from portal.repairs.catalogue.draft import write_draft
from portal.repairs.catalogue.publishing import publish
from portal.repairs.catalogue.tree import Catalogue, Danger, Leaf, Node
from portal.repairs.models import CatalogueNode
from portal.repairs.words import Defect, Hazard, Place, Priority, Responsibility, Track

FOLDER = Path(__file__).parent


def load_repairs() -> None:
    """Write the catalogue and publish it, where there is none yet. The law must be there first."""
    if not CatalogueNode.objects.exists():
        write_draft(read_catalogue())
        publish(None)


def read_catalogue() -> Catalogue:
    """Give the catalogue as it lies on disk: the first screen, and a file for each place."""
    words = _read(FOLDER / "words.yaml")
    dangers = [_danger(row) for row in _read(FOLDER / "dangers.yaml")]
    places = [_node(_read(file), words) for file in sorted(FOLDER.glob("[0-9]*.yaml"))]
    return Catalogue((*dangers, *places))


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text())


def _danger(row: Mapping[str, Any]) -> Node:
    leaf = Leaf(
        name=row["name"],
        priority=Priority.EMERGENCY,
        trade=row["trade"],
        sor=row["sor"],
        minutes=row["minutes"],
        responsibility=Responsibility.LANDLORD,
        defect=Defect(row["defect"]) if "defect" in row else None,
        hazard=Hazard(row["hazard"]),
        track=Track.EMERGENCY,
        why="Someone could get hurt, so we come at once.",
    )
    danger = Danger(row["call"], row["whom"], tuple(row["meanwhile"]))
    hint = row.get("hint", "")
    return Node(row["key"], row["answer"], hint=hint, danger=danger, leaf=leaf)


def _node(row: Mapping[str, Any], words: Mapping[str, Any]) -> Node:
    return Node(
        key=row["key"],
        label=row["answer"],
        hint=row.get("hint", ""),
        question=row.get("ask", ""),
        area=Place(row["area"]) if "area" in row else None,
        same_as=row.get("same_as", ""),
        leaf=_leaf(row, words) if "is" in row else None,
        children=tuple(_node(each, words) for each in row.get("below", ())),
    )


def _leaf(row: Mapping[str, Any], words: Mapping[str, Any]) -> Leaf:
    return Leaf(
        name=row["name"],
        priority=Priority(row["is"]),
        trade=row["trade"],
        sor=row["sor"],
        minutes=row["minutes"],
        responsibility=Responsibility(row.get("who", Responsibility.LANDLORD)),
        unless_crime=row.get("unless_crime", False),
        defect=Defect(row["defect"]) if "defect" in row else None,
        hazard=Hazard(row["hazard"]) if "hazard" in row else None,
        track=Track(row.get("track", Track.NONE)),
        self_help=tuple(words["try"][row["try"]]) if "try" in row else (),
        phone=row.get("phone", ""),
        why=words["why"][row["why"]],
    )
