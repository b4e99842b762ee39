"""Forms that are not gone on with: each counts once, at the page that was to come.

A draft that nobody has touched for some days counts as left, and so does one that is given up. It
keeps where that was, so that it counts once, and counts no more when it is gone on with after all.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..models import Draft
from ..models.learning import NAME_LENGTH
from ..route import route
from ..versions import journey_of
from . import counting
from .measures import Count, Measure
from .noticing import left

log = logging.getLogger(__name__)

BATCH = 200
MOST_DAYS = 13
"""A draft is kept for 14 days at least: it is counted before it is erased."""


def count_left() -> int:
    """Count the drafts that nobody has touched for some days; how many. Run each night."""
    days = min(settings.LEARNING_LEFT_DAYS, MOST_DAYS)
    before = timezone.now() - timedelta(days=days)
    old = Draft.objects.filter(left_page="", changed_at__lt=before).order_by("pk")
    counted = last = 0
    while batch := list(old.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        for last in batch:
            counted += _count(last)
    return counted


def given_up(draft: Draft) -> None:
    """Count a draft that its person deletes now, once that is done."""
    found = None if draft.left_page else _where(draft)
    if found:
        transaction.on_commit(partial(_add, draft, found), robust=True)


def came_back(draft: Draft) -> None:
    """Take it back that a draft was left, if it was: its person has gone on after all."""
    if draft.left_page:
        channel, measure, page = draft.left_page.split(":", 2)
        day = timezone.localdate(draft.changed_at)
        counting.take_back(draft.journey_key, channel, day, Count(page, Measure(measure)))


def _count(pk: int) -> bool:
    """Count one. It is marked first, so it cannot count twice; somebody who goes on now wins."""
    try:
        draft = Draft.objects.select_related("version").filter(pk=pk).first()
    except Exception as error:  # one that cannot be read keeps no other from being counted
        log.warning("The draft %d could not be read: %s.", pk, type(error).__name__)
        return False
    found = _where(draft) if draft else None
    if draft is None or found is None:
        return False
    mark = f"{draft.channel}:{found.measure.value}:{found.page}"[:NAME_LENGTH]
    untouched = Draft.objects.filter(pk=pk, revision=draft.revision, left_page="")
    if not untouched.update(left_page=mark):
        return False
    _add(draft, found)
    return True


def _where(draft: Draft) -> Count | None:
    """Say where a draft stands. None for one that cannot be read: that stops nothing else."""
    try:
        return left(route(journey_of(draft.version), draft.answers))
    except Exception as error:
        # Never its words: they may repeat what somebody typed.
        log.warning("Where a draft was left could not be told: %s.", type(error).__name__)
        return None


def _add(draft: Draft, found: Count) -> None:
    day = timezone.localdate(draft.changed_at)
    counting.add(draft.journey_key, draft.channel, day, [found])
