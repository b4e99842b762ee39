"""Is every page short enough for a phone, and for whoever reads slowly? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...definition import Journey, Kind, Question, QuestionStep, Repeat, Step
from ...prove.problem import Thing
from ...prove.words import PERSON_KINDS
from ..questions import MOST_ANSWERS
from .found import Judged


@dataclass(frozen=True)
class Size:
    """How much of something is too much: ``most`` is advice, from ``never`` on a form is stopped.

    ``words`` say it, with the number that there is and the most that there should be.
    """

    of: Callable[[Step], int]
    most: int
    never: int
    words: str


def questions_on(step: Step) -> int:
    """Count what is asked on a page, but for what people know by heart: who and where they are."""
    asked = step.questions if isinstance(step, QuestionStep) else ()
    return sum(1 for each in asked if not _by_heart(each))


def words_on(step: Step) -> int:
    """Count the words of a page that stand before what is to be done on it."""
    if isinstance(step, Repeat):
        return 0
    if not isinstance(step, QuestionStep):
        return _words(step.title, *step.body)
    asked = (words for each in step.questions for words in (each.label, each.hint))
    return _words(step.title, *step.intro, *asked)


SIZES = (
    Size(
        questions_on,
        4,
        9,
        "This page asks {n} things. Make more pages of it: {most} on one are enough, 1 is best.",
    ),
    Size(
        words_on,
        150,
        400,
        "This page has {n} words. Make it shorter, or two of it: {most} are enough.",
    ),
)
MOST_RADIOS = 7
"""To choose one of, with all in sight."""
LONGEST_LABEL = 25
"""Words in a question."""
LONGEST_TITLE, LONGEST_CASE = 200, 120
"""Letters that are kept of a form's title, and of that of its cases."""


def sizes(journey: Journey) -> Iterator[Judged]:
    """Give the pages that are too long, and the lists, questions and titles."""
    yield from _titles(journey)
    for _section, step in journey.steps():
        for page in step.steps if isinstance(step, Repeat) else (step,):
            for size in SIZES:
                number = size.of(page)
                if number > size.most:
                    told = size.words.format(n=number, most=size.most)
                    yield Judged(told, Thing.PAGE, page.id, stops=number >= size.never)
    for _repeat, _page, question in journey.questions():
        yield from _question(question)


def _titles(journey: Journey) -> Iterator[Judged]:
    if (number := len(journey.title)) > LONGEST_TITLE:
        told = f"The title has {number} letters. {LONGEST_TITLE} are the most: shorten it."
        yield Judged(told, field="title")
    elif (number := len(journey.case_title)) > LONGEST_CASE:
        told = (
            f"The title has {number} letters, and a case is called by {LONGEST_CASE} at most. "
            "Shorten it, or give the case a title of its own."
        )
        yield Judged(told, field="case_title")


def _question(question: Question) -> Iterator[Judged]:
    options = len(question.options)
    if question.kind is Kind.RADIOS and options > MOST_RADIOS and not question.choices_from:
        told = (
            f"This list has {options} answers. If people know what they look for, "
            "make it a long list to choose from; if not, ask something shorter first."
        )
        yield Judged(told, Thing.QUESTION, question.id, stops=False)
    if question.kind in (Kind.RADIOS, Kind.SELECT) and options == 1 and not question.choices_from:
        told = "This list has one answer. Add another, or do not ask."
        yield Judged(told, Thing.QUESTION, question.id)
    if options > MOST_ANSWERS:
        told = f"This list has {options} answers. {MOST_ANSWERS} are the most: ask something else."
        yield Judged(told, Thing.QUESTION, question.id)
    if (number := _words(question.label)) > LONGEST_LABEL:
        told = (
            f"This question has {number} words. {LONGEST_LABEL} are enough: put help in the hint."
        )
        yield Judged(told, Thing.QUESTION, question.id, stops=False)


def _by_heart(question: Question) -> bool:
    return question.kind in PERSON_KINDS or question.autocomplete not in ("", "off")


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
