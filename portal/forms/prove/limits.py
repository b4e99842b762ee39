"""Can every question be answered, every list be ended, and does the form keep our promises?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from portal.council.money import as_text

from .. import offers
from ..conditions import questions_in
from ..definition import LISTED, MEASURED, Journey, Kind, Question, QuestionStep, Repeat
from .problem import Fault, Problem, Thing

ABOUT = {
    "name": {Kind.TEXT},
    "email": {Kind.EMAIL},
    "phone": {Kind.PHONE},
    "address": {Kind.ADDRESS},
    "postcode": {Kind.POSTCODE, Kind.ADDRESS},
    "prefers": {Kind.RADIOS, Kind.SELECT},
}
"""The kinds of question that can say a part of who the person is."""

MOST_ITEMS = 1000
"""On one list."""
MOST_OWED = 10_000_000
"""Pence for one form. Card payments of GOV.UK Pay end there."""
SHORTEST_DRAFT = 14
"""Days. Well over the 20 hours of WCAG 2.2, success criterion 2.2.1."""


def limits(journey: Journey, validators: Collection[str] | None) -> Iterator[Problem]:
    """Give limits that nothing can meet, and promises not made. ``validators`` are known names."""
    yield from _promises(journey)
    yield from _about(journey)
    yield from _clocks(journey)
    yield from _charges(journey)
    for _section, step in journey.steps():
        if isinstance(step, Repeat):
            yield from _repeat(step)
    for within, page, question in journey.questions():
        yield from _question(question)
        yield from _looked_up(question, page, within, names_known=validators is not None)
        if question.timed and within:
            words = "The moment of an answer is kept for what is asked once only."
            yield _of(question, Fault.LIMIT, words)
        if question.kind is Kind.FILE and len(page.questions) > 1:
            words = "Files have a page of their own: each is stored as soon as it is chosen."
            yield Problem(Fault.LIMIT, page.id, words)
        for asker in (page, question):
            for name in asker.validators:
                if validators is not None and name not in validators:
                    words = f"There is no validator called ‘{name}’."
                    thing = Thing.QUESTION if asker is question else Thing.PAGE
                    yield Problem(Fault.VALIDATOR, asker.id, words, thing)


def _question(question: Question) -> Iterator[Problem]:
    if question.kind in LISTED and not question.options:
        yield _of(question, Fault.DEAD_END, "There is no answer to choose from. Add two or more.")
    bounds = (question.least, question.most)
    if bounds != (None, None) and question.kind not in MEASURED:
        yield _of(question, Fault.LIMIT, "Only a number or a sum has a least and a most.")
    if None not in bounds and bounds[0] > bounds[1]:  # type: ignore[operator]
        yield _of(question, Fault.DEAD_END, "The least is more than the most. Change one of them.")
    if question.longest < 0 or question.max_files < 1 or question.max_megabytes < 1:
        yield _of(question, Fault.DEAD_END, "A limit must be 1 or more.")
    if (question.earliest or question.latest) and question.kind is not Kind.DATE:
        yield _of(question, Fault.LIMIT, "Only a date can be early or late.")
    if question.kind is Kind.FILE and question.validators:
        yield _of(question, Fault.VALIDATOR, "Files are looked at where they are stored.")
    yield from _dates(question)


def _looked_up(
    question: Question, page: QuestionStep, within: Repeat | None, *, names_known: bool
) -> Iterator[Problem]:
    if not question.choices_from:
        return
    if question.kind is not Kind.RADIOS or not question.required:
        yield _of(question, Fault.LIMIT, "One of what is looked up has to be chosen.")
    if within or len(page.questions) > 1:
        yield _of(question, Fault.LIMIT, "What is looked up has a page of its own.")
    if names_known and question.choices_from not in offers.names():
        words = f"Nothing offers ‘{question.choices_from}’."
        yield _of(question, Fault.VALIDATOR, words)


def _dates(question: Question) -> Iterator[Problem]:
    days = []
    for limit in (question.earliest, question.latest):
        if limit and limit != "today":
            try:
                days.append(date.fromisoformat(limit))
            except ValueError:
                yield _of(
                    question,
                    Fault.LIMIT,
                    f"‘{limit}’ is not a date: write today, or a day as 2027-04-01.",
                )
    if len(days) == 2 and days[0] > days[1]:
        yield _of(question, Fault.DEAD_END, "The earliest date is after the latest. Change one.")


def _repeat(repeat: Repeat) -> Iterator[Problem]:
    if repeat.most > MOST_ITEMS or repeat.minimum > MOST_ITEMS:
        words = f"Nobody lists more than {MOST_ITEMS} {repeat.many}. Write a smaller number."
        yield Problem(Fault.LIMIT, repeat.id, words)
    if repeat.most < 1:
        yield Problem(Fault.REPEAT, repeat.id, f"Say how many {repeat.many} there can be at most.")
    elif repeat.minimum > repeat.most:
        yield Problem(
            Fault.DEAD_END, repeat.id, "The fewest are more than the most. Change one of them."
        )
    if not repeat.one.strip() or not repeat.many.strip():
        yield Problem(Fault.LABEL, repeat.id, "Say what one is called, and what several are.")
    pages = [page for page in repeat.steps if isinstance(page, QuestionStep)]
    if not pages:
        yield Problem(
            Fault.EMPTY, repeat.id, f"‘{repeat.title}’ asks nothing about each. Add a page."
        )
    asked = {question.id for page in pages for question in page.questions}
    for name in repeat.named_by:
        if name not in asked:
            words = f"‘{name}’ is to name each of the {repeat.many}, and is not asked."
            yield Problem(Fault.NO_SUCH_QUESTION, repeat.id, words)


def _about(journey: Journey) -> Iterator[Problem]:
    """What says who the person is has to be asked, once, and in a way that says it."""
    once = {asked.id: asked for within, _page, asked in journey.questions() if not within}
    for part, kinds in ABOUT.items():
        named = getattr(journey.outcome.about, part)
        asked = once.get(named)
        if named and (asked is None or asked.kind not in kinds):
            name = asked.name if asked else named
            words = f"‘{name}’ cannot say the person’s {part}: it is not asked, or not so."
            yield Problem(Fault.NO_SUCH_QUESTION, named, words, Thing.QUESTION)


def _clocks(journey: Journey) -> Iterator[Problem]:
    asked = {asked.id for within, _page, asked in journey.questions() if not within}
    for id_ in sorted(questions_in(journey.outcome.clocks_when) - asked):
        words = f"‘{id_}’ says when a deadline runs, and is not asked."
        yield Problem(Fault.NO_SUCH_QUESTION, id_, words, Thing.QUESTION)


def _charges(journey: Journey) -> Iterator[Problem]:
    """What is paid for has words and a price, and can be counted and decided."""
    asked = {each.id: each.kind for within, _page, each in journey.questions() if not within}
    listed = {step.id for _section, step in journey.steps() if isinstance(step, Repeat)}
    for charge in journey.outcome.charges:
        if not charge.words.strip():
            yield Problem(Fault.LABEL, "", "Say what people pay for: a payment has no words.")
        if charge.pence < 1:
            words = f"‘{charge.words}’ has no price. Give it in pounds, or take the payment away."
            yield Problem(Fault.LIMIT, "", words)
        numbers = {id_ for id_, kind in asked.items() if kind is Kind.WHOLE_NUMBER}
        if charge.each and charge.each not in listed | numbers:
            words = f"How many ‘{charge.words}’ there are has to be asked as a number."
            yield Problem(Fault.NO_SUCH_QUESTION, charge.each, words)
        for id_ in sorted(questions_in(charge.when) - asked.keys() - listed):
            words = f"‘{charge.words}’ is paid for where ‘{id_}’ says so, and that is not asked."
            yield Problem(Fault.NO_SUCH_QUESTION, id_, words)
    yield from _sums(journey)


def _sums(journey: Journey) -> Iterator[Problem]:
    """No card pays more than ``MOST_OWED``, and nobody is paid."""
    once = {asked.id: asked for within, _page, asked in journey.questions() if not within}
    listed = {step.id: step.most for _s, step in journey.steps() if isinstance(step, Repeat)}
    most = 0
    for charge in journey.outcome.charges:
        asked = once.get(charge.each)
        if asked is None or asked.kind is not Kind.WHOLE_NUMBER:
            most += charge.pence * listed.get(charge.each, 1)
            continue
        if asked.least is not None and asked.least < 0:
            words = f"‘{asked.name}’ is paid for, so it cannot be less than 0. Change the least."
            yield _of(asked, Fault.LIMIT, words)
        if asked.most is None:
            words = f"‘{asked.name}’ is paid for. Say the most that somebody can ask for."
            yield _of(asked, Fault.LIMIT, words)
        most += charge.pence * int(asked.most or 0)
    if most > MOST_OWED:
        words = (
            f"Somebody could owe {as_text(most)}, and by card they can pay at most "
            f"{as_text(MOST_OWED)}. Let them ask for less at once."
        )
        yield Problem(Fault.LIMIT, "", words)


def _promises(journey: Journey) -> Iterator[Problem]:
    notice = journey.privacy
    if notice is None or not all((notice.purpose, notice.basis, notice.seen_by, notice.kept)):
        yield Problem(
            Fault.PROMISE,
            "",
            "Say in the privacy notice why we ask, what lets us, who sees "
            "the answers, and for how long.",
        )
    if journey.retention.draft_days < SHORTEST_DRAFT:
        words = f"Keep unfinished forms for at least {SHORTEST_DRAFT} days."
        yield Problem(Fault.PROMISE, "", words)
    if journey.retention.submission_days < 1:
        yield Problem(Fault.PROMISE, "", "Say for how many days sent forms are kept.")
    if journey.closes is not None and journey.closes.tzinfo is None:
        yield Problem(Fault.PROMISE, "", "The closing time has no time zone.")


def _of(question: Question, fault: Fault, message: str) -> Problem:
    return Problem(fault, question.id, message, Thing.QUESTION)
