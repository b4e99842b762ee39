"""A journey as data: parts, steps in order, and when each is shown. There is no "go to"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from ..conditions import Condition, counts_from_today, holds
from .questions import Question

LONG = 4
"""Parts from which on a form has a task list."""


@dataclass(frozen=True)
class QuestionStep:
    """A page that asks. ``validators`` are names of ones that look at the whole page.

    A page of one question without a ``title`` has the question's label as its heading.
    """

    id: str
    questions: tuple[Question, ...]
    title: str = ""
    intro: tuple[str, ...] = ()
    when: Condition | None = None
    validators: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Give the page's heading."""
        return self.title or (self.questions[0].label if self.questions else "")


@dataclass(frozen=True)
class Way:
    """Another way to get something done: a telephone number, or a link."""

    label: str
    phone: str = ""
    href: str = ""


@dataclass(frozen=True)
class ContentStep:
    """A page to read, with a Continue button. ``body`` is paragraphs.

    ``ways`` come before it all, large enough to be pressed at once: "call this number now".
    """

    id: str
    title: str
    body: tuple[str, ...]
    when: Condition | None = None
    ways: tuple[Way, ...] = ()

    @property
    def heading(self) -> str:
        return self.title


@dataclass(frozen=True)
class ExitStep:
    """The journey ends here: "you cannot do this online, call …". ``ways`` say what to do."""

    id: str
    title: str
    body: tuple[str, ...]
    ways: tuple[Way, ...]
    when: Condition | None = None

    @property
    def heading(self) -> str:
        return self.title


@dataclass(frozen=True)
class Repeat:
    """Things that a person lists one by one: item pages, then a list with "add another".

    ``one`` and ``many`` name the thing ("person", "people"). The answers to ``named_by`` name an
    item on the list. ``most`` has to be given: 0 means that nobody has.
    """

    id: str
    title: str
    one: str
    many: str
    steps: tuple[QuestionStep | ContentStep, ...]
    named_by: tuple[str, ...] = ()
    minimum: int = 0
    most: int = 0
    when: Condition | None = None

    @property
    def heading(self) -> str:
        return self.title


ItemStep = QuestionStep | ContentStep
Step = QuestionStep | ContentStep | ExitStep | Repeat


@dataclass(frozen=True)
class Section:
    """A part of a journey: "part 3 of 4: your visit"."""

    id: str
    title: str
    steps: tuple[Step, ...]
    when: Condition | None = None


@dataclass(frozen=True)
class Privacy:
    """The privacy notice: why we ask, what lets us, who sees it, for how long."""

    purpose: str
    basis: str
    seen_by: str
    kept: str
    href: str = ""


@dataclass(frozen=True)
class Retention:
    """How many days a draft is kept after its last change, and a submission after it closed."""

    draft_days: int = 28
    submission_days: int = 365


@dataclass(frozen=True)
class About:
    """Which answers say who the person is and how to reach them: ids of questions.

    ``postcode`` may name an address. ``prefers`` is a list of answers whose values are ``email``,
    ``text``, ``phone`` and ``post``. A question that is not on the route counts as not there.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    prefers: str = ""


@dataclass(frozen=True)
class Charge:
    """Something that is paid for after sending, if ``when`` holds. ``pence`` is the price of one.

    ``each`` is the id of a whole number, or of a repeat, that says how many.
    """

    words: str
    pence: int
    when: Condition | None = None
    each: str = ""


@dataclass(frozen=True)
class Outcome:
    """What sending does, in words that the person reads, and the case that it opens.

    ``title`` names the case without a word about the person. ``clocks`` are the steps that have a
    target, and run where ``clocks_when`` holds: not for somebody who wants no reply. ``next`` are
    sentences, in order, beside the dates that the targets give.
    """

    title: str = ""
    button: str = "Send"
    thanks: str = "Thank you, we have it"
    declaration: str = ""
    next: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ("reply",)
    clocks_when: Condition | None = None
    about: About = About()
    charges: tuple[Charge, ...] = ()


@dataclass(frozen=True)
class Journey:
    """A form of several pages, in one version. ``key`` never changes.

    ``closes`` is when drafts that began on this version stop being taken (with its time zone);
    until then they finish on it.
    """

    key: str
    title: str
    sections: tuple[Section, ...]
    privacy: Privacy | None = None
    retention: Retention = Retention()
    outcome: Outcome = Outcome()
    version: int = 1
    closes: datetime | None = None

    def clocks_for(self, answers: Mapping[str, Any]) -> tuple[str, ...]:
        """Give the steps that a clock runs for, once these answers are sent."""
        return self.outcome.clocks if holds(self.outcome.clocks_when, answers) else ()

    @property
    def is_long(self) -> bool:
        """Say whether it has a task list: its parts on one page, and how far each has come."""
        return len(self.sections) >= LONG

    @cached_property
    def counts_from_today(self) -> bool:
        """Say whether the same answers may lead elsewhere on another day."""
        return any(counts_from_today(condition) for condition in self.conditions())

    @property
    def case_title(self) -> str:
        """Name the case that sending opens."""
        return self.outcome.title or self.title

    def steps(self) -> Iterator[tuple[Section, Step]]:
        """Give every step with its section; a repeat's own steps stay inside it."""
        for section in self.sections:
            for step in section.steps:
                yield section, step

    def conditions(self) -> Iterator[Condition | None]:
        """Give every condition on what is shown."""
        for section in self.sections:
            yield section.when
            for step in section.steps:
                yield step.when
                for page in step.steps if isinstance(step, Repeat) else ():
                    yield page.when

    def questions(self) -> Iterator[tuple[Repeat | None, QuestionStep, Question]]:
        """Give every question with its step, and with its repeat if it is in one."""
        for _section, step in self.steps():
            repeat = step if isinstance(step, Repeat) else None
            for page in step.steps if isinstance(step, Repeat) else (step,):
                if isinstance(page, QuestionStep):
                    for question in page.questions:
                        yield repeat, page, question
