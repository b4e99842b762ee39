"""A journey as canonical JSON, and back. One journey always freezes to the same text.

A field that has its default is left out, so that a new field changes no fingerprint.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from .. import conditions
from . import journey as journeys
from . import questions

SCHEMA = 1
"""Raised when older frozen journeys can no longer be read as they are."""

TAGS: dict[str, type] = {
    "journey": journeys.Journey,
    "section": journeys.Section,
    "question-step": journeys.QuestionStep,
    "content-step": journeys.ContentStep,
    "exit-step": journeys.ExitStep,
    "repeat": journeys.Repeat,
    "way": journeys.Way,
    "privacy": journeys.Privacy,
    "retention": journeys.Retention,
    "outcome": journeys.Outcome,
    "about": journeys.About,
    "charge": journeys.Charge,
    "question": questions.Question,
    "choice": questions.Choice,
    "divider": questions.Divider,
    "equals": conditions.Equals,
    "in": conditions.In,
    "compared": conditions.Compared,
    "from-today": conditions.FromToday,
    "answered": conditions.Answered,
    "all-of": conditions.AllOf,
    "any-of": conditions.AnyOf,
    "not": conditions.Not,
}
_TAG_OF = {kind: tag for tag, kind in TAGS.items()}
_SCALARS: dict[str, type] = {"decimal": Decimal, "datetime": datetime, "date": date}


class Unthawable(ValueError):
    """The text is not a journey that this version of the portal can read."""


def freeze(journey: journeys.Journey) -> str:
    """Give a journey as canonical JSON."""
    whole = {"schema": SCHEMA, "journey": _freeze(journey)}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fingerprint(journey: journeys.Journey) -> str:
    """Give the SHA-256 of the frozen journey, in hexadecimal."""
    return fingerprint_of(freeze(journey))


def fingerprint_of(frozen: str) -> str:
    """Give the SHA-256 of a journey that is frozen already, in hexadecimal."""
    return hashlib.sha256(frozen.encode()).hexdigest()


def thaw(text: str) -> journeys.Journey:
    """Read a frozen journey. Raises ``Unthawable``."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unthawable("this is not JSON") from error
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise Unthawable(f"the schema is not {SCHEMA}")
    return typing.cast(journeys.Journey, _thaw(whole.get("journey"), journeys.Journey))


def _freeze(value: Any) -> Any:
    if is_dataclass(value):
        given = {
            each.name: _freeze(getattr(value, each.name))
            for each in fields(value)
            if getattr(value, each.name) != _default(each)
        }
        return {"is": _TAG_OF[type(value)], **given}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return {"is": "decimal", "value": str(value)}
    if isinstance(value, date):
        tag = "datetime" if isinstance(value, datetime) else "date"
        return {"is": tag, "value": value.isoformat()}
    if isinstance(value, tuple):
        return [_freeze(each) for each in value]
    return dict(value) if isinstance(value, Mapping) else value


def _default(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _thaw(value: Any, wanted: Any) -> Any:
    """Read a value as the type that the field declares; its own tag settles a union."""
    options = _options(wanted)
    if isinstance(value, dict) and "is" in value:
        return _thaw_tagged(value, options)
    for option in options:
        origin = typing.get_origin(option)
        if origin is tuple and isinstance(value, list):
            return tuple(_thaw(each, typing.get_args(option)[0]) for each in value)
        if origin is Mapping and isinstance(value, dict):
            return _words(value)
        if isinstance(option, type) and issubclass(option, StrEnum) and isinstance(value, str):
            return _enumerated(option, value)
        if origin is None and type(value) is option:
            return value
    raise Unthawable("a value is not of the kind that its place asks for")


def _thaw_tagged(value: dict[str, Any], options: tuple[Any, ...]) -> Any:
    kind = TAGS.get(str(value["is"])) or _SCALARS.get(str(value["is"]))
    if kind is None or kind not in options:
        raise Unthawable("a part is not one that its place allows")
    if kind in _SCALARS.values():
        return _scalar(kind, value.get("value"))
    hints = _hints(kind)
    given = {name: each for name, each in value.items() if name != "is"}
    if unknown := given.keys() - hints.keys():
        raise Unthawable(f"{value['is']} has no {', '.join(sorted(unknown))}")
    try:
        return kind(**{name: _thaw(each, hints[name]) for name, each in given.items()})
    except TypeError as error:
        raise Unthawable(f"{value['is']} lacks something") from error


def _scalar(kind: Any, text: Any) -> Any:
    try:
        return Decimal(text) if kind is Decimal else kind.fromisoformat(text)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise Unthawable("a number or a date cannot be read") from error


def _words(value: dict[str, Any]) -> dict[str, str]:
    if not all(isinstance(each, str) for each in value.values()):
        raise Unthawable("a sentence is not text")
    return dict(value)


def _enumerated(option: type[StrEnum], value: str) -> StrEnum:
    try:
        return option(value)
    except ValueError as error:
        raise Unthawable(f"no {option.__name__} is called so") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _options(wanted: Any) -> tuple[Any, ...]:
    union = typing.get_origin(wanted) in (typing.Union, types.UnionType)
    return typing.get_args(wanted) if union else (wanted,)
