"""What is wrong with a scheme, in words for who writes it. An empty list: nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .examples import EXAMPLES
from .means import AdultStep
from .reduction import reduction
from .scheme import Banded, BandTable, MaximumPercent, Scheme
from .working import CannotEstimate

MOST = 100


def mistakes(scheme: Scheme) -> list[str]:
    """Everything that makes a scheme unfair by accident, or impossible to work out."""
    return [
        *_days(scheme),
        *_percentages(scheme),
        *_bands(scheme),
        *_savings(scheme),
        *_steps(scheme.adults.steps),
        *_unanswered(scheme),
    ]


def _days(scheme: Scheme) -> Iterator[str]:
    first, last = scheme.held.first, scheme.held.last
    if first is None:
        yield "Say from which day the scheme holds."
    elif last is not None and last < first:
        yield "The last day is before the first."


def _percentages(scheme: Scheme) -> Iterator[str]:
    given = [*scheme.passports.values(), *scheme.protected.values()]
    if isinstance(scheme.model, MaximumPercent):
        given.append(scheme.model.percent)
    if scheme.tapered is not None:
        given.append(scheme.tapered.taper)
        if scheme.tapered.taper == 0:
            yield "The taper is nothing, so income would never count."
    if isinstance(scheme.model, Banded):
        given += [band.percent for table in scheme.model.tables for band in table.bands]
    if any(not 0 <= percent <= MOST for percent in given):
        yield "Every percentage must be from 0 to 100."


def _bands(scheme: Scheme) -> Iterator[str]:
    if not isinstance(scheme.model, Banded):
        return
    for place, table in enumerate(scheme.model.tables, start=1):
        if not table.bands:
            yield f"Table {place} has no bands."
        in_order = sorted(table.bands, key=lambda band: band.up_to)
        if len({band.up_to for band in in_order}) < len(in_order):
            yield f"Table {place} has two bands up to the same income."
        percents = [band.percent for band in in_order]
        if percents != sorted(percents, reverse=True):
            yield f"In table {place} a higher income gets a higher percentage."
    yield from _left_out(scheme.model.tables)


def _left_out(tables: tuple[BandTable, ...]) -> Iterator[str]:
    """Households for which there is no table."""
    for example in EXAMPLES:
        if not any(table.fits(example.household) for table in tables):
            yield f"There are no bands for: {example.words}"


def _savings(scheme: Scheme) -> Iterator[str]:
    if scheme.capital.free > scheme.capital.limit:
        yield "Savings begin to count only above the limit."
    if scheme.capital.step is not None and scheme.capital.step <= 0:
        yield "The step of savings must be more than nothing."


def _steps(steps: tuple[AdultStep, ...]) -> Iterator[str]:
    in_order = sorted(steps, key=lambda step: step.since)
    if len({step.since for step in in_order}) < len(in_order):
        yield "Two steps for other adults begin at the same income."
    takes = [step.takes for step in in_order]
    if takes != sorted(takes):
        yield "An adult with a higher income is taken to pay less."


def _unanswered(scheme: Scheme) -> Iterator[str]:
    """Examples that cannot be worked out, because a figure is missing."""
    day, step = scheme.held.first, scheme.capital.step
    if day is None or (step is not None and step <= 0):
        return
    missing = set()
    for example in EXAMPLES:
        try:
            reduction(replace(example.household, capital=0), scheme, day)
        except CannotEstimate as error:
            missing.add(f"{error}.")
    yield from sorted(missing)
