"""What is different for a person whose draft moves to another version. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from .definition import Journey, Question
from .route import Answers, route

MOST = 8


def changes(old: Journey, new: Journey, answers: Answers) -> tuple[str, ...]:
    """Say what changed among the questions that these answers met, or meet now."""
    return tuple(list(_changes(old, new, answers))[:MOST])


def _changes(old: Journey, new: Journey, answers: Answers) -> Iterator[str]:
    before, after = _questions(old), _questions(new)
    kept = route(new, answers).answers
    had = route(old, answers).answers
    for id_, question in after.items():
        if id_ not in before:
            yield f"There is a new question: “{question.label}”"
        elif id_ in had and id_ not in kept:
            yield f"We need you to look at this again: “{question.label}”"
        elif question.label != before[id_].label and id_ in had:
            yield f"“{before[id_].label}” now says “{question.label}”"
    for id_, question in before.items():
        if id_ not in after and id_ in had:
            yield f"We no longer ask: “{question.label}”"


def _questions(journey: Journey) -> dict[str, Question]:
    return {question.id: question for _repeat, _step, question in journey.questions()}


def reworded(old: Journey, new: Journey) -> Iterator[str]:
    """Say what is asked otherwise, whoever is asked."""
    before, after = _questions(old), _questions(new)
    for id_, question in after.items():
        if id_ not in before:
            yield f"New: “{question.label}”"
        elif question != before[id_]:
            yield f"Changed: “{before[id_].label}”" + (
                f", now “{question.label}”" if question.label != before[id_].label else ""
            )
    for id_, question in before.items():
        if id_ not in after:
            yield f"Not asked any more: “{question.label}”"
    shown = {step.id: step.when for _section, step in old.steps()}
    for _section, step in new.steps():
        if step.id in shown and shown[step.id] != step.when:
            yield f"Shown at other answers: “{step.heading}”"
