"""Erasing one thing: all of it or nothing, in a transaction, looked at once more under a lock."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from portal.cases.models import ENDED, Case

from .. import uploads
from ..models import Deletion, Draft, Grant, ResumeLink, Submission
from ..models.deletion import Erased, reference_hash
from .holds import held


class Held(Exception):
    """Something of it is still to be delivered or decided."""


@transaction.atomic
def erase_draft(pk: int, days: int, now: datetime) -> bool:
    """Erase a draft with its files. False if it was changed, sent or erased meanwhile."""
    draft = (
        Draft.objects.select_for_update()
        .only("key", "journey_key", "created_at")
        .filter(pk=pk, changed_at__lt=now - timedelta(days=days))
        .first()
    )
    if draft is None:
        return False
    files = 0
    if not Submission.objects.filter(key=draft.key).exists():
        files = _with_all_of(draft.key)
    Draft.objects.filter(pk=pk).delete()
    Deletion.objects.create(
        what=Erased.DRAFT,
        journey_key=draft.journey_key,
        kept_days=_days(draft.created_at, now),
        rule=f"{days} days after the last change",
        files=files,
    )
    return True


@transaction.atomic
def erase_submission(pk: int, days: int, now: datetime) -> bool:
    """Erase a submission with its case, timeline and files. False if there is no longer reason to.

    Raises ``Held``.
    """
    submission = Submission.objects.defer("answers").filter(pk=pk).first()
    if submission is None:
        return False
    case = (
        Case.objects.select_for_update(no_key=True)
        .filter(pk=submission.case_id, status__in=ENDED, status_at__lt=now - timedelta(days=days))
        .first()
    )
    if case is None:
        return False
    if held(submission):
        raise Held
    files = _with_all_of(submission.key) + case.documents.count()
    Deletion.objects.create(
        what=Erased.SUBMISSION,
        journey_key=submission.journey_key,
        kept_days=_days(submission.submitted_at, now),
        rule=f"{days} days after it ended",
        files=files,
        reference_hash=reference_hash(case.reference),
    )
    case.delete()
    return True


def erase_grants(now: datetime) -> int:
    """Take away what would open nothing any more; how many. Young ones are left."""
    same_key = {"key": OuterRef("key")}
    stale = Grant.objects.filter(
        ~Exists(Draft.objects.filter(**same_key)),
        ~Exists(Submission.objects.filter(**same_key)),
        created_at__lt=now - timedelta(days=1),
    )
    return int(stale.delete()[0])


def _with_all_of(key: str) -> int:
    """Erase what hangs on a key: links to it, who may open it, and its files; how many files."""
    ResumeLink.objects.filter(key=key).delete()
    Grant.objects.filter(key=key).delete()
    return uploads.drop_all(key)


def _days(since: datetime, now: datetime) -> int:
    return max(0, (timezone.localdate(now) - timezone.localdate(since)).days)
