"""Can the words be read by somebody of nine to eleven, and are they only words? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.council.reading import WORD, grade_of

from ...definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat, Step
from ...prove.problem import Thing
from .found import Judged

OLDEST = 11
"""The highest reading age, in years, that is good. We write for people of 9 to 11."""
TOO_OLD = 14
"""The reading age from which on a form is stopped."""
FEWEST_WORDS = 60
"""Fewer words say nothing of how hard something is to read."""
MOST_READ = 7
"""Answers of a list. In a longer one people look for theirs, and read no other."""
MARKUP = re.compile(r"</?[a-z][^<>]{0,200}>|&(#\d+|#x[0-9a-f]+|[a-z]{2,10});|\]\(", re.IGNORECASE)
"""What somebody writes who thinks that it is HTML, or a link in Markdown."""


def wording(journey: Journey) -> Iterator[Judged]:
    """Give the words that are too hard to read, and those that were meant as code."""
    every: list[str] = []
    told = False
    for page in pages(journey):
        words = list(words_of(page))
        every += words
        for judged in _age(words, "The words of this page", page.id):
            told = True
            yield judged
    every += [*journey.outcome.next, journey.outcome.declaration]
    if not told:
        yield from _age(every, "The words of this form")
    yield from markup(journey)


def reading_age(texts: list[str]) -> int | None:
    """Give the age, in years, of a British child who can read it; ``None`` for too few words."""
    text = " ".join(f"{one.strip().rstrip('.!?:;,')}." for one in texts if one.strip())
    if len(WORD.findall(text)) < FEWEST_WORDS:
        return None
    return max(5, round(grade_of(text)) + 5)


def pages(journey: Journey) -> Iterator[Step]:
    """Give every page, those of lists too."""
    for _section, step in journey.steps():
        yield step
        yield from step.steps if isinstance(step, Repeat) else ()


def words_of(step: Step) -> Iterator[str]:
    """Give every sentence of a page, its answers among them."""
    yield step.heading
    if isinstance(step, QuestionStep):
        yield from step.intro
        for question in step.questions:
            yield from {question.label, question.hint} - {step.heading, ""}
            few = question.options if len(question.options) <= MOST_READ else ()
            for option in few:
                yield from filter(None, (option.label, option.hint))
    elif isinstance(step, ContentStep | ExitStep):
        yield from step.body
        yield from (way.label for way in step.ways)


def markup(journey: Journey) -> Iterator[Judged]:
    """Give what looks like HTML: people would read its tags."""
    said = "This looks like code, and people would read it as it stands: ‘{}’. Write words only."
    for page in pages(journey):
        asked = page.questions if isinstance(page, QuestionStep) else ()
        for question in asked:
            options = (text for each in question.options for text in (each.label, each.hint))
            own = (question.label, question.hint, question.short, *options)
            if found := _first(own):
                told = said.format(found)
                yield Judged(told, Thing.QUESTION, question.id, stops=False)
        if asked and page.heading == asked[0].label:
            texts: tuple[str, ...] = getattr(page, "intro", ())
        else:
            texts = (page.heading, *getattr(page, "intro", ()), *getattr(page, "body", ()))
        if found := _first(texts):
            yield Judged(said.format(found), Thing.PAGE, page.id, stops=False)
    fields = {
        "case_title": (journey.outcome.title,),
        "declaration": (journey.outcome.declaration,),
        "next_steps": journey.outcome.next,
    }
    for field, texts in fields.items():
        if found := _first(texts):
            yield Judged(said.format(found), stops=False, field=field)


def _age(texts: list[str], what: str, page: str = "") -> Iterator[Judged]:
    age = reading_age(texts)
    if age is not None and age > OLDEST:
        told = (
            f"{what} are for readers of {age} or older. "
            f"Use shorter words and shorter sentences, for a reading age of 9 to {OLDEST}."
        )
        yield Judged(told, Thing.PAGE, page, stops=age >= TOO_OLD)


def _first(texts: tuple[str, ...]) -> str:
    found = (MARKUP.search(text) for text in texts)
    return next((each[0] for each in found if each), "")
