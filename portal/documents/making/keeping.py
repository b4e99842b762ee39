"""Files of what was made: encrypted, bounded in size and number, erased in time."""

from __future__ import annotations

import datetime as dt
import logging
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from portal.integration import private_files
from portal.integration.encryption import CannotDecrypt

from ..models import Making, MakingState

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
MOST_BYTES = 64 * MEGABYTE
"""Of one file: an hour and more of speech."""
BATCH = 200


def content(row: Making) -> bytes | None:
    """The bytes of what was made, or None if they are gone."""
    try:
        return private_files.fetch(row.storage_name).getvalue()
    except (FileNotFoundError, CannotDecrypt):
        log.error("What was made of document %s is gone: it is made anew", row.pk)
        return None


def keep_new(key: str, format: str, made: bytes, asked_at: dt.datetime) -> None:
    """Keep what was made while somebody waited. If another was quicker, theirs stays."""
    name = private_files.keep(made)
    try:
        with transaction.atomic():
            Making.objects.create(
                key=key,
                format=format,
                state=MakingState.READY,
                storage_name=name,
                size=len(made),
                asked_at=asked_at,
                done_at=timezone.now(),
            )
    except IntegrityError:
        private_files.erase(name)
        return
    make_room()


def make_room() -> None:
    """Let the oldest go while all together are larger than ``MADE_FORMATS_MEGABYTES``."""
    most = settings.MADE_FORMATS_MEGABYTES * MEGABYTE
    total = Making.objects.aggregate(total=Sum("size"))["total"] or 0
    while total > most:
        oldest = list(Making.objects.filter(size__gt=0).order_by("done_at")[:10])
        if not oldest:
            return
        for row in oldest:
            total -= row.size
            forget(Making.objects.filter(pk=row.pk))
            if total <= most:
                return


def forget(rows: QuerySet[Making]) -> int:
    """Erase rows with their files. Gives how many."""
    names = list(rows.values_list("pk", "storage_name"))
    gone, _ = Making.objects.filter(pk__in=[pk for pk, _ in names]).delete()
    for _, name in names:
        # Once the row is gone for good: a file without a row is swept, a row without its file not.
        transaction.on_commit(lambda name=name: private_files.erase(name), robust=True)  # type: ignore[misc]
    return gone


def forget_old() -> int:
    """Each night: erase what was asked for longer than ``MADE_FORMATS_DAYS`` ago."""
    limit = timezone.now() - timedelta(days=settings.MADE_FORMATS_DAYS)
    old = Making.objects.filter(asked_at__lt=limit).order_by("pk")
    gone = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        gone += forget(Making.objects.filter(pk__in=batch))
    log.info("Erased %d documents in other formats.", gone)
    return gone
