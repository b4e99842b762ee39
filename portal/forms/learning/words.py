"""Figures in words, for staff."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..build import field
from ..definition import Journey, Question
from . import few
from .measures import LIMITS
from .noticing import OTHER
from .shaping import Learnt, PageFigures, QuestionFigures, Times, middle, most

CHECKED = "check:"
"""Begins the code of what a named validator refused."""
FILE = "refused-file"
GAP = re.compile(r"\{\w+\}")
IN_WORDS = {
    OTHER: "Another mistake",
    FILE: "A file that we could not take",
}


@dataclass(frozen=True)
class Mistake:
    """A mistake as the person read it, or by its name, and how often it was made."""

    words: str
    times: str


UNTOLD = "Not shown"
"""For times of too few people."""


@dataclass(frozen=True)
class Said:
    """What is said of one question, or of a page."""

    saw: str
    left: str
    refused: str
    time: str
    changed: str
    mistakes: tuple[Mistake, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Give it as short lines, for beside a question."""
        return (
            f"Saw it: {self.saw}",
            f"Left here: {self.left}",
            f"Answers refused: {self.refused}",
            f"Took: {self.time}",
            f"Changed at the end: {self.changed}",
            *(f"“{each.words}”: {each.times}" for each in self.mistakes),
        )


def of_question(figures: QuestionFigures, journey: Journey) -> Said:
    """Give the figures of a question in words."""
    asked = {question.id: question for _repeat, _page, question in journey.questions()}
    question = asked.get(figures.id)
    return Said(
        few.words(figures.saw),
        few.share(figures.left, figures.saw),
        few.words(sum(figures.refused.values())),
        time(figures.page.times),
        few.share(figures.changed, figures.page.answered),
        _mistakes(figures.refused, question),
    )


def of_page(page: PageFigures, learnt: Learnt) -> Said:
    """Give the figures of a page, with the mistakes of all its questions together."""
    told = [learnt.questions[each] for each in page.questions if each in learnt.questions]
    refused = sum(page.refused.values()) + sum(sum(each.refused.values()) for each in told)
    return Said(
        few.words(page.saw),
        few.share(page.left, page.saw),
        few.words(refused),
        time(page.times),
        few.words(sum(each.changed for each in told)),
        _mistakes(page.refused, None),
    )


def time(times: Times) -> str:
    """Say in which span half of the times lie: 20 to 30 seconds."""
    place = middle(times)
    if place is None:
        return UNTOLD if sum(times) else "None"
    return span(place)


def most_times(times: Times) -> str:
    """Say how long nine of ten took at most."""
    place = most(times)
    if place is None:
        return UNTOLD if sum(times) else "None"
    return f"up to {_length(LIMITS[place + 1])}" if place + 1 < len(LIMITS) else span(place)


def span(place: int) -> str:
    """Name one of the spans between ``LIMITS``."""
    if place + 1 == len(LIMITS):
        return f"more than {_length(LIMITS[place])}"
    first, last = LIMITS[place], LIMITS[place + 1]
    if not first:
        return f"less than {_length(last)}"
    if last < 120:
        return f"{first} to {last} seconds"
    if first >= 120 and last < 3600:
        return f"{first // 60} to {last // 60} minutes"
    return f"{_length(first)} to {_length(last)}"


def _length(seconds: int) -> str:
    if seconds < 120:
        return "1 minute" if seconds == 60 else f"{seconds} seconds"
    if seconds < 3600:
        return f"{seconds // 60} minutes"
    return "1 hour"


def _mistakes(refused: Mapping[str, int], question: Question | None) -> tuple[Mistake, ...]:
    return tuple(Mistake(_named(code, question), few.words(n)) for code, n in refused.items())


def _named(code: str, question: Question | None) -> str:
    """Name a mistake: the sentence that people read, but for what differs from time to time."""
    sentence = _sentences(question).get(code, "") if question else ""
    if sentence:
        return GAP.sub("…", sentence)
    if code.startswith(CHECKED):
        return f"Did not pass the check “{_spaced(code.removeprefix(CHECKED))}”"
    return IN_WORDS.get(code) or _spaced(code).capitalize()


@lru_cache(maxsize=1000)
def _sentences(question: Question) -> dict[str, str]:
    return {code: str(words) for code, words in field(question).error_messages.items()}


def _spaced(code: str) -> str:
    return re.sub(r"[-_.]+", " ", code).strip()
