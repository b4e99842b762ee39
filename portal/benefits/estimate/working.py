"""The working of an estimate, line by line, so that a person can check it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ..dated import Evidence, Source


class Help(StrEnum):
    """What is estimated."""

    COUNCIL_TAX_REDUCTION = "council-tax-reduction"
    HOUSING_BENEFIT = "housing-benefit"


class Part(StrEnum):
    """What a line belongs to. The lines of a part add up to its total."""

    INCOME = "income"
    NEEDS = "needs"
    AWARD = "award"


class CannotEstimate(Exception):
    """A figure that the estimate needs has not been filled in. The message is for staff."""


@dataclass(frozen=True)
class Line:
    """One step of the working. ``pence``: for a week; taken off if below nothing."""

    part: Part
    words: str
    pence: int
    source: Source


@dataclass(frozen=True)
class Estimate:
    """What somebody might get: an estimate, never a decision. Whole pence."""

    help: Help
    weekly: int
    yearly: int
    lines: tuple[Line, ...]
    why_nothing: str = ""
    """Said when the estimate is nothing."""

    def total(self, part: Part) -> int:
        """The sum of a part's lines, in pence for a week."""
        return sum(line.pence for line in self.lines if line.part == part)

    @property
    def to_check(self) -> tuple[Source, ...]:
        """The sources that nobody has read in the law itself, each once."""
        unread = [line.source for line in self.lines if line.source.evidence != Evidence.READ]
        return tuple(dict.fromkeys(unread))


@dataclass
class Working:
    """Lines as they are written down."""

    lines: list[Line] = field(default_factory=list)

    def add(self, part: Part, words: str, pence: int, source: Source) -> None:
        """Add a line; one of nothing tells nobody anything and is left out."""
        if pence:
            self.lines.append(Line(part, words, pence, source))

    def take(self, part: Part, words: str, pence: int, source: Source) -> None:
        """Take off a sum, but never more than there is."""
        self.add(part, words, -min(pence, self.total(part)), source)

    def total(self, part: Part) -> int:
        return sum(line.pence for line in self.lines if line.part == part)

    def empty(self, words: str, source: Source) -> str:
        """Take off all that is left of the award, and say why. Returns the words."""
        self.take(Part.AWARD, words, self.total(Part.AWARD), source)
        return words
