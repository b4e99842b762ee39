"""Content written as plain data (YAML, JSON), read into the frozen values that the rules are.

Money is written in pounds. A ``source`` that is left out is the one of what stands around it. Of
several possible kinds of value, the one is meant whose name is the only key. Raises WrittenWrongly.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .dated import Source

T = TypeVar("T")


class WrittenWrongly(Exception):
    """What is written cannot be read. The message says where, and what to do."""

    def __init__(self, where: str, words: str) -> None:
        super().__init__(f"{where or 'at the top'}: {words}")


def read(kind: type[T], plain: object) -> T:
    """A value of this kind from plain data."""
    value: T = _read(kind, plain, "", None)
    return value


def _read(kind: Any, plain: Any, where: str, source: Source | None) -> Any:
    origin = get_origin(kind)
    if origin is Annotated:
        return _pence(plain, where)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), plain, where, source)
    if origin in (tuple, frozenset):
        return origin(_each(get_args(kind)[0], plain, where, source))
    if origin is dict:
        key, value = get_args(kind)
        return _pairs(key, value, plain, where, source)
    if is_dataclass(kind):
        return _record(kind, plain, where, source)
    return _plain(kind, plain, where)


def _record(kind: Any, plain: Any, where: str, source: Source | None) -> Any:
    if not isinstance(plain, Mapping):
        raise WrittenWrongly(where, "write names and values here.")
    hints = get_type_hints(kind, include_extras=True)
    if "source" in plain and hints.get("source") is Source:
        source = _read(Source, plain["source"], f"{where}.source", None)
    found: dict[str, Any] = {}
    for each in fields(kind):
        place = f"{where}.{each.name}".lstrip(".")
        if each.name in plain:
            found[each.name] = _read(hints[each.name], plain[each.name], place, source)
        elif hints[each.name] is Source and source is not None:
            found[each.name] = source
        elif each.default is MISSING and each.default_factory is MISSING:
            raise WrittenWrongly(place, "this is missing.")
    unknown = sorted(set(plain) - {each.name for each in fields(kind)})
    if unknown:
        raise WrittenWrongly(where, f"take out what is not known here: {', '.join(unknown)}.")
    return kind(**found)


def _one_of(kinds: tuple[Any, ...], plain: Any, where: str, source: Source | None) -> Any:
    if plain is None and type(None) in kinds:
        return None
    real = [kind for kind in kinds if kind is not type(None)]
    if len(real) == 1:
        return _read(real[0], plain, where, source)
    names = {kind.__name__.lower(): kind for kind in real}
    if not isinstance(plain, Mapping) or len(plain) != 1 or next(iter(plain)) not in names:
        raise WrittenWrongly(where, f"write one of these: {', '.join(sorted(names))}.")
    ((name, inside),) = plain.items()
    return _read(names[name], inside, f"{where}.{name}", source)


def _each(kind: Any, plain: Any, where: str, source: Source | None) -> list[Any]:
    if not isinstance(plain, list):
        raise WrittenWrongly(where, "write a list here.")
    return [_read(kind, one, f"{where}[{at}]", source) for at, one in enumerate(plain, start=1)]


def _pairs(key: Any, value: Any, plain: Any, where: str, source: Source | None) -> dict[Any, Any]:
    if not isinstance(plain, Mapping):
        raise WrittenWrongly(where, "write names and values here.")
    return {
        _plain(key, name, where): _read(value, inside, f"{where}.{name}", source)
        for name, inside in plain.items()
    }


def _pence(plain: Any, where: str) -> int:
    pounds = _number(plain, where)
    if pounds < 0 or pounds * 100 != int(pounds * 100):
        raise WrittenWrongly(where, "write pounds with at most two figures for pence: 480.50.")
    return int(pounds * 100)


def _number(plain: Any, where: str) -> Decimal:
    try:
        if isinstance(plain, bool):
            raise TypeError
        number = Decimal(str(plain))
        if number.is_finite():
            return number
    except (InvalidOperation, TypeError) as error:
        raise WrittenWrongly(where, "write a number here.") from error
    raise WrittenWrongly(where, "write a number here.")


def _plain(kind: Any, plain: Any, where: str) -> Any:
    """A word out of a list, a number, a day, yes or no, or text."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(plain)
        except ValueError as error:
            words = f"“{plain}” is not known. Write one of: {', '.join(kind)}."
            raise WrittenWrongly(where, words) from error
    if kind is Decimal:
        return _number(plain, where)
    if kind is date and isinstance(plain, str):
        try:
            return date.fromisoformat(plain)
        except ValueError as error:
            raise WrittenWrongly(where, "write a day like this: 2026-04-01.") from error
    if type(plain) is not kind:
        said = {bool: "yes or no", int: "a whole number", str: "text", date: "a day"}[kind]
        raise WrittenWrongly(where, f"write {said} here.")
    return plain
