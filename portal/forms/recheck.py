"""Looking at kept answers once more, as if they had just been typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from . import validators
from .answers import of_step
from .build import form_for
from .cleaned import restore
from .definition import Kind, QuestionStep
from .route import LiveStep, Route


def first_wrong(route: Route) -> LiveStep | None:
    """Give the first step of a route whose answers would be refused today; ``None`` if all pass."""
    for live in route.steps:
        if isinstance(live.step, QuestionStep) and problems(live, route.answers):
            return live
    return None


def problems(live: LiveStep, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Give what is wrong with a step's kept answers: question id to sentences."""
    step = live.asks
    given = of_step(answers, live)
    found: dict[str, list[str]] = {}
    form = form_for(step, answers)
    for question in step.questions:
        field = form.base_fields[question.id]
        try:
            value = restore(question, given.get(question.id))
            if question.kind is Kind.FILE:
                if field.required and not value:
                    found[question.id] = [str(field.error_messages["required"])]
            else:
                field.clean(value)
        except ValidationError as error:
            found[question.id] = error.messages
        except (TypeError, ValueError, KeyError):
            found[question.id] = [str(field.error_messages.get("invalid", "Answer this again"))]
    if step.validators and not found:
        own = {each.id: given.get(each.id) for each in step.questions if each.kind != Kind.FILE}
        for name in step.validators:
            for id_, sentence in validators.for_steps[name](own, answers).items():
                found.setdefault(id_, []).append(sentence)
    return found
