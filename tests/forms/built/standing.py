"""What a browser posts from the editor of a form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.forms.built.admin.standing import FIELDS
from portal.forms.models import FormPage


def posted(form: FormPage, sections: Any, **fields: Any) -> dict[str, Any]:
    """The boxes of an editor in which these blocks stand."""
    own = {name: getattr(form, name) for name in FIELDS if name not in ("team", "endpoint")}
    boxes = {name: "on" if value is True else value for name, value in own.items() if value}
    stream = FormPage._meta.get_field("sections").stream_block  # type: ignore[union-attr]
    return {**boxes, **dict(_stream("sections", stream, sections)), **fields}


def _stream(prefix: str, block: Any, children: Any) -> Iterator[tuple[str, Any]]:
    yield f"{prefix}-count", len(children)
    for place, child in enumerate(children):
        at = f"{prefix}-{place}"
        yield f"{at}-deleted", ""
        yield f"{at}-order", place
        yield f"{at}-type", child["type"]
        yield f"{at}-id", child["id"]
        inner = getattr(block, "child_block", None) or block.child_blocks[child["type"]]
        yield from _value(f"{at}-value", inner, child["value"])


def _value(prefix: str, block: Any, value: Any) -> Iterator[tuple[str, Any]]:
    if hasattr(block, "field"):
        if value is True:
            yield prefix, "on"
        elif value not in (False, None):
            yield prefix, value
    elif isinstance(value, dict):
        for name, inner in block.child_blocks.items():
            empty = "" if hasattr(inner, "field") else _empty(inner)
            yield from _value(f"{prefix}-{name}", inner, value.get(name, empty))
    else:
        yield from _stream(prefix, block, value)


def _empty(block: Any) -> Any:
    return [] if hasattr(block, "get_block_by_content_path") and not _is_struct(block) else {}


def _is_struct(block: Any) -> bool:
    return hasattr(block, "get_form_layout")
