"""What is past its time, by the version that it was given on, and what was erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet

from portal.cases.models import ENDED
from portal.cases.reference import parse

from ..models import Deletion, Draft, Submission, Version
from ..models.deletion import reference_hash
from ..versions import journey_of


def old_drafts(now: datetime) -> Iterator[tuple[int, QuerySet[Draft]]]:
    """Give, for each version, how many days a draft is kept, and those not changed since."""
    for version in Version.objects.filter(drafts__isnull=False).distinct():
        days = journey_of(version).retention.draft_days
        old = Draft.objects.filter(version=version, changed_at__lt=now - timedelta(days=days))
        yield days, old


def old_submissions(now: datetime) -> Iterator[tuple[int, QuerySet[Submission]]]:
    """Give, for each version, how many days are kept, and those whose case ended before."""
    for version in Version.objects.filter(submissions__isnull=False).distinct():
        days = journey_of(version).retention.submission_days
        since = now - timedelta(days=days)
        yield (
            days,
            Submission.objects.filter(
                version=version, case__status__in=ENDED, case__status_at__lt=since
            ),
        )


def was_erased(written_reference: str) -> Deletion | None:
    """Give when and why the case of a reference was erased; ``None`` if we erased none."""
    reference = parse(written_reference)
    if not reference:
        return None
    found: Deletion | None = Deletion.objects.filter(
        reference_hash=reference_hash(reference)
    ).first()
    return found
