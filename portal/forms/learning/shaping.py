"""Sums of days made into figures, a page and a question at a time. Pure.

What is shown is never exact: see ``few``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..definition import Journey, Repeat
from .few import is_few
from .measures import CHECK, LIMITS, WHOLE, Count, Measure, order

Times = tuple[int, ...]
"""How many took so long: one number for each of ``LIMITS``."""


@dataclass(frozen=True)
class PageFigures:
    """What happened at a page. ``saw`` are those who went on, were left there, or ended there."""

    page: str
    title: str
    questions: tuple[str, ...] = ()
    answered: int = 0
    left: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    times: Times = ()

    @property
    def saw(self) -> int:
        return self.answered + self.left


@dataclass(frozen=True)
class QuestionFigures:
    """What happened at a question, and at the page on which it stands."""

    id: str
    label: str
    page: PageFigures
    refused: Mapping[str, int] = field(default_factory=dict)
    changed: int = 0

    @property
    def saw(self) -> int:
        return self.page.saw

    @property
    def left(self) -> int:
        return self.page.left


@dataclass(frozen=True)
class Learnt:
    """The figures of a form. ``ended`` are pages where it ends early, with how many came there."""

    journey: Journey
    pages: tuple[PageFigures, ...]
    questions: Mapping[str, QuestionFigures]
    ended: tuple[tuple[str, int], ...]
    whole: Times
    sent: int
    made_up: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(page.saw or page.refused for page in self.pages)


def shape(journey: Journey, counts: Mapping[Count, int], *, made_up: bool = False) -> Learnt:
    """Give the figures of a journey as it is now. What it does not ask any more is left out."""
    sums = _Sums(counts)
    told = _told(journey)
    pages = {page: _page(page, *told[page], sums) for page in order(journey)}
    questions = {
        question: QuestionFigures(
            question,
            label,
            pages[page],
            sums.mistakes(question),
            sums.at_question(Measure.CHANGED, question),
        )
        for question, (page, label) in _asked(journey).items()
    }
    ended = tuple(
        (step.heading, number)
        for _section, step in journey.steps()
        if (number := sums.at_page(Measure.ENDED, step.id))
    )
    sent = pages[CHECK].answered
    return Learnt(
        journey, tuple(pages.values()), questions, ended, sums.times(WHOLE), sent, made_up
    )


def middle(times: Times) -> int | None:
    """Give the bucket of ``LIMITS`` in which half of them are; None for few."""
    return _within(times, 50)


def most(times: Times) -> int | None:
    """Give the bucket within which nine of ten are; None for few."""
    return _within(times, 90)


def _within(times: Times, percent: int) -> int | None:
    of = sum(times)
    if not of or is_few(of):
        return None
    so_far = 0
    for place, number in enumerate(times):
        so_far += number
        if so_far * 100 >= of * percent:
            return place
    return len(times) - 1


def _told(journey: Journey) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the title of each page, and the questions on it."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {CHECK: ("Check and send", ())}
    for _section, step in journey.steps():
        found[step.id] = (step.heading, _ids(step))
        for page in step.steps if isinstance(step, Repeat) else ():
            found[f"{step.id}/{page.id}"] = (page.heading, _ids(page))
    return found


def _ids(step: object) -> tuple[str, ...]:
    return tuple(each.id for each in getattr(step, "questions", ()))


def _asked(journey: Journey) -> dict[str, tuple[str, str]]:
    """Give page and words of everything that asks: questions, and lists."""
    found = {
        step.id: (step.id, step.title)
        for _section, step in journey.steps()
        if isinstance(step, Repeat)
    }
    for repeat, page, question in journey.questions():
        address = f"{repeat.id}/{page.id}" if repeat else page.id
        found[question.id] = (address, question.name)
    return found


def _page(page: str, title: str, questions: tuple[str, ...], sums: _Sums) -> PageFigures:
    return PageFigures(
        page,
        title,
        questions,
        sums.at_page(Measure.ANSWERED, page),
        sums.at_page(Measure.LEFT, page),
        sums.mistakes("", page),
        sums.times(page),
    )


class _Sums:
    """Counts, gathered by where they belong."""

    def __init__(self, counts: Mapping[Count, int]) -> None:
        self._pages: dict[tuple[Measure, str], Counter[str]] = defaultdict(Counter)
        self._questions: dict[tuple[Measure, str], Counter[str]] = defaultdict(Counter)
        for count, number in counts.items():
            if count.question:
                self._questions[count.measure, count.question][count.bucket] += number
            else:
                self._pages[count.measure, count.page][count.bucket] += number

    def at_page(self, measure: Measure, page: str) -> int:
        return self._pages[measure, page].total()

    def at_question(self, measure: Measure, question: str) -> int:
        return self._questions[measure, question].total()

    def mistakes(self, question: str, page: str = "") -> dict[str, int]:
        """Give how often each mistake was made, the commonest first."""
        kept = self._questions if question else self._pages
        return dict(kept[Measure.REFUSED, question or page].most_common())

    def times(self, page: str) -> Times:
        found = self._pages[Measure.TOOK, page]
        return tuple(found[str(limit)] for limit in LIMITS)
