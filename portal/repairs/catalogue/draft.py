"""The draft in the database, read as a catalogue and written from one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ..models.catalogue import CatalogueLeaf, CatalogueNode, SpentKey
from ..words import Defect, Hazard, Place, Priority, Responsibility, Track
from .paragraphs import joined, split
from .tree import Catalogue, Danger, Leaf, Node

OF_A_LEAF = tuple(
    each.name for each in CatalogueLeaf._meta.concrete_fields if each.name not in ("id", "node")
)


class KeysSpent(ValueError):
    """These keys belonged to answers that are gone: ``keys``."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = sorted(keys)
        super().__init__(f"used before: {', '.join(self.keys)}")


def read_draft() -> Catalogue:
    """Give the draft as it stands. One query."""
    below: dict[int | None, list[CatalogueNode]] = defaultdict(list)
    for row in CatalogueNode.objects.select_related("leaf"):
        below[row.parent_id].append(row)

    def nodes(parent: int | None) -> tuple[Node, ...]:
        return tuple(node_of(row, nodes(row.pk)) for row in below[parent])

    return Catalogue(nodes(None))


def node_of(row: CatalogueNode, children: tuple[Node, ...] = ()) -> Node:
    """Give a row as a node."""
    danger = Danger(row.call, row.whom, split(row.meanwhile)) if row.danger else None
    return Node(
        key=row.key,
        label=row.label,
        hint=row.hint,
        question=row.question,
        area=Place(row.area) if row.area else None,
        picture=row.picture_id,
        danger=danger,
        same_as=row.same_as,
        leaf=_leaf_of(row.leaf) if hasattr(row, "leaf") else None,
        children=children,
    )


def write_draft(catalogue: Catalogue) -> None:
    """Make the draft what this catalogue is. Rows keep their place by their keys.

    Raises ``KeysSpent``, and then nothing is written.
    """
    with transaction.atomic():
        there = {row.key: row for row in CatalogueNode.objects.select_for_update()}
        wanted = {path[-1].key for path in catalogue.paths()}
        spent = SpentKey.objects.filter(key__in=wanted - there.keys())
        if keys := list(spent.values_list("key", flat=True)):
            raise KeysSpent(keys)
        _write_level([(None, at, node) for at, node in enumerate(catalogue.nodes)], there)
        remove(row for key, row in there.items() if key not in wanted)
        _write_leaves(catalogue)


def remove(rows: Iterable[CatalogueNode]) -> None:
    """Take answers out, with all below them. Their keys are never used again."""
    gone = [row.pk for row in rows]
    level = gone
    while level:
        level = list(
            CatalogueNode.objects.filter(parent__in=level)
            .exclude(pk__in=gone)
            .values_list("pk", flat=True)
        )
        gone += level
    rows_gone = CatalogueNode.objects.filter(pk__in=gone)
    keys = [SpentKey(key=key) for key in rows_gone.values_list("key", flat=True)]
    SpentKey.objects.bulk_create(keys, ignore_conflicts=True)
    rows_gone.delete()


def _write_level(
    level: list[tuple[CatalogueNode | None, int, Node]], there: dict[str, CatalogueNode]
) -> None:
    """Write one row of the tree, then what is below it."""
    if not level:
        return
    made: list[CatalogueNode] = []
    below: list[tuple[CatalogueNode | None, int, Node]] = []
    for parent, position, node in level:
        row = there.get(node.key) or CatalogueNode(key=node.key)
        place = {"parent_id": parent.pk if parent else None, "position": position}
        changed = _put(row, {**_node_fields(node), **place})
        if row.pk is None:
            made.append(row)
        elif changed:
            row.save(update_fields=changed)
        below += [(row, at, child) for at, child in enumerate(node.children)]
    CatalogueNode.objects.bulk_create(made)
    _write_level(below, there)


def _write_leaves(catalogue: Catalogue) -> None:
    rows = {row.key: row for row in CatalogueNode.objects.select_related("leaf")}
    made, gone = [], []
    for path in catalogue.paths():
        row, leaf = rows[path[-1].key], path[-1].leaf
        old = row.leaf if hasattr(row, "leaf") else None
        if leaf is None:
            gone += [old.pk] if old else []
            continue
        new = old or CatalogueLeaf(node=row)
        changed = _put(new, leaf_fields(leaf))
        if old is None:
            made.append(new)
        elif changed:
            old.save(update_fields=changed)
    CatalogueLeaf.objects.filter(pk__in=gone).delete()
    CatalogueLeaf.objects.bulk_create(made)


def _put(row: CatalogueNode | CatalogueLeaf, values: dict[str, Any]) -> list[str]:
    """Set what differs, and name it: most of a big catalogue stays as it was."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def _node_fields(node: Node) -> dict[str, Any]:
    danger = node.danger or Danger()
    return {
        "label": node.label,
        "hint": node.hint,
        "question": node.question,
        "area": node.area or "",
        "picture_id": node.picture,
        "danger": node.danger is not None,
        "call": danger.call,
        "whom": danger.whom,
        "meanwhile": joined(danger.meanwhile),
        "same_as": node.same_as,
    }


def leaf_fields(leaf: Leaf) -> dict[str, Any]:
    """Give what a row says of an outcome."""
    said: dict[str, Any] = {name: getattr(leaf, name) or "" for name in OF_A_LEAF}
    return {
        **said,
        "minutes": leaf.minutes,
        "unless_crime": leaf.unless_crime,
        "self_help": joined(leaf.self_help),
    }


def _leaf_of(row: CatalogueLeaf) -> Leaf:
    return Leaf(
        name=row.name,
        priority=Priority(row.priority) if row.priority else None,
        trade=row.trade,
        sor=row.sor,
        minutes=row.minutes,
        responsibility=Responsibility(row.responsibility) if row.responsibility else None,
        unless_crime=row.unless_crime,
        defect=Defect(row.defect) if row.defect else None,
        hazard=Hazard(row.hazard) if row.hazard else None,
        track=Track(row.track),
        self_help=split(row.self_help),
        phone=row.phone,
        why=row.why,
    )
