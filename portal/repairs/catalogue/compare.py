"""What is different between two catalogues, in words for the editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from typing import Any

from .tree import Catalogue, Danger, Leaf, Node, Path, in_words

FIELD_WORDS = {
    "label": "answer",
    "hint": "hint",
    "question": "question",
    "area": "area",
    "picture": "picture",
    "same_as": "same as this danger",
    "name": "name",
    "priority": "priority",
    "trade": "trade",
    "sor": "SOR code",
    "minutes": "usual length in minutes",
    "responsibility": "who does it",
    "unless_crime": "free with a crime number",
    "defect": "Right to Repair",
    "hazard": "kind of hazard",
    "track": "how dangerous it looks",
    "self_help": "what to try first",
    "phone": "phone instead",
    "why": "why this priority",
    "call": "number to call",
    "whom": "whose number it is",
    "meanwhile": "until help comes",
}
PARTS = frozenset({"leaf", "danger"})
NOT_COMPARED = frozenset({"key", "children"})


class What(StrEnum):
    """What has happened to an answer."""

    ADDED = "added"
    REMOVED = "taken out"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One difference. ``field``, ``before`` and ``after`` are there for what was changed."""

    what: What
    key: str
    place: str
    field: str = ""
    before: str = ""
    after: str = ""


def compare(old: Catalogue, new: Catalogue) -> list[Change]:
    """Give what has to happen to the old one to make it the new one. Answers are known by key."""
    before = {path[-1].key: path for path in old.paths()}
    after = {path[-1].key: path for path in new.paths()}
    gone = [Change(What.REMOVED, k, in_words(p)) for k, p in before.items() if k not in after]
    changes: list[Change] = []
    for key, path in after.items():
        if key in before:
            changes += _changes(before[key], path)
        else:
            changes.append(Change(What.ADDED, key, in_words(path)))
    return [*gone, *changes, *_reordered(old, new)]


def _changes(before: Path, after: Path) -> Iterator[Change]:
    key, place = after[-1].key, in_words(after)
    if [node.key for node in before[:-1]] != [node.key for node in after[:-1]]:
        yield Change(What.MOVED, key, place, before=in_words(before), after=place)
    old, new = _said(before[-1]), _said(after[-1])
    for field, words in FIELD_WORDS.items():
        if old.get(field, "") != new.get(field, ""):
            yield Change(What.CHANGED, key, place, words, old.get(field, ""), new.get(field, ""))
    if (before[-1].danger is None) != (after[-1].danger is None):
        was = "No" if before[-1].danger is None else "Yes"
        yield Change(What.CHANGED, key, place, "danger", was, "Yes" if was == "No" else "No")


def _reordered(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    """Tell where answers that are in both stand in another order."""
    orders = {parent: keys for parent, keys, _place in _orders(old)}
    for parent, keys, place in _orders(new):
        earlier = [key for key in orders.get(parent, ()) if key in keys]
        now = [key for key in keys if key in earlier]
        if earlier != now:
            yield Change(
                What.MOVED, parent, place, "order", before=", ".join(earlier), after=", ".join(now)
            )


def _orders(catalogue: Catalogue) -> Iterator[tuple[str, list[str], str]]:
    yield "", [node.key for node in catalogue.nodes], "The catalogue"
    for path in catalogue.paths():
        if path[-1].children:
            yield path[-1].key, [node.key for node in path[-1].children], in_words(path)


def _said(node: Node) -> dict[str, str]:
    said: dict[str, str] = {}
    for part in (node, node.leaf or Leaf(), node.danger or Danger()):
        for each in fields(part):
            if each.name not in PARTS | NOT_COMPARED:
                said[each.name] = _written(getattr(part, each.name))
    return said


def _written(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "Yes"
    if isinstance(value, tuple):
        return "\n".join(value)
    return str(value.label) if isinstance(value, Enum) and hasattr(value, "label") else str(value)
