"""Blocks as they are stored: JSON of dictionaries and lists, whatever somebody put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, DecimalException
from typing import Any

Raw = Mapping[str, Any]
MOST_PENCE = 10**9


def children(stream: Any) -> Iterator[tuple[str, str, Any]]:
    """Give type, id and value of each block of a stream or a list. What is no block is left out."""
    for each in stream if isinstance(stream, list | tuple) else ():
        if isinstance(each, Mapping) and "value" in each:
            yield str(each.get("type", "")), str(each.get("id") or ""), each["value"]


def text(value: Raw, name: str) -> str:
    """Give what was written, without what stands around it; "" for what is no text."""
    found = value.get(name)
    return found.strip() if isinstance(found, str) else ""


def number(value: Raw, name: str) -> int | None:
    """Give a whole number; ``None`` where there is none."""
    found = value.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def pence(value: Raw, name: str) -> int:
    """Give a sum in pounds as pence; 0 where there is none, or one that is no whole penny."""
    try:
        exact = Decimal(str(value.get(name))) * 100
    except DecimalException:  # a sum that has no end, too
        return 0
    whole = exact.is_finite() and abs(exact) < MOST_PENCE and exact == exact.to_integral_value()
    return int(exact) if whole else 0


def ticked(value: Raw, name: str, *, otherwise: bool = False) -> bool:
    found = value.get(name)
    return found if isinstance(found, bool) else otherwise


def paragraphs(value: Raw, name: str) -> tuple[str, ...]:
    """Give paragraphs: an empty line stands between two."""
    parts = text(value, name).replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def lines(value: Raw, name: str) -> tuple[str, ...]:
    """Give lines, without the empty ones."""
    return tuple(" ".join(line.split()) for line in text(value, name).splitlines() if line.strip())


def struct(value: Any) -> Raw:
    """Give a group of fields; an empty one for what is none."""
    return value if isinstance(value, Mapping) else {}
