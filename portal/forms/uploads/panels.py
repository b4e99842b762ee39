"""What a page shows of one question's files."""

from __future__ import annotations

from dataclasses import dataclass

from portal.forms.definition import Question
from portal.forms.models.upload import Upload

from . import shelf


@dataclass(frozen=True)
class Panel:
    """The files so far, and how many more may be added."""

    question: Question
    uploads: list[Upload]
    room_left: int


def panel(key: str, question: Question) -> Panel:
    """Gather what ``forms/uploads/list.html`` shows: one query."""
    uploads = shelf.of(key, question.id)
    room = max(0, question.max_files - len(uploads))
    return Panel(question, uploads, room)
