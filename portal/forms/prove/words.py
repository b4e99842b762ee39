"""Are the words there that people, browsers and addresses need, and each name once?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..conditions import ASKED_ON
from ..definition import (
    LISTED,
    ContentStep,
    ExitStep,
    Journey,
    Kind,
    Question,
    QuestionStep,
    Repeat,
    Step,
    Way,
)
from .problem import Fault, Problem, Thing

STEP_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
QUESTION_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
RESERVED = frozenset({"new", "remove", "check-answers", "tasks", "csrfmiddlewaretoken", ASKED_ON})
"""Names with a meaning of their own in addresses and posted forms."""

PERSON_KINDS = {
    Kind.EMAIL: {"email"},
    Kind.PHONE: {"tel"},
    Kind.ADDRESS: {"street-address"},
    Kind.POSTCODE: {"postal-code"},
}
NAME_TOKENS = {"name", "given-name", "additional-name", "family-name", "honorific-prefix"}
ABOUT_A_NAME = re.compile(r"\b(full|first|last|middle|given|family|sur) ?names?\b|^(your )?name$")
ABOUT_A_BIRTH = re.compile(r"\b(birth|born)\b")
SECTION = re.compile(r"(section-\w+ )?((shipping|billing) )?((home|work|mobile) )?")


def words(journey: Journey) -> Iterator[Problem]:
    """Give what is missing, empty, or there twice."""
    if not journey.title.strip():
        yield Problem(Fault.LABEL, "", "Give the form a title.")
    if not journey.sections:
        yield Problem(Fault.EMPTY, "", "The form asks nothing: add a part with a page.")
    yield from _twice(journey)
    for section in journey.sections:
        if not section.title.strip():
            yield Problem(Fault.LABEL, section.id, "Give this part a title.", Thing.PART)
        if not section.steps:
            words_ = f"The part ‘{section.title}’ has no pages. Add one, or take the part away."
            yield Problem(Fault.EMPTY, section.id, words_, Thing.PART)
        for step in section.steps:
            yield from _page(step)
            if isinstance(step, Repeat):
                for page in step.steps:
                    yield from _page(page)
    for repeat, _step, question in journey.questions():
        yield from _question(question)
        yield from _autocomplete(question, repeated=repeat is not None)


def _twice(journey: Journey) -> Iterator[Problem]:
    """Names are shared by pages, parts and repeats; questions and repeats share another set."""
    pages: list[Step] = []
    for _section, step in journey.steps():
        pages += [step, *(step.steps if isinstance(step, Repeat) else ())]
    repeats = [page.id for page in pages if isinstance(page, Repeat)]
    asked = [question.id for _repeat, _step, question in journey.questions()]
    for id_ in _repeated([section.id for section in journey.sections]):
        words_ = f"Two parts are called ‘{id_}’. Give one another name."
        yield Problem(Fault.TWICE, id_, words_, Thing.PART)
    for id_ in _repeated([page.id for page in pages]):
        yield Problem(Fault.TWICE, id_, f"Two pages are called ‘{id_}’. Give one another name.")
    for id_ in _repeated(asked + repeats):
        words_ = f"Two questions are called ‘{id_}’. Give one another name."
        yield Problem(Fault.TWICE, id_, words_, Thing.QUESTION)
    for title in _repeated([page.heading for page in pages if page.heading]):
        second = [page.id for page in pages if page.heading == title][1]
        words_ = f"Two pages have the title ‘{title}’. Give this one another."
        yield Problem(Fault.TWICE, second, words_)


def _page(step: Step) -> Iterator[Problem]:
    yield from _name(step.id, STEP_ID)
    if isinstance(step, QuestionStep) and not step.questions:
        called = f"The page ‘{step.title}’" if step.title.strip() else "This page"
        yield Problem(Fault.EMPTY, step.id, f"{called} asks nothing. Add a question.")
    elif not step.heading.strip():
        yield Problem(Fault.LABEL, step.id, "Give this page a title.")
    if isinstance(step, QuestionStep):
        if len(step.questions) > 1 and not step.title.strip():
            yield Problem(Fault.LABEL, step.id, "A page of several questions needs a title.")
        for label in _repeated([each.label.strip() for each in step.questions if each.label]):
            second = [each for each in step.questions if each.label.strip() == label][1]
            words_ = f"Two questions of this page are ‘{label}’. Word this one differently."
            yield _of(second, Fault.TWICE, words_)
    if isinstance(step, ContentStep) and not any(text.strip() for text in step.body):
        yield Problem(Fault.EMPTY, step.id, f"The page ‘{step.heading}’ says nothing.")
    if isinstance(step, ContentStep) and not all(_leads(way) for way in step.ways):
        yield Problem(
            Fault.LABEL, step.id, "Each way needs words, and a number or a link: one has none."
        )
    if isinstance(step, ExitStep) and not any(_leads(way) for way in step.ways):
        yield Problem(
            Fault.DEAD_END, step.id, f"‘{step.heading}’ ends the form: say where else to turn."
        )


def _leads(way: Way) -> bool:
    return bool(way.label.strip() and (way.phone or way.href))


def _question(question: Question) -> Iterator[Problem]:
    yield from _name(question.id, QUESTION_ID, Thing.QUESTION)
    if not question.label.strip():
        yield _of(question, Fault.LABEL, "This question has no words. Ask it as you would say it.")
    if question.kind in LISTED:
        for option in question.options:
            if not option.label.strip() or not option.value:
                yield _of(question, Fault.LABEL, "One of the answers has no words.")
        for value in _repeated([option.value for option in question.options]):
            words_ = f"Two answers have the name ‘{value}’. Give one another."
            yield _of(question, Fault.TWICE, words_)


def _autocomplete(question: Question, *, repeated: bool) -> Iterator[Problem]:
    """WCAG 2.2, success criterion 1.3.5: what is asked about the reader says so by a token."""
    wanted = _tokens(question)
    token = question.autocomplete
    if wanted and not token:
        yield _of(
            question,
            Fault.AUTOCOMPLETE,
            f"Say what a browser may fill in: {' or '.join(sorted(wanted))}, "
            "or ‘off’ if this is about somebody else.",
        )
    elif token and token != "off":  # noqa: S105 - an HTML token, not a secret
        if repeated:
            yield _of(
                question,
                Fault.AUTOCOMPLETE,
                "This is asked about each thing on a list: a browser must not fill it in.",
            )
        elif wanted and SECTION.sub("", token, count=1) not in wanted:
            yield _of(question, Fault.AUTOCOMPLETE, f"‘{token}’ is no token for this question.")


def _tokens(question: Question) -> set[str]:
    label = question.label.strip().lower()
    if question.kind is Kind.TEXT and ABOUT_A_NAME.search(label):
        return NAME_TOKENS
    if question.kind is Kind.DATE and ABOUT_A_BIRTH.search(label):
        return {"bday"}
    return PERSON_KINDS.get(question.kind, set())


def _name(id_: str, pattern: re.Pattern[str], thing: Thing = Thing.PAGE) -> Iterator[Problem]:
    if not pattern.fullmatch(id_) or id_ in RESERVED:
        yield Problem(Fault.NAME, id_, f"‘{id_}’ cannot be used as a name. Choose another.", thing)


def _of(question: Question, fault: Fault, message: str) -> Problem:
    return Problem(fault, question.id, message, Thing.QUESTION)


def _repeated(names: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]
