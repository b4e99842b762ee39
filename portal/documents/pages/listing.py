"""What there is of one document: what we make ourselves, what was made, what people make."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from ..model import Document
from ..offers import Offer, offers_of
from ..on_request import OnRequest, all_on_request
from ..registry import Format, ready_formats


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
    ready = [_of_format(each, kind, key, document) for each in ready_formats() if each.offered]
    asked = [_of_request(each, kind, key) for each in all_on_request()]
    chosen = next((line for line in [*ready, *asked] if line.name == wanted), None)
    return Listing(
        chosen,
        [line for line in ready if line != chosen],
        offers_of(kind, key),
        [line for line in asked if line != chosen],
    )


def _of_format(format: Format, kind: str, key: str, document: Document) -> Line:
    hint = f"{file_type(format)}. {format.hint}".strip()
    return Line(
        format.name, format.label, hint, reverse("format_file", args=[kind, key, format.name])
    )


def _of_request(one: OnRequest, kind: str, key: str) -> Line:
    return Line(one.name, one.label, one.hint, one.start(kind, key))


def file_type(format: Format) -> str:
    """What kind of file it is, as people call it: PDF, MP3."""
    return format.extension.upper()
