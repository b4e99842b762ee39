"""Counting what people search for: how often, never who.

A search is counted in memory and written down after the answer has gone out, many at a time, so
nobody waits for the database and a locked one is tried again later. What a stopped process had
not written yet is lost: these are counts, not records.

A search that found something is kept in words that the site itself uses. One that found nothing
is kept as ``fit_to_keep`` leaves it, and shown to editors from its third sighting.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from portal.home.models import SearchSynonym, ZeroResultTerm

from .clean import clean, fit_to_keep
from .results import Found
from .spelling import is_known
from .words import tokens

logger = logging.getLogger(__name__)

EVERY = 10.0
"""Seconds between writings."""

MOST = 200
"""Different searches held in memory; more are not counted."""

KEPT_DAYS = 30
"""Days that a term seen too seldom to be shown is kept."""

ROBOTS = ("bot", "crawl", "spider", "slurp", "curl", "wget", "python", "monitor", "headless")

_lock = threading.Lock()
_waiting: Counter[tuple[str, bool]] = Counter()
_written_at = 0.0


def count(request: HttpRequest, found: Found, anything: bool) -> None:
    """Count one search by a person. Nothing is written yet."""
    if not settings.COUNT_SEARCHES or _is_robot(request) or not found.asked:
        return
    term = _known_words(found.used) if anything else fit_to_keep(found.asked)
    with _lock:
        if term and ((term, anything) in _waiting or len(_waiting) < MOST):
            _waiting[term, anything] += 1


def write_down(force: bool = False, **kwargs: Any) -> None:
    """Write the counts that wait, if it is time. Connected to the end of every request."""
    global _written_at
    if not _waiting or (not force and time.monotonic() - _written_at < EVERY):
        return
    with _lock:
        taken = dict(_waiting)
        _waiting.clear()
        _written_at = time.monotonic()
    try:
        with transaction.atomic():
            for (term, anything), times in taken.items():
                _add_hits(term, times) if anything else _add_sightings(term, times)
    except DatabaseError:
        logger.warning("Counts of searches could not be written, and are tried again")
        with _lock:
            _waiting.update(taken)


def forget_old_terms() -> None:
    """Remove what is too old to be of use: run by the clock, once a day."""
    QueryDailyHits.garbage_collect()
    Query.garbage_collect()
    before = timezone.localdate() - timedelta(days=KEPT_DAYS)
    ZeroResultTerm.objects.filter(
        last_seen__lt=before, sightings__lt=ZeroResultTerm.SHOWN_FROM
    ).delete()
    ZeroResultTerm.objects.filter(last_seen__lt=before - timedelta(days=365)).delete()


def forget_answered(instance: SearchSynonym, **kwargs: Any) -> None:
    """Drop the terms that an editor's group of synonyms now answers."""
    ZeroResultTerm.objects.filter(term__in=[clean(words) for words in instance.word_list]).delete()


def _is_robot(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "").lower()
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    return ahead or any(robot in agent for robot in ROBOTS)


def _known_words(text: str) -> str:
    return " ".join(word for word in tokens(fit_to_keep(text)) if is_known(word))


def _add_hits(term: str, times: int) -> None:
    hits, _ = QueryDailyHits.objects.get_or_create(query=Query.get(term), date=timezone.localdate())
    QueryDailyHits.objects.filter(pk=hits.pk).update(hits=F("hits") + times)


def _add_sightings(term: str, times: int) -> None:
    today = timezone.localdate()
    row, _ = ZeroResultTerm.objects.get_or_create(term=term, defaults={"last_seen": today})
    ZeroResultTerm.objects.filter(pk=row.pk).update(
        sightings=F("sightings") + times, last_seen=today
    )
