"""A question for files, a key, and a file as a browser sends it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.forms import uploads
from portal.forms.definition import Kind, Question
from portal.forms.models import Upload

from . import good

KEY = "k" * 27
ALL = ("pdf", "jpg", "jpeg", "png", "heic", "docx")


def question(**changes: Any) -> Question:
    usual: dict[str, Any] = {"extensions": ALL, "max_files": 5, "max_megabytes": 10}
    return Question("photos", Kind.FILE, "Photos of the damage", **{**usual, **changes})


class Chosen(SimpleUploadedFile):
    """A file whose name came past the browser as it is."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__("file", content)
        self._name = name


def add(
    name: str = "letter.pdf", content: bytes | None = None, key: str = KEY, **changes: Any
) -> Upload:
    """Add a file to a key."""
    return uploads.store(
        key, question(**changes), Chosen(name, good.pdf() if content is None else content)
    )


def refusal(*args: Any, **kwargs: Any) -> str:
    """Give the sentence with which a file is refused."""
    try:
        add(*args, **kwargs)
    except uploads.Refused as refused:
        return refused.sentence
    raise AssertionError("The file was taken.")
