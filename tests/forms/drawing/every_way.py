"""Every way through a form, gone one by one: slow, and not to be doubted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.forms.conditions import questions_in
from portal.forms.definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat
from portal.forms.drawing.minutes import seconds
from portal.forms.prove.values import conditions_of
from portal.forms.route import LiveStep, Route, route
from tests.forms.random_journeys import answers_to

Measured = tuple[int, int, int]
"""Questions, pages and seconds."""


def every_way(journey: Journey, things: int) -> dict[str, list[Measured]]:
    """Give the length of each way to the end (under "") and to each exit."""
    looked_at = {id_ for _where, when in conditions_of(journey) for id_ in questions_in(when)}
    found: dict[str, list[Measured]] = {}
    for ended in _go_on(journey, {}, looked_at, things):
        to = ended.exit.step.id if ended.exit else ""
        found.setdefault(to, []).append(_measured(ended))
    return found


def _go_on(
    journey: Journey, given: dict[str, Any], looked_at: set[str], things: int
) -> Iterator[Route]:
    found = route(journey, given)
    if not found.gaps:  # in the order in which it is written, though an exit may be in sight
        yield found
        return
    for more in _answers(found.gaps[0], given, looked_at, things):
        yield from _go_on(journey, more, looked_at, things)


def _answers(
    gap: LiveStep, given: dict[str, Any], looked_at: set[str], things: int
) -> Iterator[dict[str, Any]]:
    """Give the answers with each way to answer one page more, or to end a list."""
    if gap.repeat is None:
        for answers in _page(gap.asks, {}, looked_at):
            yield {**given, **answers}
        return
    repeat = gap.repeat
    items = given.get(repeat.id, {"items": []})["items"]
    if isinstance(gap.step, Repeat):
        if len(items) >= repeat.minimum:
            yield {**given, repeat.id: {"items": items, "done": True}}
        if len(items) < max(repeat.minimum, min(things, repeat.most)):
            first = LiveStep(gap.address, repeat.steps[0], gap.section, repeat, "new")
            yield from _item(first, given, items, looked_at)
        return
    yield from _item(gap, given, items, looked_at)


def _item(
    live: LiveStep, given: dict[str, Any], items: list[Any], looked_at: set[str]
) -> Iterator[dict[str, Any]]:
    assert live.repeat
    new = live.item == "new"
    key = f"k{len(items)}" if new else live.item
    for answers in _page(live.asks, {}, looked_at):
        if new:
            listed = [*items, {"key": key, "answers": answers}]
        else:
            listed = [
                {**each, "answers": {**each["answers"], **answers}} if each["key"] == key else each
                for each in items
            ]
        yield {**given, live.repeat.id: {"items": listed, "done": False}}


def _page(
    page: QuestionStep, answers: dict[str, Any], looked_at: set[str]
) -> Iterator[dict[str, Any]]:
    """Give every set of answers to a page that a condition could tell from another."""
    todo = [question for question in page.questions if question.id not in answers]
    if not todo:
        yield answers
        return
    every = answers_to(todo[0])
    for answer in every if todo[0].id in looked_at else every[-1:]:
        yield from _page(page, {**answers, todo[0].id: answer}, looked_at)


def _measured(ended: Route) -> Measured:
    pages = [live.step for live in ended.steps if not isinstance(live.step, ExitStep)]
    questions = sum(len(page.questions) for page in pages if isinstance(page, QuestionStep))
    took = sum(
        seconds(page) for page in pages if isinstance(page, QuestionStep | ContentStep | Repeat)
    )
    return questions, len(pages), took
