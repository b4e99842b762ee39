"""Answers, made up, that lead to a page of a form. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...answers import finish, put
from ...definition import Journey, Question, Repeat
from ...prove.diagrams import Tangled
from ...prove.reaching import Reaching
from ...route import LiveStep, Route, route
from ...specimens import good

MOST_PAGES = 500
GIVEN = "given"
"""What the proof calls any answer to a question of which it is only asked whether there is one."""


@dataclass(frozen=True)
class Coming:
    """Where the page is, and the answers before it."""

    address: str
    answers: dict[str, Any] = field(repr=False)


def answers_to(journey: Journey, step: str) -> Coming | None:
    """Give answers that lead to a step; ``None`` where nobody comes, or nobody could say how."""
    try:
        wanted = Reaching(journey).to(step)
    except Tangled:
        wanted = None
    if wanted is None:
        return None
    answers: dict[str, Any] = {}
    for _ in range(MOST_PAGES):
        found = route(journey, answers)
        here = next((live for live in found.steps if live.step.id == step), None)
        if here is not None or found.gap is None:
            return Coming(here.address, answers) if here else None
        answers = _go_on(found, found.gap, answers, wanted)
    return None


def _go_on(
    found: Route, gap: LiveStep, answers: dict[str, Any], wanted: dict[str, Any]
) -> dict[str, Any]:
    """Answer a page: what matters as is wanted, all else well. A list gets one thing or more."""
    live = gap
    if isinstance(gap.step, Repeat):
        listed = len(answers.get(gap.step.id, {}).get("items", ()))
        number = len(wanted.get(gap.step.id, {"items": [{}]})["items"])
        opening = next((each for each in found.openings if each.repeat is gap.step), None)
        if opening is None or listed >= number:
            return finish(answers, gap.step.id)
        live = opening
    given = {each.id: _answer(each, wanted) for each in live.asks.questions}
    return put(answers, live, given)


def _answer(question: Question, wanted: dict[str, Any]) -> Any:
    answer = wanted.get(question.id, GIVEN)
    return good(question) if answer == GIVEN else answer
