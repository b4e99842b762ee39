"""Whether an endpoint works, as its own answers say."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from ..models import Endpoint, Outcome
from ..result import Result

SPARINGLY = timedelta(minutes=1)
"""A success is noted this often and not more, so that deliveries do not queue for one row."""


def note(endpoint_id: int, result: Result, now: datetime) -> None:
    """Keep what a try says about its endpoint. Nothing is written, or locked, for no news.

    A refusal of one event says nothing about the endpoint: somebody was there and answered.
    """
    one = Endpoint.objects.filter(pk=endpoint_id)
    if result.disable:
        one.filter(disabled_at=None).update(
            disabled_at=now, disabled_because=result.disable[:200], failing_since=None
        )
    elif result.outcome == Outcome.SENT:
        news = Q(last_success_at=None) | Q(last_success_at__lt=now - SPARINGLY)
        trouble = Q(failing_since__isnull=False) | Q(alerted_at__isnull=False)
        one.filter(news | trouble).update(last_success_at=now, failing_since=None, alerted_at=None)
    elif result.outcome == Outcome.FAILED:
        one.filter(failing_since=None).update(failing_since=now)


def in_trouble(delivery_id: int) -> bool:
    """Whether the last try at the endpoint of this delivery failed.

    Then the sweep tries one thing after the other there, and new ones wait until one has arrived:
    an endpoint that keeps silent for its whole time-out would otherwise take all of a worker's.
    """
    return Endpoint.objects.filter(deliveries=delivery_id, failing_since__isnull=False).exists()
