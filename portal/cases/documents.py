"""Letters and other files of a case: kept privately, looked at, opened by those whom they concern.

They come from our systems and staff, so their bytes stay as they are: a tagged PDF stays readable
aloud. What they are is told by their content all the same, and a virus scanner that is on must
pass them.
"""

from __future__ import annotations

import hashlib
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import transaction

from portal.integration import file_names, private_files, scanning
from portal.integration.messages import one_line
from portal.integration.scanning import ScanState

from . import events
from .changes import add_note
from .models import Case, CaseDocument, What
from .timeline import WEBSITE, Actor, lock, write

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: "pdf", JPEG: "jpg", PNG: "png", DOCX: "docx"}
STARTS = {PDF: b"%PDF-", JPEG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n", DOCX: b"PK\x03\x04"}
MEGABYTE = 1_000_000
LONGEST_TITLE = 120
END_OF_ZIP, ZIP64 = b"PK\x05\x06", b"PK\x06\x07"
LONGEST_LIST = 250_000
"""Bytes of the list of a Word document's parts: thousands of them."""
MOST_UNPACKED = 100 * MEGABYTE
"""All parts of a Word document together. A small file may unpack to one that fills a machine."""
VIRUS_FOUND = "We found a virus in a document of this case and erased it: {title}"


class NotTaken(ValueError):
    """A document that we do not take. ``why`` is a word for machines; the message is for people."""

    def __init__(self, why: str, words: str) -> None:
        super().__init__(words)
        self.why = why


class CannotOpen(Exception):
    """The scanner has not passed this document, or its file is not the one that was kept."""


def add_document(
    case: Case,
    *,
    title: str,
    name: str,
    media_type: str,
    content: bytes,
    actor: Actor,
    public: bool,
    at: datetime | None = None,
) -> CaseDocument:
    """Add a file to a case. A public one is for its person, who is told. Raises ``NotTaken``.

    If the caller's transaction is undone, the nightly sweep takes the bytes away.
    """
    document = look_at(
        case,
        title=title,
        name=name,
        media_type=media_type,
        content=content,
        public=public,
        at=at,
    )
    try:
        write_down(document, actor)
    except BaseException:
        private_files.erase(document.storage_name)
        raise
    return document


def look_at(
    case: Case,
    *,
    title: str,
    name: str,
    media_type: str,
    content: bytes,
    public: bool,
    at: datetime | None = None,
) -> CaseDocument:
    """Check a file, scan it and keep its bytes. Give its row, not yet written. Raises ``NotTaken``.

    All of it is slow, so it happens before the case is locked.
    """
    title = _title(title)
    _check_content(media_type, content)
    state = scanning.first_look(content)
    if state == ScanState.INFECTED:
        raise NotTaken("virus", "The scanner found a virus in this file.")
    return CaseDocument(
        case=case,
        title=title,
        name=file_names.with_ending(file_names.clean(name), ENDINGS[media_type]),
        media_type=media_type,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        public=public,
        state=state,
        added_at=case.not_before(at),
        storage_name=private_files.keep(content),
    )


@transaction.atomic
def write_down(document: CaseDocument, actor: Actor) -> None:
    """Write what ``look_at`` gave, with its entry and its event."""
    case = document.case
    lock(case)
    document.save()
    entry = write(
        case, What.DOCUMENT, document.title, actor, document.added_at, public=document.public
    )
    events.tell(
        case,
        entry,
        events.DOCUMENT_ADDED,
        document_id=document.public_id,
        document_title=document.title,
        name=document.name,
        media_type=document.media_type,
        bytes=document.bytes,
        sha256=document.sha256,
        public=document.public,
    )


def open_document(document: CaseDocument) -> BytesIO:
    """Give its bytes. Raises ``CannotOpen``, or ``CannotDecrypt`` if no key of ours opens it."""
    if not document.may_be_read:
        raise CannotOpen("The scanner has not passed this document.")
    try:
        file = private_files.fetch(document.storage_name)
    except FileNotFoundError:
        raise CannotOpen("The file of a document is gone.") from None
    if hashlib.sha256(file.getbuffer()).hexdigest() != document.sha256:
        raise CannotOpen("The file of a document is not the one that was kept.")
    return file


def erase_file(instance: CaseDocument, **kwargs: Any) -> None:
    """Erase the bytes of a row that has gone, with the transaction. A receiver."""
    name = instance.storage_name
    if name:
        transaction.on_commit(lambda: private_files.erase(name), robust=True)


def scan_waiting() -> int:
    """Ask the scanner again about documents without an answer; staff read of a virus. Each minute.

    Give how many have an answer now.
    """
    waiting = list(
        CaseDocument.objects.filter(state=ScanState.WAITING).values_list("pk", flat=True)
    )
    answered = scanning.ask_again(CaseDocument, "added_at") if waiting else 0
    infected = CaseDocument.objects.filter(pk__in=waiting, state=ScanState.INFECTED)
    for document in infected.select_related("case"):
        words = VIRUS_FOUND.format(title=document.title)
        add_note(document.case, words, WEBSITE, public=False)
    return answered


def media_type_of(content: bytes) -> str:
    """What a file is, by how it begins; "" for what we do not take."""
    return next((kind for kind, start in STARTS.items() if content.startswith(start)), "")


def _title(written: str) -> str:
    title = one_line(written)
    if not title or len(title) > LONGEST_TITLE:
        raise NotTaken("title", f"Give a title of 1 to {LONGEST_TITLE} characters.")
    return title


def _check_content(media_type: str, content: bytes) -> None:
    if media_type not in ENDINGS:
        raise NotTaken("kind", "Send a PDF, a JPEG, a PNG or a Word document (DOCX).")
    if not content:
        raise NotTaken("empty", "The file is empty.")
    most = settings.UPLOAD_MAX_FILE_MEGABYTES
    if len(content) > most * MEGABYTE:
        raise NotTaken("size", f"The file is larger than {most} MB.")
    if not content.startswith(STARTS[media_type]) or (media_type == DOCX and not _is_word(content)):
        raise NotTaken("content", f"The content of the file is not {media_type}.")


def _is_word(content: bytes) -> bool:
    """Whether it is a Word document without macros, by the names and sizes of its parts."""
    if not 0 < _length_of_list(content) <= LONGEST_LIST:
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            unpacked = {part.filename: part.file_size for part in file.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    macros = any(part.lower().endswith("vbaproject.bin") for part in unpacked)
    fits = sum(unpacked.values()) <= MOST_UNPACKED
    return {"[Content_Types].xml", "word/document.xml"} <= set(unpacked) and fits and not macros


def _length_of_list(content: bytes) -> int:
    """How long the list of a ZIP file's parts is, before anybody reads it; 0 if it is not said.

    APPNOTE.TXT, section 4.3.16. What is written for files beyond 4 GB (ZIP64) is no letter.
    """
    end = content.rfind(END_OF_ZIP)
    if end < 0 or content[max(end - 20, 0) :].startswith(ZIP64):
        return 0
    return int.from_bytes(content[end + 12 : end + 16], "little")
