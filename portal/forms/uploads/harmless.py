"""A file that somebody sent, looked at: what it is, and a copy that can do no harm."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from portal.forms.definition import Question
from portal.integration import file_names as names

from . import limits, sandbox, words
from .looking import Unfit


@dataclass(frozen=True)
class Harmless:
    """What is kept of a file. Its repr shows nothing of it."""

    name: str
    media_type: str
    data: bytes

    def __repr__(self) -> str:
        return "Harmless(…)"


def harmless(question: Question, file: UploadedFile) -> Harmless:
    """Look at a file as its question takes it. Raises ``Refused`` with a sentence. It is slow."""
    name = names.clean(file.name or "")
    said = names.ending(name)
    if said not in limits.endings(question):
        raise words.wrong_kind(name, question)
    data = _bytes(file, name, question)
    try:
        looked = sandbox.look(data, said)
    except Unfit as problem:
        raise words.unfit(problem, name, said, question) from None
    kept = names.with_ending(name, looked.ending)
    return Harmless(kept, limits.MEDIA_TYPES[looked.ending], looked.data)


def _bytes(file: UploadedFile, name: str, question: Question) -> bytes:
    most = limits.most_bytes(question)
    if (file.size or 0) > most:
        raise words.too_large(name, file.size or 0, question)
    try:
        file.seek(0)
        data = file.read(most + 1)
    except (OSError, ValueError):
        raise words.Refused(words.BROKEN.format(name=name)) from None
    if len(data) > most:
        raise words.too_large(name, len(data), question)
    return data
