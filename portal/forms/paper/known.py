"""A condition, where some of what it looks at is settled before the form is printed."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from ..conditions import AllOf, AnyOf, Condition, Not, meets


def simplified(
    condition: Condition | None, settled: Mapping[str, Any], asked: Set[str]
) -> Condition | bool:
    """Give what is left of a condition once the settled answers are known; a bool if nothing is.

    What is neither settled nor asked earlier on paper counts as not asked at all.
    """
    match condition:
        case None:
            return True
        case AllOf(tests) | AnyOf(tests):
            settling = isinstance(condition, AnyOf)
            found = [simplified(test, settled, asked) for test in tests]
            if any(each is settling for each in found):
                return settling
            rest = tuple(each for each in found if not isinstance(each, bool))
            if len(rest) < 2:
                return rest[0] if rest else not settling
            return AnyOf(rest) if settling else AllOf(rest)
        case Not(test):
            inside = simplified(test, settled, asked)
            return not inside if isinstance(inside, bool) else Not(inside)
        case _ if condition.question in asked:
            return condition
        case _:
            return meets(condition, settled.get(condition.question))


def without(condition: Condition | bool, given: Condition | None) -> Condition | bool:
    """Give what is left of a condition where it is read by those only for whom ``given`` holds."""
    if isinstance(condition, bool) or given is None:
        return condition
    rest = tuple(each for each in _joined(condition) if each not in _joined(given))
    return AllOf(rest) if len(rest) > 1 else rest[0] if rest else True


def _joined(condition: Condition) -> tuple[Condition, ...]:
    """Give all that has to hold, one by one."""
    if not isinstance(condition, AllOf):
        return (condition,)
    return tuple(each for test in condition.tests for each in _joined(test))
