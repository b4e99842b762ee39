"""A document as JSON, always the same for the same document, and back.

A part is an object whose ``is`` says which kind; what is as it would be by default is left out, so
that a field which is added later changes nothing that was written before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import MISSING, Field, fields
from typing import Any

from . import model, words
from .letters import Readable
from .model import Document, Kind

PARTS: dict[str, type[Readable]] = {
    part.__name__: part
    for part in (
        *(model.Paragraph, model.Notice, model.Items, model.Row, model.Rows, model.Column),
        *(model.Table, model.Promise, model.Address, model.Section, model.Document),
        *(model.Tick, model.Ticks, model.Blank, model.Room),
        *(words.Strong, words.Link, words.Reference, words.Phrase),
    )
}


def dumps(document: Document) -> str:
    """Canonical JSON."""
    return json.dumps(_simple(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str) -> Document:
    """The document that was written so. Another text raises ValueError, KeyError or TypeError."""
    document = _whole(json.loads(text))
    if not isinstance(document, Document):
        raise TypeError("This is no document.")
    return document


def digest(document: Document) -> str:
    """64 hexadecimal characters: the same for equal documents."""
    return hashlib.sha256(dumps(document).encode()).hexdigest()


def _simple(value: Any) -> Any:
    match value:
        case Kind():
            return {"is": "Kind", "value": value.value}
        case None | str() | int():
            return value
        case dt.date():
            return {"is": "date", "value": value.isoformat()}
        case tuple():
            return [_simple(one) for one in value]
        case Readable():
            name = type(value).__name__
            if PARTS.get(name) is not type(value):
                raise TypeError(f"{name} is no part of a document.")
            return {"is": name, **{key: _simple(one) for key, one in _said(value).items()}}
        case _:
            raise TypeError(f"{type(value).__name__} is no part of a document.")


def _said(part: Readable) -> dict[str, Any]:
    """The fields that are not as they would be anyway."""
    known: tuple[Field[Any], ...] = fields(part)  # type: ignore[arg-type]  # each is a dataclass
    values = {field.name: (field, getattr(part, field.name)) for field in known}
    return {
        name: value
        for name, (field, value) in values.items()
        if field.default is MISSING or value != field.default
    }


def _whole(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_whole(one) for one in value)
    if not isinstance(value, dict):
        return value
    match value:
        case {"is": "Kind", "value": kind}:
            return Kind(kind)
        case {"is": "date", "value": day}:
            return dt.date.fromisoformat(day)
    given = {key: _whole(one) for key, one in value.items() if key != "is"}
    return PARTS[value["is"]](**given)
