"""Writing counts down: one statement, when the answer has gone out."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, connection
from django.db.models import F
from django.http.response import HttpResponseBase
from django.utils import timezone

from ..models.learning import BUCKET_LENGTH, NAME_LENGTH, QuestionCount
from .measures import Count

if TYPE_CHECKING:
    from ..drafts import Opened

log = logging.getLogger(__name__)

FIELDS = ("journey_key", "day", "channel", "page", "question", "measure", "bucket", "made_up")


def after(response: HttpResponseBase, opened: Opened) -> HttpResponseBase:
    """Count what was noticed of this request once the browser has its answer.

    Nothing of a preview: editors try things out there.
    """
    noticed = opened.noticed
    if noticed and not getattr(opened, "is_preview", False):
        key, channel, day = opened.journey.key, opened.draft.channel, timezone.localdate()
        response._resource_closers.append(lambda: add(key, channel, day, noticed))  # type: ignore[attr-defined]
    return response


def add(journey_key: str, channel: str, day: date, counts: Iterable[Count]) -> None:
    """Add to the sums. What cannot be written is not counted: nobody waits for a sum."""
    rows = [
        (journey_key, day, channel, *_named(count), False, number)
        for count, number in sorted(Counter(counts).items())
    ]
    if not rows:
        return
    try:
        _upsert(rows)
    except DatabaseError as error:
        log.warning("Counts of a form could not be written: %s.", type(error).__name__)


def take_back(journey_key: str, channel: str, day: date, count: Count) -> None:
    """Take one away again, if it is still there."""
    page, question, measure, bucket = _named(count)
    QuestionCount.objects.filter(
        journey_key=journey_key,
        channel=channel,
        day=day,
        page=page,
        question=question,
        measure=measure,
        bucket=bucket,
        made_up=False,
        number__gt=0,
    ).update(number=F("number") - 1)


def _named(count: Count) -> tuple[str, str, str, str]:
    """Give what names a row, in the order of ``FIELDS``; no name is longer than its column."""
    return (
        count.page[:NAME_LENGTH],
        count.question[:NAME_LENGTH],
        count.measure.value,
        count.bucket[:BUCKET_LENGTH],
    )


def _upsert(rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert the rows, or add their numbers to those that are there, whoever else does so now.

    The rows come sorted, so that two at once wait for each other in the same order.
    """
    table = QuestionCount._meta.db_table
    columns = ", ".join((*FIELDS, "number"))
    row = f"({', '.join(['%s'] * (len(FIELDS) + 1))})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * len(rows))} "  # noqa: S608 - our names
            f"ON CONFLICT ({', '.join(FIELDS)}) "
            f"DO UPDATE SET number = {table}.number + excluded.number",
            [value for each in rows for value in each],
        )
