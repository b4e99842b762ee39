"""How many files, which kinds and how large: said before and checked after."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from portal.forms.definition import Question
from portal.integration.file_names import one_ending

MEGABYTE = 1_000_000
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The kinds that we can look into. No form can take another."""

PHOTOS = ("jpg", "png", "heic")


def endings(question: Question) -> tuple[str, ...]:
    """Give the kinds that a question takes, in our order; all that we know, if it names none."""
    asked = {one_ending(each) for each in question.extensions} or set(MEDIA_TYPES)
    return tuple(each for each in MEDIA_TYPES if each in asked)


def most_bytes(question: Question) -> int:
    """Give the most that one file may have."""
    return question.max_megabytes * MEGABYTE


def most_in_all() -> int:
    """Give the most bytes that all files of one form may have together."""
    return int(settings.UPLOADS_TOTAL_MEGABYTES) * MEGABYTE


def kinds_in_words(taken: Iterable[str]) -> str:
    """Name kinds of files: "a photo (JPG or PNG) or a PDF"."""
    taken = tuple(taken)
    photos = [each.upper() for each in PHOTOS if each in taken]
    words = [f"a photo ({_or(photos)})"] if photos else []
    words += ["a PDF"] if "pdf" in taken else []
    words += ["a Word document (DOCX)"] if "docx" in taken else []
    return _or(words)


def sentence(question: Question) -> str:
    """Say what may be added, before anything is chosen."""
    kinds, size = kinds_in_words(endings(question)), question.max_megabytes
    if question.max_files == 1:
        return f"You can add 1 file. It must be {kinds}, and no larger than {size} MB."
    return (
        f"You can add up to {question.max_files} files. Each must be {kinds}, "
        f"and no larger than {size} MB."
    )


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
