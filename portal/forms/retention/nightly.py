"""Each night, a batch at a time. It may be stopped and started again at any point."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from .erase import Held, erase_draft, erase_grants, erase_submission
from .past import old_drafts, old_submissions

log = logging.getLogger(__name__)

BATCH = 200

Erase = Callable[[int, int, datetime], bool]


@dataclass(frozen=True)
class Erasure:
    """How many went, how many are held back until somebody decides, how many would not go."""

    drafts: int
    submissions: int
    grants: int
    held: int
    broken: int


@dataclass
class Tally:
    gone: int = 0
    held: int = 0
    broken: int = 0


def erase_old() -> Erasure:
    """Erase what is past its time. One that is broken is logged by its number and left."""
    now = timezone.now()
    drafts = _all(old_drafts(now), erase_draft, "draft", now)
    submissions = _all(old_submissions(now), erase_submission, "submission", now)
    done = Erasure(
        drafts.gone,
        submissions.gone,
        erase_grants(now),
        submissions.held,
        drafts.broken + submissions.broken,
    )
    if done.held:
        log.error(
            "%d submissions are kept beyond their time: a message about each was not delivered. "
            "Send it again or set it aside, under Reports, Deliveries.",
            done.held,
        )
    log.info("Erased for good: %d drafts, %d submissions.", done.drafts, done.submissions)
    return done


def _all(found: Iterable[tuple[int, QuerySet]], erase: Erase, what: str, now: datetime) -> Tally:
    tally = Tally()
    for days, old in found:
        last = 0
        while batch := list(
            old.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
        ):
            for last in batch:
                _one(erase, last, days, now, what, tally)
    return tally


def _one(erase: Erase, pk: int, days: int, now: datetime, what: str, tally: Tally) -> None:
    try:
        tally.gone += erase(pk, days, now)
    except Held:
        tally.held += 1
    except Exception as error:  # the others are not to wait for this one
        tally.broken += 1
        # Never its words: they may repeat what somebody typed.
        log.error("The %s %d could not be erased: %s.", what, pk, type(error).__name__)
