"""What stands in the editor now, as it would be kept, whether it is finished or not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from ...models import FormPage
from .. import sets
from ..naming import named

FIELDS = (
    *("title", "purpose", "basis", "seen_by", "kept", "privacy_link"),
    *("draft_days", "submission_days", "team", "endpoint"),
    *("wants_reply", "reply_promise", "reply_length", "reply_unit"),
    *("case_title", "button", "thanks", "next_steps", "declaration"),
)
"""What else of a page is part of its journey."""


def take(page: FormPage, posted: Any) -> None:
    """Write into a page, which is not saved, what its editor posted. What is wrong stays out."""
    stream = page._meta.get_field("sections").stream_block
    value = stream.value_from_datadict(posted, {}, "sections")
    page.sections = stream.to_python(named(kept(stream, value), sets.find))
    for name in FIELDS:
        field = page._meta.get_field(name).formfield()
        if field is not None and _is_there(field, name, posted):
            _write(page, name, field, posted)


def kept(block: Any, value: Any) -> Any:
    """Give a value of a block as it is stored. A box that says nothing sensible is empty."""
    if isinstance(block, StreamBlock):
        return [
            {"type": child.block_type, "id": child.id, "value": kept(child.block, child.value)}
            for child in value
        ]
    if isinstance(block, ListBlock):
        return [
            {"type": "item", "id": child.id, "value": kept(block.child_block, child.value)}
            for child in value.bound_blocks
        ]
    if isinstance(block, StructBlock):
        return {name: kept(block.child_blocks[name], inner) for name, inner in value.items()}
    try:
        return block.get_prep_value(block.clean(value))
    except ValidationError:
        return value if isinstance(value, str) else None


def _is_there(field: forms.Field, name: str, posted: Any) -> bool:
    return isinstance(field, forms.BooleanField) or name in posted


def _write(page: FormPage, name: str, field: forms.Field, posted: Any) -> None:
    field.required = False
    try:
        value = field.clean(field.widget.value_from_datadict(posted, {}, name))
    except ValidationError:
        return
    setattr(page, name, value)
