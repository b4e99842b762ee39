"""A journey's answers as one JSON Schema."""

from __future__ import annotations

from typing import Any

from ...conditions import AllOf, Condition
from ...definition import (
    ContentStep,
    ExitStep,
    Journey,
    Question,
    QuestionStep,
    Repeat,
    Section,
    Step,
)
from ...said import Said
from .conditional import Object
from .kinds import schema_of
from .told import told
from .when import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DECLARATION = "By sending this you say that it is true as far as you know."
"""Where a form has none of its own. It is that of ``forms/check.html``."""
LOOKS = 1
"""Raised when the same journey gives another schema than before."""


def answers_schema(journey: Journey, number: int, address: str) -> Schema:
    """Give the schema of all answers to one version of a journey. ``address`` names it."""
    whole = Object()
    for section in journey.sections:
        for step in section.steps:
            when = _both(section.when, step.when)
            if isinstance(step, ExitStep):
                whole.rules += _ends(whole, when)
            elif isinstance(step, Repeat):
                _list(whole, section, step, when)
            elif isinstance(step, QuestionStep):
                _page(whole, section, step, when)
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": journey.title,
        "x-form": journey.key,
        "x-version": number,
        "x-sections": [_section(each, Said(journey)) for each in journey.sections],
        **_promises(journey),
        **whole.schema(),
    }


def _page(into: Object, section: Section, step: QuestionStep, when: Condition | None) -> None:
    for question in step.questions:
        into.properties[question.id] = schema_of(question, section.id, step.id)
    into.ask(step.questions, when, [each.id for each in step.questions if each.required])


def _list(into: Object, section: Section, repeat: Repeat, when: Condition | None) -> None:
    """Add a list. Conditions of its pages may look at what stands outside it, or inside."""
    item = Object(elsewhere=dict(into.known))
    outside: list[Schema] = []
    inside: dict[str, Question | Repeat] = {
        question.id: question
        for page in repeat.steps
        if isinstance(page, QuestionStep)
        for question in page.questions
    }
    for page in repeat.steps:
        if not isinstance(page, QuestionStep):
            continue
        names = [question.id for question in page.questions]
        must = [question.id for question in page.questions if question.required]
        if page.when is not None:
            outer = Object(elsewhere=inside, known=into.known)
            outside += outer.only_where(
                page.when,
                _items(repeat, {"required": must}) if must else {},
                _items(repeat, {"properties": dict.fromkeys(names, False)}),
            )
        _page(item, section, page, page.when)
    into.properties[repeat.id] = {
        "title": repeat.title,
        "x-section": section.id,
        "x-page": repeat.id,
        "x-one": repeat.one,
        "type": "array",
        "minItems": repeat.minimum,
        "maxItems": repeat.most,
        "items": item.schema(),
    }
    into.ask([repeat], when, [repeat.id])
    into.rules += outside


def _items(repeat: Repeat, each: Schema) -> Schema:
    return {"properties": {repeat.id: {"items": each}}}


def _ends(whole: Object, when: Condition | None) -> list[Schema]:
    """Where the form ends early there is nothing to send."""
    surely = whole.said(when, unsaid=False)
    return [] if surely is False else [{"not": surely}]


def _both(first: Condition | None, second: Condition | None) -> Condition | None:
    if first is None or second is None:
        return first or second
    return AllOf((first, second))


def _section(section: Section, words: Said) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        **_shown(section.when, words),
        "pages": [_told(each, words) for each in section.steps],
    }


def _told(step: Step, words: Said) -> dict[str, Any]:
    """Tell of a page what a program needs to show it: its heading, its words, when it is shown."""
    found: dict[str, Any] = {"id": step.id, "title": step.heading, **_shown(step.when, words)}
    match step:
        case QuestionStep():
            found["asks"] = [each.id for each in step.questions]
            if step.intro:
                found["says"] = list(step.intro)
            if step.validators:
                found["also-checked"] = True
        case Repeat():
            found["lists"] = step.id
            found["pages"] = [_told(each, words) for each in step.steps]
        case ContentStep():
            found["says"] = list(step.body)
        case ExitStep():
            found["says"], found["ends"] = list(step.body), True
    return found


def _shown(when: Condition | None, words: Said) -> dict[str, Any]:
    return {"when": told(when), "when-in-words": words.sentence(when)} if when else {}


def _promises(journey: Journey) -> dict[str, Any]:
    """Tell what the person must hear before it is sent in their name."""
    found: dict[str, Any] = {"x-declaration": journey.outcome.declaration or DECLARATION}
    if privacy := journey.privacy:
        found["x-privacy"] = {
            "purpose": privacy.purpose,
            "basis": privacy.basis,
            "seen_by": privacy.seen_by,
            "kept": privacy.kept,
        }
    return found
