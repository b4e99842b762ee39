"""What there is of one document: what we make ourselves, what was made, what people make."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from ..making.keys import key_of
from ..model import Document
from ..models import Making, MakingState
from ..offers import Offer, offers_of
from ..on_request import OnRequest, all_on_request
from ..registry import Format, offered_formats
from ..written import dumps

FIRST = ("pdf", "large-print", "giant-print", "audio", "braille", "epub", "text")
"""What most people look for, before the rest in the order in which it was registered."""


@dataclass(frozen=True)
class Line:
    """One thing to choose: what it is, a short sentence, and where it leads."""

    name: str
    label: str
    hint: str
    href: str


@dataclass(frozen=True)
class Listing:
    """``wanted`` is what the reader told us they need; it stands in no other list."""

    wanted: Line | None
    ready: list[Line]
    offers: list[Offer]
    on_request: list[Line]


def listing(kind: str, key: str, document: Document, wanted: str) -> Listing:
    """Everything that can be had of it, what the reader needs apart."""
    formats = sorted(offered_formats(), key=_place)
    sizes = _sizes(document, formats)
    ready = [_of_format(each, kind, key, sizes.get(each.name, 0)) for each in formats]
    asked = [_of_request(each, kind, key) for each in all_on_request()]
    chosen = next((line for line in [*ready, *asked] if line.name == wanted), None)
    return Listing(
        chosen,
        [line for line in ready if line != chosen],
        offers_of(kind, key),
        [line for line in asked if line != chosen],
    )


def _place(format: Format) -> int:
    return FIRST.index(format.name) if format.name in FIRST else len(FIRST)


def _of_format(format: Format, kind: str, key: str, size: int) -> Line:
    file = about(format, size)
    hint = f"{format.hint} {file}." if file else format.hint
    return Line(
        format.name,
        format.label,
        hint.strip(),
        reverse("format_file", args=[kind, key, format.name]),
    )


def _of_request(one: OnRequest, kind: str, key: str) -> Line:
    return Line(one.name, one.label, one.hint, one.start(kind, key))


def about(format: Format, size: int) -> str:
    """Its kind, where its label and hint do not say it, and its size, where that is known."""
    kind = file_type(format)
    said = kind in f"{format.label} {format.hint}"
    return ", ".join([*([] if said else [kind]), *([in_words(size)] if size else [])])


def file_type(format: Format) -> str:
    """What kind of file it is, as people call it: PDF, MP3."""
    return format.extension.upper()


def _sizes(document: Document, formats: list[Format]) -> dict[str, int]:
    """How large each is that was made already, by its name. One query."""
    source = dumps(document)
    names = {key_of(source, each): each.name for each in formats}
    made = Making.objects.filter(key__in=list(names), state=MakingState.READY)
    return {names[key]: size for key, size in made.values_list("key", "size")}


def in_words(size: int) -> str:
    """Bytes as people read them."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
