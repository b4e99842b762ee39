"""Giving a form up: everything that was typed and added goes, at once."""

from __future__ import annotations

from django.db import transaction

from .. import uploads
from ..learning import leaving
from ..models import Draft, Grant, Submission
from ..models.resume_link import ResumeLink


@transaction.atomic
def erase(key: str) -> bool:
    """Erase a draft, its files, its links, and who may open it. False for what was sent meanwhile.

    The draft's row is locked first, as sending does: so one of the two wins, and the files of what
    was sent stay.
    """
    draft = Draft.objects.select_for_update().filter(key=key).first()
    if Submission.objects.filter(key=key).exists():
        return False
    uploads.drop_all(key)
    ResumeLink.objects.filter(key=key).delete()
    Grant.objects.filter(key=key).delete()
    if draft:
        leaving.given_up(draft)
        draft.delete()
    return True
