"""The formats that a document can be had in. A format registers itself; none knows another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portal.ui.display import Look

from .model import Document


class UnknownFormat(LookupError):
    """No format of this name has been registered."""


class FormatMissing(RuntimeError):
    """The format is known, but this computer lacks what it needs. The text says what."""


class Unmakeable(RuntimeError):
    """This document cannot be had in this format. The text says why, to whoever asked for it."""


def _ready() -> str:
    return ""


@dataclass(frozen=True)
class Format:
    """``write`` gives the bytes; ``missing`` says in a sentence what the computer lacks, if
    anything, and may be asked often.

    ``slow``: made in the worker, not while somebody waits. ``offered``: people choose it from a
    list, where ``hint`` tells them in a short sentence whom it is for. Raise ``version`` when
    what ``write`` gives for the same document changes, so that nothing older is handed out.
    ``in_look`` writes it as its reader wants our pages to look, for a format that can; it is not
    kept, since others want other looks.
    """

    name: str
    label: str
    media_type: str
    extension: str
    write: Callable[[Document], bytes]
    missing: Callable[[], str] = _ready
    slow: bool = False
    offered: bool = True
    hint: str = ""
    version: int = 1
    in_look: Callable[[Document, Look], bytes] | None = None


_formats: dict[str, Format] = {}


def register(format: Format) -> None:
    """Add a format, or put another in place of one with the same name."""
    _formats[format.name] = format


def format_named(name: str) -> Format:
    """Raises UnknownFormat."""
    try:
        return _formats[name]
    except KeyError:
        known = ", ".join(_formats)
        raise UnknownFormat(f"There is no format {name!r}. There are: {known}.") from None


def all_formats() -> list[Format]:
    """In the order in which they were registered."""
    return list(_formats.values())


def ready_formats() -> list[Format]:
    """The formats that this computer can make now."""
    return [one for one in all_formats() if not one.missing()]


def offered_formats() -> list[Format]:
    """What people may choose from: the formats made for them that this computer can make now."""
    return [one for one in ready_formats() if one.offered]
