"""What a page that comes back tells, as counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..definition import QuestionStep
from ..route import LiveStep, Route
from .measures import CHECK, WHOLE, Count, Measure, bucket_of, page_of

OTHER = "other"
"""The code of an error that has none."""


def saved(
    live: LiveStep,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    seconds: float | None,
    *,
    changing: bool,
) -> list[Count]:
    """A page was saved. ``changing``: it was come to from "Check your answers".

    Only the first answer to a page counts as one, and its time. Later only what changed counts.
    """
    page = page_of(live)
    asked = [each.id for each in live.asks.questions]
    if not any(each in before for each in asked):
        return [Count(page, Measure.ANSWERED), *_took(page, seconds)]
    changed = [each for each in asked if before.get(each) != after.get(each)]
    return [Count(page, Measure.CHANGED, each) for each in changed] if changing else []


def finished(live: LiveStep, before: Any) -> list[Count]:
    """Somebody said that a list is whole; ``before`` is what was kept of it."""
    was = isinstance(before, Mapping) and before.get("done") is True
    return [] if was else [Count(live.step.id, Measure.ANSWERED)]


def refused(live: LiveStep, codes: Iterable[tuple[str, str]]) -> list[Count]:
    """Answers of a page were refused: question and code of each; of the whole page, no question."""
    page = page_of(live)
    return sorted({Count(page, Measure.REFUSED, question, code) for question, code in codes})


def sent(seconds: float) -> list[Count]:
    """A form was sent, so long after its first answer."""
    return [Count(CHECK, Measure.ANSWERED), *_took(WHOLE, seconds)]


def left(route: Route) -> Count:
    """A form was not gone on with. It was left at the page that was to come."""
    if route.exit is not None:
        return Count(page_of(route.exit), Measure.ENDED)
    at = _last_begun(route) or route.gap
    return Count(page_of(at) if at else CHECK, Measure.LEFT)


def codes_of(errors: Mapping[str, Iterable[Any]], step: QuestionStep) -> list[tuple[str, str]]:
    """Give question and code of each error of a form (``form.errors.as_data()``)."""
    asked = {each.id for each in step.questions}
    return [
        (name if name in asked else "", str(error.code or OTHER))
        for name, found in errors.items()
        for error in found
    ]


def _last_begun(route: Route) -> LiveStep | None:
    """Of a form whose parts are filled in in any order: the gap of the last part begun."""
    begun = [gap for gap in route.gaps if not route.is_fresh(gap.section)]
    return begun[-1] if begun else None


def _took(page: str, seconds: float | None) -> list[Count]:
    bucket = bucket_of(seconds) if seconds is not None else ""
    return [Count(page, Measure.TOOK, bucket=bucket)] if bucket else []
