"""An estimate as its page shows it: what it may come to, and the working line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.council.money import as_text

from ..dated import Evidence, Source
from ..estimate.working import Estimate, Help, Part

NAMES = {
    Help.COUNCIL_TAX_REDUCTION: "Council Tax Reduction",
    Help.HOUSING_BENEFIT: "Housing Benefit",
}
PARTS = {
    Part.INCOME: ("What comes in", "What we count in a week"),
    Part.NEEDS: ("What you are taken to need", "What you need in a week"),
    Part.AWARD: ("The help", "The help in a week"),
}
"""The heading of each part, and the words of its sum."""


@dataclass(frozen=True)
class Row:
    """One line of the working."""

    words: str
    amount: str
    checked: bool
    """Whether its source was read in the law or an official text."""


@dataclass(frozen=True)
class Table:
    """One part of the working, with its sum."""

    title: str
    rows: tuple[Row, ...]
    total_words: str
    total: str


@dataclass(frozen=True)
class Shown:
    """One kind of help. ``weekly`` is empty where nothing could be worked out."""

    name: str
    weekly: str = ""
    yearly: str = ""
    why_nothing: str = ""
    tables: tuple[Table, ...] = ()
    to_check: tuple[Source, ...] = ()

    @property
    def gets(self) -> bool:
        """Whether it comes to something."""
        return bool(self.weekly) and not self.why_nothing


def shown(estimate: Estimate, rules: Source | None) -> Shown:
    """An estimate as words and sums. ``rules``: their own source, which holds for every line."""
    sources = estimate.to_check
    if rules is not None and rules.evidence != Evidence.READ:
        sources = (rules, *(each for each in sources if each != rules))
    return Shown(
        NAMES[estimate.help],
        as_text(estimate.weekly),
        as_text(estimate.yearly),
        estimate.why_nothing,
        tuple(_tables(estimate)),
        sources,
    )


def not_worked_out(help_: Help) -> Shown:
    """What is shown where a figure is missing: somebody else has to work it out."""
    return Shown(NAMES[help_])


def _tables(estimate: Estimate) -> Iterator[Table]:
    for part, (title, total) in PARTS.items():
        rows = tuple(
            Row(line.words, as_text(line.pence), line.source.evidence == Evidence.READ)
            for line in estimate.lines
            if line.part == part
        )
        if rows:
            yield Table(title, rows, total, as_text(estimate.total(part)))
