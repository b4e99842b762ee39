"""Answers that are looked up: a question with ``choices_from`` offers what a named function finds.

The function is the room's own and is registered by name. It is given the answers so far and gives
choices; those that the question has written ("None of these") follow them. What is looked up is
kept with its words, since it may be gone later. A page with nothing to offer answers itself with
its last written choice: it is not shown, neither on the way nor in a list of answers.

Pure, but for what the registered functions do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .definition import Choice, Journey, Question, QuestionStep, Step
from .route import LiveStep, Route, route

Answers = Mapping[str, Any]
Find = Callable[[Answers], Iterable[Choice]]
"""Gets the answers of the route so far. It is asked often: for each showing and each saving."""

VALUE, LABEL, UNASKED = "value", "label", "unasked"
"""What a kept answer has: its value, and either its words or that nobody was asked."""

_registered: dict[str, Find] = {}


@dataclass(frozen=True)
class Offered(Choice):
    """A choice that was looked up."""


def register(name: str, find: Find) -> None:
    """Let questions offer what ``find`` gives. A second one of the same name is refused."""
    if _registered.setdefault(name, find) is not find:
        raise ValueError(f"two functions offer {name}")


def names() -> frozenset[str]:
    """Give the names that a definition may use."""
    return frozenset(_registered)


def find(question: Question, answers: Answers) -> tuple[Offered, ...]:
    """Look up what a question offers; what has the value of a written choice is left out.

    A name that nobody has registered offers nothing: the proof finds it.
    """
    written = {each.value for each in question.options}
    look = _registered.get(question.choices_from)
    found = look(answers) if look else ()
    given = (Offered(each.value, each.label, each.hint) for each in found)
    return tuple(each for each in given if each.value not in written)


def looks_up(step: Step) -> Question | None:
    """Give the question of a page that offers what is looked up: the only one on its page."""
    questions = step.questions if isinstance(step, QuestionStep) else ()
    return next((each for each in questions if each.choices_from), None)


def resolved(step: QuestionStep, answers: Answers) -> QuestionStep:
    """Give a page with what it offers now among its choices."""
    question = looks_up(step)
    if question is None:
        return step
    offered = find(question, answers)
    choices = (*offered, *question.choices) if offered else question.options
    return replace(step, questions=(replace(question, choices=choices),))


def kept(question: Question, value: Any) -> Any:
    """Give an answer to a resolved question as a draft keeps it: with its words, if looked up."""
    chosen = next((each for each in question.options if each.value == value), None)
    return {VALUE: value, LABEL: chosen.label} if isinstance(chosen, Offered) else value


def value_of(answer: Any) -> Any:
    """Give the value of a kept answer of any question."""
    return answer[VALUE] if isinstance(answer, Mapping) and VALUE in answer else answer


def is_unasked(answer: Any) -> bool:
    """Say whether an answer stands there because there was nothing to offer."""
    return isinstance(answer, Mapping) and bool(answer.get(UNASKED))


def passes_by(live: LiveStep, answers: Answers) -> bool:
    """Say whether a page is not shown because it has answered itself."""
    question = looks_up(live.step)
    return question is not None and is_unasked(answers.get(question.id))


def settled(journey: Journey, before: Answers, after: dict[str, Any]) -> dict[str, Any]:
    """Give changed answers with every page answered that has nothing to offer.

    A page that offers something else since an earlier answer was changed is asked again.
    """
    asked = _looking_up(journey)
    then = route(journey, before) if asked else None
    for question in asked:
        if then and _is_stale(question, then, route(journey, after)):
            after = {id_: answer for id_, answer in after.items() if id_ != question.id}
        now = route(journey, after)
        here = now.gap and looks_up(now.gap.step) == question
        if here and question.id not in after and not find(question, now.answers):
            after = {**after, question.id: {VALUE: question.options[-1].value, UNASKED: True}}
    return after


def _looking_up(journey: Journey) -> list[Question]:
    return [each for _repeat, _step, each in journey.questions() if each.choices_from]


def _is_stale(question: Question, then: Route, now: Route) -> bool:
    """Say whether a question was answered when something else was offered."""
    if question.id not in now.answers or question.id not in then.answers:
        return False
    if now.answers[question.id] != then.answers[question.id]:
        return False  # it is this very answer that was given now
    earlier = _earlier(question, now)
    same = earlier == {each: then.answers.get(each) for each in earlier}
    return not same and _values(question, now) != _values(question, then)


def _earlier(question: Question, found: Route) -> dict[str, Any]:
    """Give the answers of the pages before a question's own."""
    earlier: dict[str, Any] = {}
    for live in found.steps:
        if looks_up(live.step) == question:
            break
        if isinstance(live.step, QuestionStep):
            earlier.update({each.id: found.answers.get(each.id) for each in live.step.questions})
    return earlier


def _values(question: Question, found: Route) -> list[str]:
    return [each.value for each in find(question, found.answers)]
