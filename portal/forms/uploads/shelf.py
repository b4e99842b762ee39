"""Adds files to a key, lists them, opens them and takes them away."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Collection, Iterable
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum

from portal.forms.definition import Question
from portal.forms.models import Draft, Submission
from portal.forms.models.upload import ScanState, Upload
from portal.integration import scanning

from . import limits, storage, words
from .harmless import harmless

log = logging.getLogger(__name__)

PUBLIC_ID = re.compile(r"[\w-]{22}", re.ASCII)


class NotReady(Exception):
    """The scanner has not passed this file."""


class Lost(Exception):
    """The row is there and its file is not, or is not the one that was kept."""


def store(key: str, question: Question, file: UploadedFile) -> Upload:
    """Look at a file and keep a harmless copy. Raises ``Refused`` with a sentence for the person.

    What is slow (looking, scanning) happens before the transaction, what must hold for sure (how
    many, how much in all) inside it. Nothing is left behind by a file that is not taken.
    """
    _check_room(key, question)
    looked = harmless(question, file)
    state = scanning.first_look(looked.data)
    if state == ScanState.INFECTED:
        raise words.Refused(words.VIRUS.format(name=looked.name))
    upload = Upload(
        key=key,
        question_id=question.id,
        name=looked.name,
        media_type=looked.media_type,
        bytes=len(looked.data),
        sha256=hashlib.sha256(looked.data).hexdigest(),
        state=state,
    )
    upload.storage_name = storage.keep(looked.data)
    try:
        with transaction.atomic():
            _keep_row(upload, question)
    except BaseException:
        storage.erase(upload.storage_name)
        raise
    return upload


def of(key: str, question_id: str | None = None) -> list[Upload]:
    """Give the files of a key, or of one question of it, as they were added."""
    found = Upload.objects.filter(key=key)
    return list(found if question_id is None else found.filter(question_id=question_id))


def answer(uploads: Iterable[Upload]) -> list[dict[str, str]]:
    """Give files as a draft keeps them among its answers."""
    return [{"id": each.public_id, "name": each.name} for each in uploads]


def remove(key: str, public_id: str) -> bool:
    """Take one file of a draft away, row and bytes. What was sent stays; False if nothing went."""
    if not PUBLIC_ID.fullmatch(public_id):
        return False
    with transaction.atomic():
        if Submission.objects.filter(key=key).exists():
            return False
        found = Upload.objects.select_for_update().filter(key=key, public_id=public_id).first()
        if found is None:
            return False
        _delete([found])
    return True


def move(key: str, question_id: str, to: str) -> None:
    """Let the files of one question of a key belong to another."""
    Upload.objects.filter(key=key, question_id=question_id).update(question_id=to)


def drop_all(key: str, but: Collection[str] = ()) -> int:
    """Take every file of a key away, sent or not, but for some public ids. How many went.

    All go with a draft or a submission; those that no answer names go when a draft is sent.
    """
    with transaction.atomic():
        found = list(Upload.objects.select_for_update().filter(key=key).exclude(public_id__in=but))
        _delete(found)
    return len(found)


def open_file(upload: Upload) -> BytesIO:
    """Give a file's bytes. Raises ``NotReady``, ``Lost``, or ``CannotDecrypt``."""
    if not upload.may_be_read:
        raise NotReady("The scanner has not passed this file.")
    try:
        file = storage.fetch(upload.storage_name)
    except FileNotFoundError:
        raise Lost("The file of an upload is gone.") from None
    if hashlib.sha256(file.getbuffer()).hexdigest() != upload.sha256:
        raise Lost("The file of an upload is not the one that was kept.")
    return file


def _check_room(key: str, question: Question) -> None:
    if Submission.objects.filter(key=key).exists():
        raise words.Refused(words.SENT)
    if Upload.objects.filter(key=key, question_id=question.id).count() >= question.max_files:
        raise words.too_many(question)


def _keep_row(upload: Upload, question: Question) -> None:
    """Write the row, if there is still room. The draft's row makes others of the key wait."""
    Draft.objects.select_for_update().filter(key=upload.key).first()
    _check_room(upload.key, question)
    held = Upload.objects.filter(key=upload.key).aggregate(sum=Sum("bytes"))["sum"] or 0
    if held + upload.bytes > limits.most_in_all():
        raise words.too_much(upload.name)
    upload.save()


def _delete(uploads: list[Upload]) -> None:
    """Delete rows now and bytes on commit. Bytes that stay after all are swept at night."""
    Upload.objects.filter(pk__in=[each.pk for each in uploads]).delete()
    held = [each.storage_name for each in uploads]

    def erase() -> None:
        for name in held:
            try:
                storage.erase(name)
            except OSError:
                log.exception("A file could not be erased; the nightly sweep will try again.")

    transaction.on_commit(erase)
