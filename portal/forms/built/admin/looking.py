"""What is told to an editor of the form that stands in the editor now."""

from __future__ import annotations

from typing import Any

from ...definition import LISTED, Question, Repeat
from ...models import FormPage
from ...prove.values import conditions_of
from ...said import Said
from ..findings import Finding, of
from ..making import Made, made
from ..raw import children, struct

READY = "Ready to go live."


def told(page: FormPage) -> dict[str, Any]:
    """Give what is to be put right, each rule in words, and the questions of shared sets.

    All are by the id of the block that they belong to.
    """
    form = made(page)
    found = of(form, page)
    return {
        "headline": headline(found),
        "findings": [
            {
                "message": one.message,
                "block": one.block or one.field,
                "where": one.where,
                "stops": one.stops,
            }
            for one in found
        ],
        "rules": dict(_rules(form)),
        "shared": _shared(page, form),
    }


def headline(found: list[Finding]) -> str:
    """Say in one line how far a form is."""
    stops = sum(one.stops for one in found)
    rest = len(found) - stops
    if stops:
        return f"{_things(stops)} to put right before this can go live."
    return f"{READY} {_things(rest)} to think about." if rest else READY


def _things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


def _rules(form: Made) -> Any:
    said = Said(form.journey)
    for where, condition in conditions_of(form.journey):
        block = form.compiled.places.get(where)
        if block and condition is not None:
            yield block, f"Shown only when {said.sentence(condition)}."


def _shared(page: FormPage, form: Made) -> dict[str, list[dict[str, Any]]]:
    """Give the questions that a form takes from elsewhere: its blocks do not hold them."""
    blocks = {
        block
        for _kind, _id, section in children(page.sections.get_prep_value())
        for kind, block, _value in children(struct(section).get("steps"))
        if kind == "shared"
    }
    found: dict[str, list[dict[str, Any]]] = {}
    for _section, step in form.journey.steps() if blocks else ():
        asked = [step] if isinstance(step, Repeat) else getattr(step, "questions", ())
        for each in asked:
            block = form.compiled.places.get(each.id, "")
            if block in blocks:
                found.setdefault(block, []).append(_asked(each))
    return found


def _asked(thing: Question | Repeat) -> dict[str, Any]:
    if isinstance(thing, Repeat):
        return {"name": thing.id, "words": thing.title, "kind": "list", "answers": []}
    answers = [[each.value, each.label] for each in thing.options] if thing.kind in LISTED else []
    kind = thing.kind.value.replace("-", "_")
    return {"name": thing.id, "words": thing.label, "kind": kind, "answers": answers}
