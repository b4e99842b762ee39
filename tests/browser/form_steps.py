"""A subject for every page and every error state of every journey, made from the definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from portal.forms import registry
from portal.forms.built.exchange.ready_made import journey_of, ready_made
from portal.forms.definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat, Step
from tests.support.filling import Place, places, wrong_pages
from tests.support.journeys import EVERYTHING, SHORT

from .browser import Browser
from .filling import fill_in
from .subject import WHOLE_MATRIX, Subject


@dataclass(frozen=True)
class FormPage:
    """A place of a journey, as somebody comes to it, or sent with something wrong."""

    journey: Journey
    number: int
    place: Place
    state: int = 0
    typed: Mapping[str, Any] | None = None

    def __str__(self) -> str:
        error = f" wrong {self.state}" if self.state else ""
        return f"{self.journey.key} {self.place.name}{error}"

    @property
    def path(self) -> str:
        return f"/make-form/{self.journey.key}/{self.number}/"

    @property
    def subject(self) -> Subject:
        if self.typed is None:
            return Subject(str(self), self.path)
        return Subject(str(self), self.path, prepare=partial(_fill, self.typed), in_error=True)

    @property
    def step(self) -> Step:
        return self.place.live.step


def _fill(boxes: Mapping[str, Any], browser: Browser) -> None:
    fill_in(browser, boxes)


def journeys() -> list[Journey]:
    """Every journey in code, and the two that only the tests have."""
    return list({each.key: each for each in (*registry.written(), EVERYTHING, SHORT)}.values())


def built() -> list[Journey]:
    """The ready-made forms, which the demonstration has published. No query."""
    return [journey_of(name) for name in ready_made()]


def pages_of_built() -> list[FormPage]:
    """Every page of the ready-made forms; of those that are word for word alike, one.

    With the whole matrix, all.
    """
    found: dict[object, FormPage] = {}
    for page in (each for journey in built() for each in pages(journey)):
        name = page.place.name if ":" in page.place.name else ""
        alike = str(page) if WHOLE_MATRIX else (name, replace(page.step, when=None))
        found.setdefault(alike, page)
    return list(found.values())


def pages(journey: Journey) -> Iterator[FormPage]:
    """Every page of a journey, as somebody comes to it."""
    for number, place in enumerate(places(journey)):
        yield FormPage(journey, number, place)


def errors(journey: Journey) -> Iterator[FormPage]:
    """Every error state of every page of a journey."""
    for number, place in enumerate(places(journey)):
        step = place.live.step
        assert isinstance(step, QuestionStep | ContentStep | ExitStep | Repeat)
        asks = isinstance(step, QuestionStep) or (
            isinstance(step, Repeat) and not place.name.endswith(": all")
        )
        for state, typed in enumerate(wrong_pages(step) if asks else (), start=1):
            yield FormPage(journey, number, place, state, typed)
