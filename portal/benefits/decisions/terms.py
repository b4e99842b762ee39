"""How somebody may dispute a decision, and until when: dated content. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ..dated import ALWAYS, Held, Source, newest
from ..state_pension import months_later


class Benefit(StrEnum):
    """What is decided about."""

    RENT = "housing-benefit"
    COUNCIL_TAX = "council-tax-reduction"


NAMES = {
    Benefit.RENT: "Housing Benefit",
    Benefit.COUNCIL_TAX: "Council Tax Reduction",
}


@dataclass(frozen=True)
class DisputeWay:
    """One way to dispute it, in the order in which somebody goes: ask us first, a tribunal last."""

    title: str
    words: str
    link: str = ""
    """A page that says more: https only."""


@dataclass(frozen=True)
class Dispute:
    """How decisions about one benefit may be disputed.

    ``months`` are calendar months from the day of the decision; None: the law sets no last day for
    the first step. ``late`` says what to do after the last day.
    """

    benefit: Benefit
    ways: tuple[DisputeWay, ...]
    source: Source
    months: int | None = None
    late: str = ""
    held: Held = ALWAYS

    def last_day(self, decided_on: date) -> date | None:
        """Until when it may be disputed; None where the law sets no day."""
        return months_later(decided_on, self.months) if self.months else None


def for_decision(disputes: Iterable[Dispute], benefit: Benefit, day: date) -> Dispute | None:
    """The rule for a decision of a day; None where nobody has written one."""
    return newest((each for each in disputes if each.benefit == benefit), day)


def as_kept(dispute: Dispute) -> dict[str, Any]:
    """As a decision keeps it, so that its letter never changes."""
    ways = [{"title": way.title, "words": way.words, "link": way.link} for way in dispute.ways]
    return {"ways": ways, "late": dispute.late, "source": dispute.source.words}


def ways_of(kept: Mapping[str, Any]) -> list[DisputeWay]:
    """The ways of a decision that was kept."""
    return [DisputeWay(**way) for way in kept.get("ways", ())]
