"""How a case stands in a list: one place for the page, the search and the export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ..models import Case
from ..waiting import is_silent, silent_from
from .kinds import in_words
from .words import status_of

NOT_REACHED = "We could not reach them"


@dataclass(frozen=True)
class Row:
    """One case with what the time of day makes of it."""

    case: Case
    kind: str
    overdue: bool
    silent: bool

    @property
    def due(self) -> datetime | None:
        return self.case.due_next

    @property
    def status(self) -> str:
        return status_of(self.case)

    @property
    def flags(self) -> list[str]:
        said = {
            "Overdue": self.overdue,
            "Silent too long": self.silent,
            NOT_REACHED: self.case.bounced_at is not None,
        }
        return [words for words, is_so in said.items() if is_so]


def rows(cases: Iterable[Case]) -> Iterator[Row]:
    """Two queries, however many cases there are."""
    now, silence = timezone.now(), silent_from()
    for case in cases:
        yield Row(
            case,
            in_words(case.kind),
            overdue=case.next_due < now,
            silent=is_silent(case, silence),
        )
