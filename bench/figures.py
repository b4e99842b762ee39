"""One measured figure, beside what it must be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``most`` or ``least`` is the budget; a figure with neither is only for information."""

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        return not (
            (self.most is not None and self.value > self.most)
            or (self.least is not None and self.value < self.least)
        )

    @property
    def budget(self) -> str:
        if self.most is not None:
            return f"at most {_number(self.most)}"
        return f"at least {_number(self.least)}" if self.least is not None else ""


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text: name, value, budget, and whether it is met."""
    lines = []
    for figure in figures:
        met = "" if not figure.budget else "met" if figure.is_met else "MISSED"
        value = f"{_number(figure.value)} {figure.unit}".strip()
        lines.append(f"{figure.name:<44}{value:>16}   {figure.budget:<18}{met}")
    return "\n".join(lines)
