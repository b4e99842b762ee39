"""What a page that comes back tells, as counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..definition import Journey, QuestionStep, Repeat
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


def finished(repeat: Repeat, before: Any) -> list[Count]:
    """Somebody said that a list is whole; ``before`` is what was kept of it."""
    return [] if _is_done(before) else [Count(repeat.id, Measure.ANSWERED)]


def saved_at_once(
    journey: Journey, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Count]:
    """Pages were saved together, on the one page of an adviser. It tells no time of any of them."""
    told: list[Count] = []
    for _section, step in journey.steps():
        if isinstance(step, QuestionStep):
            told += _new(step.id, step, before, after)
        elif isinstance(step, Repeat):
            told += _new_on_list(step, before.get(step.id), after.get(step.id))
    return told


def _new_on_list(repeat: Repeat, before: Any, after: Any) -> list[Count]:
    there, now = _items(before), _items(after)
    told = [
        count
        for key, answers in now.items()
        for page in repeat.steps
        if isinstance(page, QuestionStep)
        for count in _new(f"{repeat.id}/{page.id}", page, there.get(key, {}), answers)
    ]
    return [*told, *finished(repeat, before)] if _is_done(after) else told


def _new(
    page: str, step: QuestionStep, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Count]:
    asked = [each.id for each in step.questions]
    is_new = any(each in after for each in asked) and not any(each in before for each in asked)
    return [Count(page, Measure.ANSWERED)] if is_new else []


def _items(listed: Any) -> dict[str, Mapping[str, Any]]:
    items = listed.get("items", ()) if isinstance(listed, Mapping) else ()
    return {each["key"]: each["answers"] for each in items}


def _is_done(listed: Any) -> bool:
    return isinstance(listed, Mapping) and listed.get("done") is True


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
