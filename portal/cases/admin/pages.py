"""Pages of a list that is never counted: it says whether there is more, not how much."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import Case

SIZE = 50
LAST = 100
"""Nobody reads further; they choose what to see instead, and the database skips no more rows."""


@dataclass(frozen=True)
class Page:
    """Some cases, and the numbers of the pages before and after; None where there is none."""

    cases: list[Case]
    number: int
    before: int | None
    after: int | None
    cut: bool


def page_of(cases: QuerySet[Case], asked: str) -> Page:
    """The page with this number, the first for what is no number. One query."""
    number = int(asked) if asked.isdecimal() and len(asked) < 5 else 1
    number = min(max(number, 1), LAST)
    start = (number - 1) * SIZE
    found = list(cases[start : start + SIZE + 1])
    more = len(found) > SIZE
    return Page(
        found[:SIZE],
        number,
        before=number - 1 if number > 1 else None,
        after=number + 1 if more and number < LAST else None,
        cut=more and number == LAST,
    )
