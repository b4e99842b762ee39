"""Files that a person sends as proof: looked at first, kept for staff, each once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from portal.cases.documents import LONGEST_TITLE, NotTaken, look_at, write_down
from portal.cases.models import CaseDocument
from portal.cases.timeline import PERSON, lock
from portal.forms.definition import Kind, Question
from portal.forms.uploads import Harmless, Refused, harmless
from portal.forms.uploads.words import VIRUS
from portal.integration import private_files

from ..models import EvidenceItem
from . import moving

QUESTION = Question(
    "files",
    Kind.FILE,
    "Choose files",
    max_files=moving.MOST_FILES,
    max_megabytes=10,
    extensions=("pdf", "jpg", "png", "heic", "docx"),
)
FULL = f"You have sent {moving.MOST_FILES} files for this. Send what is left by post, or call us"


@dataclass
class Result:
    """How many files we have now that we had not, and what was wrong with others."""

    taken: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)


def send(item: EvidenceItem, files: Sequence[UploadedFile]) -> Result:
    """Take what can be taken. What is slow happens before the case is locked. Raises NotNow."""
    result, looked = Result(), []
    for file in files[: moving.MOST_FILES]:
        try:
            looked.append(harmless(QUESTION, file))
        except Refused as refused:
            result.refused.append(refused.sentence)
    if len(files) > moving.MOST_FILES:
        result.refused.append(FULL)
    kept = [document for each in looked if (document := _kept(item, each, result))]
    try:
        _write(item, kept, result)
    finally:
        _erase_what_was_not_written(kept)
    return result


def _kept(item: EvidenceItem, file: Harmless, result: Result) -> CaseDocument | None:
    """Its row, not yet written. None for one that we have, or cannot take."""
    sha256 = hashlib.sha256(file.data).hexdigest()
    if item.files.filter(document__sha256=sha256).exists():
        result.known += 1
        return None
    try:
        return look_at(
            item.claim.case,
            title=f"Proof. {moving.what(item)}"[:LONGEST_TITLE],
            name=file.name,
            media_type=file.media_type,
            content=file.data,
            public=False,
        )
    except NotTaken:
        result.refused.append(VIRUS.format(name=file.name))
        return None


@transaction.atomic
def _write(item: EvidenceItem, kept: list[CaseDocument], result: Result) -> None:
    lock(item.claim.case)
    there = set(item.files.values_list("document__sha256", flat=True))
    new = []
    for document in kept:
        if document.sha256 in there:
            result.known += 1
        elif len(there) >= moving.MOST_FILES:
            result.refused.append(FULL)
            break
        else:
            there.add(document.sha256)
            new.append(document)
    if not new:
        return
    for document in new:
        write_down(document, PERSON)
    result.taken = moving.send(item, new)


def _erase_what_was_not_written(kept: list[CaseDocument]) -> None:
    for document in kept:
        if not CaseDocument.objects.filter(storage_name=document.storage_name).exists():
            private_files.erase(document.storage_name)
