"""When questions were answered whose moment counts. Pure.

A deadline may begin with an answer, long before the form is sent. The moment moves only with the
answer: to save the same one again leaves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .definition import Journey

Moments = dict[str, str]
"""Question id to ISO 8601, as a draft keeps them."""


def after_saving(
    journey: Journey,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    moments: Mapping[str, str],
    now: datetime,
) -> Moments:
    """Give the moments of a draft whose answers have changed so."""
    kept = dict(moments)
    for _repeat, _step, question in journey.questions():
        if not question.timed or question.id not in after:
            continue
        same = question.id in before and before[question.id] == after[question.id]
        if not same or question.id not in kept:
            kept[question.id] = now.isoformat()
    return kept


def on_route(moments: Mapping[str, str], answers: Mapping[str, Any]) -> Moments:
    """Give the moments of the answers that are sent."""
    return {question: moment for question, moment in moments.items() if question in answers}


def read(moments: Mapping[str, str]) -> dict[str, datetime]:
    """Give kept moments as moments."""
    return {question: datetime.fromisoformat(moment) for question, moment in moments.items()}
