"""Answers of another system, read page by page as the person's own would be.

The same forms look at them that a browser's pages have; the journey's conditions say which pages
there are. An answer on a page that is not shown is refused, not dropped: whoever sends it believes
that it counts. While an answer is wrong, the pages that turn on it are not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .. import validators
from ..build import form_for
from ..conditions import Condition, decided
from ..definition import ExitStep, Journey, Kind, Question, QuestionStep, Repeat, Section, Step
from ..offers import Offered, looks_up
from ..route import route
from . import wire
from .answering import Files, answer
from .mistakes import (
    ENDS,
    FEWER,
    MORE,
    NOT_SHOWN,
    OVER,
    UNKNOWN,
    Place,
    Wrong,
)


@dataclass
class Reading:
    """What came of it. ``answers`` are as a draft keeps them; whole only if nothing is wrong."""

    answers: dict[str, Any] = field(default_factory=dict, repr=False)
    wrong: list[Wrong] = field(default_factory=list)


def read(journey: Journey, sent: Mapping[str, Any], files: Files) -> Reading:
    """Read all answers to a journey."""
    reader = _Reader(journey, sent, files)
    reader.read()
    done = reader.done
    if not done.wrong and not route(journey, done.answers).complete:
        done.wrong.append(Wrong((), MORE))
    return done


@dataclass
class _Level:
    """Where answers stand side by side: in the form, or in one thing on a list."""

    sent: Mapping[str, Any]
    place: Place = ()
    item: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    """Ids of questions that have a wrong answer or were not judged."""


class _Reader:
    def __init__(self, journey: Journey, sent: Mapping[str, Any], files: Files) -> None:
        self.journey, self.files = journey, files
        self.done = Reading()
        self.whole = _Level(sent, kept=self.done.answers)
        self.ended = False

    def read(self) -> None:
        self._refuse_unknown(self.whole, _asked(step for _, step in self.journey.steps()))
        for section in self.journey.sections:
            for step in section.steps:
                self._come_to(section, step)

    def _come_to(self, section: Section, step: Step) -> None:
        shown = self._shown(section, step)
        if shown is None:
            self.whole.unknown.update(_asked((step,)))
        elif not shown:
            self._refuse_hidden(self.whole, step)
        elif isinstance(step, ExitStep):
            self.ended = True
            self._wrong((), ENDS.format(title=step.title))
        elif isinstance(step, Repeat):
            self._list(step)
        elif isinstance(step, QuestionStep):
            self._page(step, self.whole)

    def _shown(self, section: Section, step: Step) -> bool | None:
        if self.ended:
            return False
        both = [self._holds(each.when, self.whole) for each in (section, step)]
        if False in both:
            return False
        return None if None in both else True

    def _holds(self, condition: Condition | None, level: _Level) -> bool | None:
        kept = {**self.whole.kept, **level.kept}
        return decided(condition, kept, self.whole.unknown | level.unknown)

    def _list(self, repeat: Repeat) -> None:
        before = len(self.done.wrong)
        try:
            things = wire.items(self.whole.sent.get(repeat.id))
        except wire.Unfit as unfit:
            self._wrong((repeat.id,), *unfit.sentences)
            things = []
        else:
            if len(things) < repeat.minimum:
                self._wrong((repeat.id,), FEWER.format(least=repeat.minimum))
            if len(things) > repeat.most:
                self._wrong((repeat.id,), OVER.format(most=repeat.most))
                things = []
        items = [self._thing(repeat, place, *thing) for place, thing in enumerate(things)]
        if len(self.done.wrong) > before:
            self.whole.unknown.add(repeat.id)
        else:
            self.whole.kept[repeat.id] = {"items": items, "done": True}

    def _thing(self, repeat: Repeat, place: int, key: str, sent: Any) -> dict[str, Any]:
        level = _Level(sent, (repeat.id, place), key)
        if not isinstance(sent, Mapping):
            self._wrong(level.place, wire.NOT_A_THING)
            return {}
        self._refuse_unknown(level, _asked(repeat.steps))
        for page in repeat.steps:
            shown = self._holds(page.when, level)
            if shown is None:
                level.unknown.update(_asked((page,)))
            elif not shown:
                self._refuse_hidden(level, page)
            elif isinstance(page, QuestionStep):
                self._page(page, level)
        return {"key": key, "answers": level.kept}

    def _page(self, step: QuestionStep, level: _Level) -> None:
        """Read the answers of a page as its form would.

        What looks at earlier answers, to offer something or to check a whole page, may count on
        them: it is not asked while one of them is wrong.
        """
        unsure = bool(self.whole.unknown)
        if unsure and looks_up(step):
            level.unknown.update(_asked((step,)))
            return
        before = len(self.done.wrong)
        form = form_for(step, self.whole.kept)
        values = {
            question.id: self._answer(question, form.base_fields[question.id], level)
            for question in form.step.questions
        }
        if len(self.done.wrong) == before and not unsure:
            self._together(step, values, level)
        if len(self.done.wrong) == before:
            level.kept.update(values)
        else:
            level.unknown.update(values)

    def _answer(self, question: Question, field: Any, level: _Level) -> Any:
        sent, place = level.sent.get(question.id), (*level.place, question.id)
        try:
            return answer(question, field, sent, self.files, level.item)
        except wire.Unfit as unfit:
            offered = tuple(each for each in question.options if isinstance(each, Offered))
            self.done.wrong += [Wrong(place, each, offered) for each in unfit.sentences]
            return None

    def _together(self, step: QuestionStep, values: Mapping[str, Any], level: _Level) -> None:
        """Ask the page's own validators, once each answer is good by itself."""
        own = {each.id: values[each.id] for each in step.questions if each.kind is not Kind.FILE}
        for name in step.validators:
            for id_, sentence in validators.for_steps[name](own, self.whole.kept).items():
                self._wrong((*level.place, id_), sentence)

    def _refuse_unknown(self, level: _Level, asked: Iterable[str]) -> None:
        if level.sent.keys() - set(asked):
            self._wrong(level.place, UNKNOWN)

    def _refuse_hidden(self, level: _Level, step: Step) -> None:
        for id_ in _asked((step,)):
            if id_ in level.sent:
                self._wrong((*level.place, id_), NOT_SHOWN)

    def _wrong(self, at: Place, *sentences: str) -> None:
        self.done.wrong += [Wrong(at, sentence) for sentence in sentences]


def _asked(steps: Iterable[Step]) -> list[str]:
    """Give the ids under which these steps have an answer."""
    found = []
    for step in steps:
        if isinstance(step, Repeat):
            found.append(step.id)
        elif isinstance(step, QuestionStep):
            found += [question.id for question in step.questions]
    return found
