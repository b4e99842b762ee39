"""Blocks as JSON, looked at by the very blocks of the editor: what they do not know is refused.

What is left is in one shape: without ids, and without what is at its default, or with all of it.
So a form that was taken in and given out again is the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from wagtail import blocks

from ..blocks import SharedBlock
from .refused import MOST_TOLD

LONGEST_TEXT = 5000
LARGEST = 10**9
SET = blocks.CharBlock(required=False, max_length=60)
ID_KEYS = frozenset({"type", "value", "id"})


class Looking:
    """Looks at blocks, and gathers what is wrong with them in sentences that say where.

    ``whole``: what is left out is put in, as it is at first.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        self.problems: list[str] = []

    def look(self, block: blocks.Block, value: Any, where: str) -> Any:
        """Give a value of a block in its one shape; what is wrong is in ``problems``."""
        if len(self.problems) >= MOST_TOLD:
            return None
        match block:
            case blocks.StructBlock():
                return self._struct(block, value, where)
            case blocks.StreamBlock() | blocks.ListBlock():
                return list(self._items(block, value, where))
            case _:
                return self._leaf(block, value, where)

    def _wrong(self, where: str, words: str) -> None:
        self.problems.append(f"{where}: {words}" if where else words)

    def _items(self, block: Any, value: Any, where: str) -> Iterator[dict[str, Any]]:
        if not isinstance(value, list):
            self._wrong(where, "this has to be a list.")
            return
        if (most := block.meta.max_num) is not None and len(value) > most:
            self._wrong(where, f"there are {len(value)}, and there may be {most}.")
            return
        for number, each in enumerate(value, start=1):
            if not isinstance(each, dict) or not {"type", "value"} <= each.keys() <= ID_KEYS:
                self._wrong(where, f"number {number} needs a type and a value, and nothing else.")
                continue
            kind = each["type"]
            child = _child(block, kind)
            if child is None:
                self._wrong(where, f"number {number} is of no kind that we know.")
                continue
            name = f"{child.label or 'number'} {number}".strip()
            path = f"{where}, {name}" if where else name
            yield {"type": kind, "value": self.look(child, each["value"], path)}

    def _struct(self, block: Any, value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._wrong(where, "this has to be a group of fields.")
            return {}
        for name in value.keys() - block.child_blocks.keys():
            self._wrong(where, f"we know no field ‘{name[:40]}’.")
        found = {}
        for name, child in block.child_blocks.items():
            first = default_of(child)
            looked = first
            if name in value:
                # Shared questions come with the file, so any may be named.
                known = SET if isinstance(block, SharedBlock) and name == "set" else child
                label = (child.label or name).lower()
                looked = self.look(known, value[name], f"{where}, {label}")
            if self.whole or looked != first:
                found[name] = looked
        return found

    def _leaf(self, block: Any, value: Any, where: str) -> Any:
        """One field. An empty one is what it would be at first."""
        if value is None or value == "":
            return default_of(block) if value is None else _nothing(block)
        try:
            return _typed(block, value)
        except ValidationError as error:
            for sentence in error.messages:
                self._wrong(where, sentence)
        return None


def _child(block: Any, kind: Any) -> Any:
    if isinstance(block, blocks.ListBlock):
        return block.child_block if kind == "item" else None
    return block.child_blocks.get(kind) if isinstance(kind, str) else None


def _nothing(block: Any) -> Any:
    """Give what an empty field of this kind is."""
    if isinstance(block, blocks.BooleanBlock):
        return False
    return None if isinstance(block, blocks.IntegerBlock | blocks.DecimalBlock) else ""


def _typed(block: Any, value: Any) -> Any:
    """Give the value of one field, of its own type. Raises ValidationError."""
    field = block.field
    match block:
        case blocks.BooleanBlock():
            if not isinstance(value, bool):
                raise ValidationError("This has to be true or false.")
            return value
        case blocks.IntegerBlock():
            if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
                raise ValidationError("This has to be a whole number.")
        case blocks.DecimalBlock():
            value = _sum(value)
            field.run_validators(value)
            return str(value)
        case blocks.ChoiceBlock():
            if not isinstance(value, str) or not field.valid_value(value):
                raise ValidationError("This is none of the answers that there are.")
            return value
        case _:
            if not isinstance(value, str):
                raise ValidationError("This has to be text.")
            if len(value) > LONGEST_TEXT:
                raise ValidationError(f"This may have {LONGEST_TEXT} letters.")
    field.run_validators(value)
    return value


def _sum(value: Any) -> Decimal:
    try:
        found = Decimal(str(value)) if isinstance(value, str | int | float | Decimal) else None
    except InvalidOperation:
        found = None
    if found is None or isinstance(value, bool) or not found.is_finite() or abs(found) > LARGEST:
        raise ValidationError("This has to be a number.")
    return found


def default_of(block: Any) -> Any:
    """Give what a field is when it is left out, in the shape that ``Looking`` gives."""
    if isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        return []
    if isinstance(block, blocks.StructBlock):
        return {}
    found = block.get_prep_value(block.get_default())
    if isinstance(found, Decimal):
        return str(found)
    return _nothing(block) if found is None else found


def with_ids(value: Any) -> Any:
    """Give blocks each with an id: without one Wagtail takes an item of a list for its value."""
    if isinstance(value, list):
        return [with_ids(each) for each in value]
    if not isinstance(value, dict):
        return value
    inner = {name: with_ids(each) for name, each in value.items()}
    return {**inner, "id": str(uuid4())} if {"type", "value"} <= inner.keys() else inner
