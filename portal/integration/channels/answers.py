"""What an answer over HTTP means for a delivery."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from django.utils import timezone

from ..models import Outcome
from ..outbound import Answer, Failure
from ..result import Result

LONGEST_WAIT = timedelta(days=1)
"""No other system lets our deliveries wait for longer, whatever it asks."""


def result_of(answer: Answer) -> Result:
    """Judge by the status alone.

    2xx has arrived. 410 wants no more (Standard Webhooks). 429 and 503 may say how long to wait.
    Anything else is tried again: also a 4xx, because a receiver's mistake gets mended.
    """
    said, status = answered(answer), answer.status
    if 200 <= status < 300:
        return Result(Outcome.SENT, answered=said)
    if status == 410:
        because = "It answered 410: it wants nothing more"
        return Result(Outcome.FAILED, "HTTP 410", answered=said, disable=because)
    if 300 <= status < 400:
        return Result(Outcome.FAILED, f"HTTP {status}. Redirects are not followed", answered=said)
    wait = retry_after(answer) if status in (429, 503) else None
    return Result(Outcome.FAILED, f"HTTP {status}", answered=said, wait=wait)


def no_answer(failure: Failure) -> Result:
    """Nobody answered. ``arrived`` says whether what we sent may have reached the other side."""
    return Result(
        Outcome.FAILED, failure.kind.value, answered={"status": None, "arrived": failure.arrived}
    )


def answered(answer: Answer) -> dict[str, Any]:
    """What is kept of an answer: none of its words."""
    return {
        "status": answer.status,
        "type": answer.media_type,
        "bytes": len(answer.body),
        "seconds": answer.seconds,
    }


def retry_after(answer: Answer) -> timedelta | None:
    """How long we are asked to wait: seconds or a date (RFC 9110, section 10.2.3)."""
    words = answer.headers.get("retry-after", "").strip()
    if words.isascii() and words.isdigit():
        wait = timedelta(seconds=int(words[:9]))
    else:
        try:
            until = parsedate_to_datetime(words)
        except (ValueError, OverflowError):
            return None
        wait = _aware(until) - timezone.now()
    return min(wait, LONGEST_WAIT) if wait > timedelta(0) else None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
