"""Adding the properties of a file, row by row, in the worker.

A file is worked through in pieces. Each is one transaction under the lock of its row, so a killed
worker loses at most a piece, which is then done again from its beginning, and two workers never do
the same. What was tried when the revenues system goes away is kept, and the row after it waits.
Guessing with a file is no better than by hand: every row counts for its account number, for the
organisation, and for whoever sent it, whichever organisations they made.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import timedelta
from hashlib import sha256
from typing import TypedDict, cast

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.accounts.models import Membership, Organisation, Role, User
from portal.integration.wake import queue_job

from ..joining.joining import join
from ..joining.proof import Claimed, NotProved, prove
from ..models import BulkJoin, Joined
from ..revenues.errors import Unavailable
from .sheet import Row

logger = logging.getLogger(__name__)
AT_A_TIME = 50
A_DAY = timedelta(days=1)
OF_ONE_ORGANISATION = 4_000
"""Rows in a day."""
MOST_WRONG = 100
"""Wrong rows of one organisation, or of one sender, in a day; then no more are tried."""
KEPT = timedelta(days=30)
ADDED, THERE, WRONG, NOT_TRIED = "added", "there", "wrong", "not-tried"
WORDS = {
    ADDED: "Added",
    THERE: "On your list already",
    WRONG: "Not added. Check the account number, postcode, online key and name with the bill",
    NOT_TRIED: "Not tried. Send it again tomorrow, once the other rows are right",
}


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
    while _piece(pk):
        pass


def sweep() -> None:
    """Go on with what a killed worker or a lost job left, and erase what is old. A job."""
    for pk in BulkJoin.objects.filter(ended_at=None).values_list("pk", flat=True):
        work(pk)
    BulkJoin.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()


@transaction.atomic
def _piece(pk: int) -> bool:
    """Do some rows. Whether to go on with more of them now."""
    locked = BulkJoin.objects.select_for_update().filter(pk=pk, ended_at=None).first()
    if locked is None:
        return False
    rows = [Row(**each) for each in locked.rows]
    results, away = _in_turn(locked, rows[:AT_A_TIME])
    left = rows[len(results) :]
    locked.results = [*locked.results, *results]
    locked.rows = [asdict(row) for row in left]
    locked.done += len(results)
    locked.added += sum(each["result"] == ADDED for each in results)
    locked.ended_at = None if left else timezone.now()
    locked.save()
    return bool(left) and not away


def _in_turn(bulk: BulkJoin, rows: list[Row]) -> tuple[list[Result], bool]:
    """What came of each row up to the one at which the revenues system was away, and whether so."""
    wrong, results = _wrong_in_others(bulk), []
    for row in rows:
        try:
            results.append(_one(bulk, row, wrong))
        except Unavailable:
            logger.warning("Properties of a file wait: the revenues system is away")
            return results, True
    return results, False


def _one(bulk: BulkJoin, row: Row, wrong_in_others: int) -> Result:
    stopped = bulk.wrong + wrong_in_others >= MOST_WRONG or not _may(bulk)
    said = NOT_TRIED if stopped else _tried(bulk, row)
    bulk.wrong += said == WRONG
    return {"line": row.line, "reference": row.reference, "result": said}


def _tried(bulk: BulkJoin, row: Row) -> str:
    name = row.name or bulk.organisation.name
    claimed = Claimed(row.reference, name, row.postcode, row.key)
    try:
        proved = prove(claimed, (), bulk.by.pk)
    except NotProved:
        return WRONG
    standing = Joined.objects.filter(
        account=proved.account, organisation=bulk.organisation, ended_at=None
    )
    if standing.exists():
        return THERE
    join(proved, bulk.organisation, by=bulk.by, tell=False)
    return ADDED


def _wrong_in_others(bulk: BulkJoin) -> int:
    """Wrong rows of a day in other files of the organisation, or of whoever sent this one."""
    since = timezone.now() - A_DAY
    lately = Q(sent_at__gt=since) | Q(ended_at=None) | Q(ended_at__gt=since)
    others = BulkJoin.objects.filter(lately).exclude(pk=bulk.pk)
    wrong = Coalesce(Sum("wrong"), 0)
    of_them = others.filter(organisation=bulk.organisation).aggregate(rows=wrong)["rows"]
    of_sender = others.filter(by=bulk.by).aggregate(rows=wrong)["rows"]
    return max(of_them, of_sender)


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
