"""The whole of a form in words: its parts and pages in order, and when each is shown."""

from __future__ import annotations

from dataclasses import dataclass

from ...definition import ExitStep, Step
from ...models import FormPage
from ...said import Said
from ..making import made


@dataclass(frozen=True)
class Line:
    """A page of a form. ``block`` is the id of the block that it was written in."""

    words: str
    block: str
    when: str
    ends: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a form, with its pages."""

    words: str
    block: str
    when: str
    pages: tuple[Line, ...]


def drawn(page: FormPage) -> list[Part]:
    """Give the parts and pages of a form as it was saved."""
    form = made(page)
    said, places = Said(form.journey), form.compiled.places

    def line(step: Step) -> Line:
        when = said.sentence(step.when) if step.when else ""
        ends = isinstance(step, ExitStep)
        return Line(step.heading or "A page without words", places.get(step.id, ""), when, ends)

    return [
        Part(
            section.title or "A part without a title",
            places.get(section.id, ""),
            said.sentence(section.when) if section.when else "",
            tuple(line(step) for step in section.steps),
        )
        for section in form.journey.sections
    ]
