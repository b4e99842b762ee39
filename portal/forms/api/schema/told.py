"""A condition as data for whoever reads the schema: what a program may show, or look up by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ...conditions import AllOf, Answered, AnyOf, Compared, Condition, Equals, In, Not


def told(condition: Condition | None) -> Any:
    """Give a condition as JSON: every kind of it, whether or not a schema can say it."""
    match condition:
        case None:
            return True
        case Equals(question, value):
            return {"question": question, "is": value}
        case In(question, values):
            return {"question": question, "is": list(values)}
        case Answered(question):
            return {"question": question, "answered": True}
        case Compared(question, op, value):
            return {"question": question, "compared": str(op), "with": _value(value)}
        case AllOf(tests):
            return {"all": [told(each) for each in tests]}
        case AnyOf(tests):
            return {"any": [told(each) for each in tests]}
        case Not(test):
            return {"not": told(test)}


def _value(value: Any) -> Any:
    """Days that are counted from today are told in words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, int):
        return value
    days, years = getattr(value, "days", 0), getattr(value, "years", 0)
    return f"today, {years:+d} years, {days:+d} days" if days or years else "today"
