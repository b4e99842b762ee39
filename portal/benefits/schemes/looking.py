"""What stands beside rules while they are written: mistakes, where they come from, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from portal.council.money import as_text

from ..dated import Evidence, Held, Source
from ..estimate.check import mistakes as mistakes_of
from ..estimate.examples import worked
from ..estimate.scheme import Scheme
from ..estimate.working import CannotEstimate, Part
from ..state_pension import PensionAges
from ..triage.provisions import Kind, Provision
from ..written import WrittenWrongly
from .reading import value_of

NO_PERSON = "Say whom to talk to: there must be a “person” at the end of every way."
NO_ROWS = "There is no age in it."


@dataclass(frozen=True)
class Worked:
    """An ordinary household under a scheme."""

    words: str
    weekly: str
    yearly: str
    why_nothing: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Look:
    """Everything that who writes the rules needs to see. ``unread``: sources to check."""

    mistakes: tuple[str, ...] = ()
    unread: tuple[Source, ...] = ()
    read: tuple[Source, ...] = ()
    examples: tuple[Worked, ...] = ()


def look(part: str, written: str, held: Held) -> Look:
    """Read the text and look it through. What cannot be read is a mistake with its place."""
    try:
        value = value_of(part, written, held)
    except WrittenWrongly as error:
        return Look(mistakes=(str(error),))
    sources = tuple(dict.fromkeys(_sources(value)))
    found = tuple(_mistakes(value))
    return Look(
        found,
        tuple(each for each in sources if each.evidence != Evidence.READ),
        tuple(each for each in sources if each.evidence == Evidence.READ),
        tuple(_examples(value, held)) if isinstance(value, Scheme) and not found else (),
    )


def _mistakes(value: Any) -> Iterator[str]:
    if isinstance(value, Scheme):
        yield from mistakes_of(value)
    elif isinstance(value, PensionAges):
        if not value.rows:
            yield NO_ROWS
    elif isinstance(value, tuple) and value and isinstance(value[0], Provision):
        if not any(each.kind == Kind.PERSON for each in value):
            yield NO_PERSON
    elif value == ():
        yield "There is nothing in it."


def _examples(scheme: Scheme, held: Held) -> Iterator[Worked]:
    """Each example on the first day. None where a figure is missing: that is a mistake above."""
    if held.first is None:
        return
    try:
        for example, estimate in worked(scheme, held.first):
            yield Worked(
                example.words,
                as_text(estimate.weekly),
                as_text(estimate.yearly),
                estimate.why_nothing,
                tuple(
                    (line.words, as_text(line.pence))
                    for line in estimate.lines
                    if line.part in (Part.INCOME, Part.AWARD)
                ),
            )
    except CannotEstimate:
        return


def _sources(value: Any) -> Iterator[Source]:
    """Every source in a value, from the top down."""
    if isinstance(value, Source):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _sources(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from _each(value.values())
    elif isinstance(value, tuple | frozenset):
        yield from _each(value)


def _each(values: Iterable[Any]) -> Iterator[Source]:
    for value in values:
        yield from _sources(value)
