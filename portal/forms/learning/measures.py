"""What is counted. Pure.

A count is of a page as a whole, or of one of its questions. It names neither a person nor an
answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..definition import Journey, QuestionStep, Repeat
from ..route import LiveStep

CHECK = "check-answers"
"""The last page: it is answered by sending."""
WHOLE = ""
"""In the place of a page: the form, from its first answer to its sending."""
LIMITS = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1200, 1800, 3600)
"""Seconds at which a bucket of times begins; a count keeps that number as its bucket."""
LONGEST = 86_400
"""Seconds after which a page was not looked at, but left open."""


class Measure(StrEnum):
    """What happened."""

    ANSWERED = "answered"  # for the first time
    LEFT = "left"  # there, and not come back to
    ENDED = "ended"  # where the form says that this cannot be done here
    REFUSED = "refused"  # an answer, by the code of what was wrong
    TOOK = "took"  # so long from being shown to being answered
    CHANGED = "changed"  # from check your answers


@dataclass(frozen=True, order=True)
class Count:
    """One thing to count. ``bucket`` is the code of an error, or where a span of time begins."""

    page: str
    measure: Measure
    question: str = ""
    bucket: str = ""


def page_of(live: LiveStep) -> str:
    """Name the page of a step: the pages of all the things on a list are one."""
    return f"{live.repeat.id}/{live.step.id}" if live.item and live.repeat else live.step.id


def order(journey: Journey) -> list[str]:
    """Give every page that can be answered, as they stand in the form; sending is the last."""
    return [*_pages(journey), CHECK]


def _pages(journey: Journey) -> Iterator[str]:
    for _section, step in journey.steps():
        if isinstance(step, Repeat):
            yield from (f"{step.id}/{p.id}" for p in step.steps if isinstance(p, QuestionStep))
        if isinstance(step, Repeat | QuestionStep):
            yield step.id


def bucket_of(seconds: float) -> str:
    """Give the bucket of a span of time; empty for one that tells nothing."""
    if not 0 <= seconds <= LONGEST:
        return ""
    return str(LIMITS[bisect_right(LIMITS, seconds) - 1])
