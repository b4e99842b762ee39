"""The catalogue as canonical JSON, and back. What has its default is left out."""

from __future__ import annotations

import hashlib
import json
import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from .tree import Catalogue

SCHEMA = 1
"""Raised when older frozen catalogues can no longer be read as they are."""


class Unthawable(ValueError):
    """The text is not a catalogue that this version of the portal can read."""


def freeze(catalogue: Catalogue) -> str:
    """Give a catalogue as canonical JSON: the same one always gives the same text."""
    whole = {"schema": SCHEMA, "catalogue": _freeze(catalogue)}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fingerprint(catalogue: Catalogue) -> str:
    """Give the SHA-256 of the frozen catalogue, in hexadecimal."""
    return hashlib.sha256(freeze(catalogue).encode()).hexdigest()


def thaw(text: str) -> Catalogue:
    """Read a frozen catalogue. Raises ``Unthawable``."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unthawable("this is not JSON") from error
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise Unthawable(f"the schema is not {SCHEMA}")
    return typing.cast(Catalogue, _thaw(whole.get("catalogue"), Catalogue))


def _freeze(value: Any) -> Any:
    if is_dataclass(value):
        return {
            each.name: _freeze(getattr(value, each.name))
            for each in fields(value)
            if getattr(value, each.name) != each.default
        }
    if isinstance(value, Enum):
        return value.value
    return [_freeze(each) for each in value] if isinstance(value, tuple) else value


def _thaw(value: Any, wanted: Any) -> Any:
    if typing.get_origin(wanted) is types.UnionType:  # always "something or None"
        return None if value is None else _thaw(value, typing.get_args(wanted)[0])
    if typing.get_origin(wanted) is tuple:
        if not isinstance(value, list):
            raise Unthawable("a list is missing")
        return tuple(_thaw(each, typing.get_args(wanted)[0]) for each in value)
    if is_dataclass(wanted):
        return _part(value, typing.cast(type, wanted))
    if issubclass(wanted, Enum):
        try:
            return wanted(value)
        except ValueError as error:
            raise Unthawable(f"no {wanted.__name__} is called so") from error
    if type(value) is not wanted:
        raise Unthawable("a value is not of the kind that its place asks for")
    return value


def _part(value: Any, kind: type) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or value.keys() - hints.keys():
        raise Unthawable(f"this is not a {kind.__name__.lower()} that we know")
    try:
        return kind(**{name: _thaw(each, hints[name]) for name, each in value.items()})
    except TypeError as error:
        raise Unthawable(f"a {kind.__name__.lower()} lacks something") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
