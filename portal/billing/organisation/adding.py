"""Adding the properties of a file, row by row, in the worker.

A file is worked through in pieces by the one worker that has claimed it. The rows of a piece are
looked up first; then what came of them is written down in one transaction, so a killed worker
loses at most a piece, which is then done again from its beginning. What was tried when the revenues
system goes away is kept, and the row after it waits. Guessing with a file is no better than by
hand: a wrong row counts as a wrong try on the page does, for its account number, for the
organisation, and for whoever sent it, whichever organisations they made.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypedDict, cast

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.accounts.models import Membership, Organisation, Role, User
from portal.integration.wake import queue_job

from ..joining.joining import join
from ..joining.proof import Claimed, NotProved, Proved, TooOften, limits_for, prove
from ..models import BulkJoin, Joined
from ..revenues.errors import Unavailable
from .sheet import Row

logger = logging.getLogger(__name__)
AT_A_TIME = 50
A_DAY = timedelta(days=1)
OF_ONE_ORGANISATION = 4_000
"""Rows in a day."""
LEASE = timedelta(minutes=15)
"""So long a worker has a file to itself: more than a piece takes where every answer is slow."""
KEPT = timedelta(days=30)
ADDED, THERE, WRONG, NOT_TRIED = "added", "there", "wrong", "not-tried"
WORDS = {
    ADDED: "Added",
    THERE: "On your list already",
    WRONG: "Not added. Check the account number, postcode, online key and name with the bill",
    NOT_TRIED: "Not tried. Send it again tomorrow, once the other rows are right",
}
Found = Proved | str
"""The bill of a row, or what is said of it."""


class TooMany(Exception):
    """The organisation has sent as many rows as it can in a day."""


class Result(TypedDict):
    """What came of one row, and which it was."""

    line: int
    reference: str
    result: str


def take(organisation: Organisation, by: User, content: bytes, rows: list[Row]) -> BulkJoin:
    """Keep a file and have the worker add it. The same file while it is worked on is that one.

    Raises TooMany.
    """
    digest = sha256(content).hexdigest()
    under_way = BulkJoin.objects.filter(organisation=organisation, digest=digest, ended_at=None)
    if known := under_way.first():
        return cast(BulkJoin, known)
    lately = _of_today(organisation).aggregate(rows=Coalesce(Sum("total"), 0))["rows"]
    if lately + len(rows) > OF_ONE_ORGANISATION:
        raise TooMany
    try:
        with transaction.atomic():
            made: BulkJoin = BulkJoin.objects.create(
                organisation=organisation,
                by=by,
                digest=digest,
                total=len(rows),
                rows=[asdict(row) for row in rows],
            )
    except IntegrityError:  # it came twice at once
        return cast(BulkJoin, under_way.get())
    queue_job("properties to add", "portal.billing.organisation.adding.work", made.pk)
    return made


def work(pk: int) -> None:
    """Add what is still to be added of one file. A job; once more does no harm.

    While the revenues system is away the rest waits for the sweep.
    """
    claim = _claimed(pk)
    while claim:
        claim = _piece(pk, claim)


def sweep() -> None:
    """Go on with what a killed worker or a lost job left, and erase what is old. A job."""
    for pk in BulkJoin.objects.filter(ended_at=None).values_list("pk", flat=True):
        work(pk)
    BulkJoin.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()


def _piece(pk: int, claim: datetime) -> datetime | None:
    """Do some rows. The claim to go on with, or None if it is done, must wait, or is another's.

    They are looked up first, outside any transaction, since another system may be asked. Then all
    of it is written down at once, if this worker still has the file.
    """
    seen = BulkJoin.objects.select_related("organisation", "by").filter(pk=pk, claimed_at=claim)
    bulk = seen.filter(ended_at=None).first()
    if bulk is None:
        return None
    found, away = _looked_up(bulk, [Row(**each) for each in bulk.rows[:AT_A_TIME]])
    with transaction.atomic():
        locked = seen.select_for_update(of=("self",)).first()
        if locked is None:
            return None
        locked.results = [*locked.results, *(_kept(locked, *each) for each in found)]
        locked.rows = locked.rows[len(found) :]
        new = locked.results[len(locked.results) - len(found) :]
        locked.done += len(new)
        locked.added += sum(each["result"] == ADDED for each in new)
        locked.wrong += sum(each["result"] == WRONG for each in new)
        locked.ended_at = None if locked.rows else timezone.now()
        locked.claimed_at = timezone.now() if locked.rows and not away else None
        locked.save()
    claimed: datetime | None = locked.claimed_at
    return claimed


def _looked_up(bulk: BulkJoin, rows: list[Row]) -> tuple[list[tuple[Row, Found]], bool]:
    """What is found for each row up to that at which the revenues system was away, and whether so.

    Once there were too many wrong ones, by hand or by file, no more are tried.
    """
    found: list[tuple[Row, Found]] = []
    by = limits_for(bulk.by, bulk.organisation)
    stopped = not _may(bulk)
    for row in rows:
        name = row.name or bulk.organisation.name
        claimed = Claimed(row.reference, name, row.postcode, row.key)
        try:
            found.append((row, NOT_TRIED if stopped else prove(claimed, by, bulk.by.pk)))
        except NotProved:
            found.append((row, WRONG))
        except TooOften:
            stopped = True
            found.append((row, NOT_TRIED))
        except Unavailable:
            logger.warning("Properties of a file wait: the revenues system is away")
            return found, True
    return found, False


def _kept(bulk: BulkJoin, row: Row, found: Found) -> Result:
    said = found if isinstance(found, str) else _joined(bulk, found)
    return {"line": row.line, "reference": row.reference, "result": said}


def _joined(bulk: BulkJoin, proved: Proved) -> str:
    standing = Joined.objects.filter(
        account=proved.account, organisation=bulk.organisation, ended_at=None
    )
    if standing.exists():
        return THERE
    try:
        join(proved, bulk.organisation, by=bulk.by, tell=False)
    except NotProved:
        return WRONG
    return ADDED


def _claimed(pk: int) -> datetime | None:
    """Have a file to oneself for a while; None if another worker has it, or it is done."""
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lte=now - LEASE)
    won = BulkJoin.objects.filter(free, pk=pk, ended_at=None).update(claimed_at=now)
    return now if won else None


def _of_today(organisation: Organisation) -> QuerySet[BulkJoin]:
    found: QuerySet[BulkJoin] = BulkJoin.objects.filter(
        organisation=organisation, sent_at__gt=timezone.now() - A_DAY
    )
    return found


def _may(bulk: BulkJoin) -> bool:
    """Whether whoever sent it may still do it: they may have left since."""
    return Membership.objects.filter(
        organisation=bulk.organisation,
        organisation__closed_at=None,
        user=bulk.by,
        role__in=[Role.OWNER, Role.BILLING],
    ).exists()
