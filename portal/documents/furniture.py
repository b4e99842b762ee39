"""The few words that a format adds to a document of its own accord, and dates in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils import formats, translation


@dataclass(frozen=True)
class Furniture:
    """Words of one language. ``page`` says where the reader is: ``{page}`` of ``{pages}``; ``lost``
    that a font lacked letters."""

    language: str
    reference: str
    date: str
    by: str
    page: str
    lost: str


LOST = "We could not print every letter here. Ask us to send you this in another way."
ENGLISH = Furniture("en-GB", "Reference", "Date", "By", "Page {page} of {pages}", LOST)
NUMBERS_ALONE = "{page} / {pages}"

_known = {"en": ENGLISH}


def register_furniture(furniture: Furniture) -> None:
    """Another language. A translator writes it; nothing is guessed."""
    _known[furniture.language.split("-")[0].lower()] = furniture


def furniture(language: str) -> Furniture:
    """The words for a document in this language, in English if nobody has translated them."""
    found = _known.get(language.split("-")[0].lower())
    return found or replace(ENGLISH, page=NUMBERS_ALONE)


@dataclass(frozen=True)
class DateWords:
    """A date in parts for a tile, and whole."""

    weekday: str
    day: str
    month: str
    year: str

    def __str__(self) -> str:
        return f"{self.weekday} {self.day} {self.month} {self.year}"


def date_words(date: dt.date, language: str) -> DateWords:
    """The names of day and month in the document's language, as Django knows them."""
    with translation.override(language.lower()):
        weekday, month = (formats.date_format(date, part) for part in ("l", "F"))
    return DateWords(weekday, str(date.day), month, str(date.year))
