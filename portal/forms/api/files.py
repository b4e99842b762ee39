"""Files that a system uploads before it sends the form that they belong to.

Each lies under a key of its own, made for this system and this form, so that no other can name it.
What is sent takes its files along; what is not sent within a day goes at night, as every upload
does that belongs to no form.
"""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from portal.integration import file_names
from portal.integration.encryption import keyed_hash
from portal.integration.models import System

from .. import access, uploads
from ..definition import Question
from ..models import Submission, Upload
from ..uploads import limits
from ..uploads.shelf import PUBLIC_ID
from .wire import Unfit

GONE = "We have no such file for this question. Upload it: we keep a file for a day."
USED = "This file was sent with another form, or stands in this one twice. Upload it again."
VIRUS = "We found a virus in this file, so we did not keep it. Upload another."
TOO_MUCH = "These files are larger than {most} MB together. Send fewer, or smaller ones."


def holder(system: System, form: str) -> str:
    """Give whose drafts and files these are: a system's, for one form."""
    return keyed_hash("holder", f"system {system.pk} for {form}")


def store(system: System, form: str, question: Question, name: str, content: bytes) -> Upload:
    """Look at a file, scan it and keep a harmless copy. Raises ``Unfit``."""
    file = UploadedFile(ContentFile(content), name=name, size=len(content))
    try:
        return uploads.store(access.new_key(holder(system, form)), question, file)
    except uploads.Refused as refused:
        raise Unfit(_without_its_name(refused.sentence, name)) from None


def _without_its_name(sentence: str, name: str) -> str:
    """Say the same without what the file is called: no answer of the API repeats what was sent."""
    said = sentence.replace(f"“{file_names.clean(name)}”", "the file")
    return said[:1].upper() + said[1:]


class Shelf:
    """The files of a system for one form, as answers name them.

    ``locked``: nobody else may take them until the transaction ends.
    """

    def __init__(self, system: System, form: str, *, locked: bool = False) -> None:
        self.holder, self.locked = holder(system, form), locked
        self.taken: dict[str, Upload] = {}

    def named(self, question: Question, ids: list[str]) -> list[dict[str, str]]:
        """Give files as a draft keeps them. Raises ``Unfit``."""
        found = {each.public_id: each for each in self._rows(ids)}
        sent = Submission.objects.filter(key__in=[each.key for each in found.values()])
        used = set(sent.values_list("key", flat=True))
        asked = question.id.partition(".")[0]
        for id_ in ids:
            upload = found.get(id_)
            if upload is None or not access.issued_to(upload.key, self.holder):
                raise Unfit(GONE)
            if upload.key in used or id_ in self.taken:
                raise Unfit(USED)
            if upload.question_id != asked:
                raise Unfit(GONE)
            if upload.is_infected:
                raise Unfit(VIRUS)
            upload.question_id = question.id
            self.taken[id_] = upload
        if sum(each.bytes for each in self.taken.values()) > limits.most_in_all():
            raise Unfit(TOO_MUCH.format(most=limits.most_in_all() // limits.MEGABYTE))
        return uploads.answer(found[id_] for id_ in ids)

    def hand_over(self, key: str) -> None:
        """Let the files that were named belong to a draft."""
        for upload in self.taken.values():
            Upload.objects.filter(pk=upload.pk).update(key=key, question_id=upload.question_id)

    def _rows(self, ids: list[str]) -> list[Upload]:
        rows = Upload.objects.select_for_update() if self.locked else Upload.objects.all()
        return list(rows.filter(public_id__in=filter(PUBLIC_ID.fullmatch, ids)))
