"""Where the lines of a chart go, for a template to draw as SVG. Pure.

A chart only shows what the table beside it says. Lines differ by their dashes and their marks as
well as by colour; where a number is hidden there is a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LEFT, TOP, WIDE, HIGH = 48, 12, 640, 200
"""Of the drawing, in its own units; the axes are at the left and below."""
MARKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """One measure. ``paths`` are the runs of points with nothing hidden between."""

    name: str
    style: str
    dots: tuple[Dot, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """``labels`` are below the axis, ``grid`` beside it: a place and words."""

    title: str
    lines: tuple[Line, ...]
    labels: tuple[tuple[float, str], ...]
    grid: tuple[tuple[float, str], ...]
    width: int = LEFT + WIDE + 12
    height: int = TOP + HIGH + 28
    left: int = LEFT
    right: int = LEFT + WIDE
    bottom: int = TOP + HIGH + 20


def percents(
    title: str, months: Sequence[date], series: Sequence[tuple[str, Sequence[float | None]]]
) -> Chart:
    """Lines of hundredths, a point a month."""
    return Chart(
        title,
        tuple(_line(name, number, values) for number, (name, values) in enumerate(series)),
        tuple((_x(place, len(months)), f"{month:%b}") for place, month in enumerate(months)),
        tuple((_y(mark), f"{mark}%") for mark in MARKS),
    )


def _line(name: str, number: int, values: Sequence[float | None]) -> Line:
    runs: list[list[Dot]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(Dot(_x(place, len(values)), _y(value)))
    dots = tuple(dot for run in runs for dot in run)
    paths = tuple(" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1)
    return Line(name, f"line-{number + 1}", dots, paths)


def _x(place: int, of: int) -> float:
    return round(LEFT + WIDE * (place + 0.5) / max(of, 1), 1)


def _y(percent: float) -> float:
    return round(TOP + HIGH * (1 - percent / 100), 1)
