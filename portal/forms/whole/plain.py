"""A condition as plain lists, for the script that shows and hides questions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from ..conditions import AllOf, Answered, AnyOf, Compared, Condition, Equals, In, Not


class NotPlain(ValueError):
    """It is of a kind that the script does not know: only the server decides it."""


def plain(condition: Condition) -> list[Any]:
    """Give a condition as JSON can hold it. Raises ``NotPlain``."""
    match condition:
        case Equals(question, value):
            return ["equals", question, value]
        case In(question, values):
            return ["in", question, list(values)]
        case Answered(question):
            return ["answered", question]
        case AllOf(tests):
            return ["all", *(plain(test) for test in tests)]
        case AnyOf(tests):
            return ["any", *(plain(test) for test in tests)]
        case Not(test):
            return ["not", plain(test)]
        case Compared():
            return _compared(condition)
    raise NotPlain


def _compared(condition: Compared) -> list[Any]:
    """Days counted from today are settled here."""
    if hasattr(condition, "on"):
        condition = condition.on(timezone.localdate())
    value: Any = condition.value
    if isinstance(value, date):
        return ["compared", condition.question, condition.op.value, value.isoformat()]
    if isinstance(value, int | Decimal):
        return ["compared", condition.question, condition.op.value, float(value)]
    raise NotPlain
