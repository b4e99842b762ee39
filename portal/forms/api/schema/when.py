"""Conditions as JSON Schema, as far as it can say them. Pure.

JSON Schema compares numbers and counts lists. It knows nothing of sums, of days, or of what stands
around a thing on a list. What it cannot say is guessed, always to one side: with ``unsaid=True``
the schema holds wherever the condition may hold, with ``unsaid=False`` only where it must.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ...conditions import AllOf, Answered, AnyOf, Compared, Condition, Equals, In, Not, Op
from ...definition import Kind, Question, Repeat

Schema = dict[str, Any]
NEVER: Schema = {"not": {}}
Known = Mapping[str, Question | Repeat]
"""What was asked before, by id, beside which the condition stands."""


def said(
    condition: Condition | None, known: Known, *, elsewhere: Known, unsaid: bool
) -> Schema | bool:
    """Give a condition as a schema of the object that holds these answers.

    A question that is neither ``known`` nor ``elsewhere`` was not asked before: it meets nothing.
    """
    match condition:
        case None:
            return True
        case Not(test):
            return _negated(said(test, known, elsewhere=elsewhere, unsaid=not unsaid))
        case AllOf(tests):
            return _joined(
                "allOf", [said(each, known, elsewhere=elsewhere, unsaid=unsaid) for each in tests]
            )
        case AnyOf(tests):
            return _joined(
                "anyOf", [said(each, known, elsewhere=elsewhere, unsaid=unsaid) for each in tests]
            )
        case _:
            if condition.question in elsewhere:
                return unsaid
            asked = known.get(condition.question)
            if asked is None:
                return False
            found = _of_answer(condition, asked)
            if found is None:
                return unsaid
            return {"required": [asked.id], "properties": {asked.id: found}}


def _of_answer(atom: Equals | In | Compared | Answered, asked: Question | Repeat) -> Schema | None:
    """Give what an answer must be; ``None`` where a schema cannot say it."""
    match atom:
        case Answered():
            return {"minItems": 1} if isinstance(asked, Repeat) else {"not": {"type": "null"}}
        case Compared(_, op, value):
            return _compared(op, value, asked)
        case Equals(_, value):
            return _one_of(asked, [value])
        case In(_, values):
            return _one_of(asked, list(values))
    return None


def _one_of(asked: Question | Repeat, values: list[str]) -> Schema:
    if isinstance(asked, Repeat) or asked.kind in (Kind.ADDRESS, Kind.FILE, Kind.WHOLE_NUMBER):
        return NEVER
    if asked.kind is Kind.CHECKBOXES:
        return {"type": "array", "contains": {"enum": values}}
    return {"enum": values}


def _compared(op: Op, value: Any, asked: Question | Repeat) -> Schema | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(asked, Repeat):
        return _within(op, value, "minItems", "maxItems")
    if asked.kind is Kind.WHOLE_NUMBER:
        return {"type": "integer", **_within(op, value, "minimum", "maximum")}
    return None


def _within(op: Op, value: int | Decimal, least: str, most: str) -> Schema:
    """Give the bounds of a whole number. What no number can be has a least above its most."""
    up, down = math.ceil(value), math.floor(value)
    bounds = {
        Op.LESS: (None, up - 1),
        Op.AT_MOST: (None, down),
        Op.EQUAL: (up, down),
        Op.AT_LEAST: (up, None),
        Op.MORE: (down + 1, None),
    }[op]
    if least == "minItems":
        if bounds[1] is not None and bounds[1] < 0:
            return NEVER
        bounds = (None if bounds[0] is None else max(bounds[0], 0), bounds[1])
    return {name: at for name, at in zip((least, most), bounds, strict=True) if at is not None}


def _joined(how: str, tests: list[Schema | bool]) -> Schema | bool:
    """Join schemas; what always or never holds drops out."""
    settling = how == "anyOf"
    if settling in [each for each in tests if isinstance(each, bool)]:
        return settling
    open_ = [each for each in tests if not isinstance(each, bool)]
    if not open_:
        return not settling
    return open_[0] if len(open_) == 1 else {how: open_}


def _negated(test: Schema | bool) -> Schema | bool:
    return (not test) if isinstance(test, bool) else {"not": test}
