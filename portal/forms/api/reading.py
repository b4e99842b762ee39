"""Answers of another system, read page by page as the person's own would be.

The same forms look at them that a browser's pages have; the journey's conditions say which pages
there are. An answer on a page that is not shown is refused, not dropped: whoever sends it believes
that it counts. While an answer is wrong, the pages that turn on it are not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from portal.ui.forms import Address

from .. import offers, validators
from ..build import form_for
from ..cleaned import keep
from ..conditions import Condition, decided
from ..definition import ExitStep, Journey, Kind, Question, QuestionStep, Repeat, Section, Step
from ..route import route
from . import wire

Place = tuple[str | int, ...]
MORE = "This form asks more. Look at its schema again."
NOT_SHOWN = "With these answers the form does not ask this. Leave it out."
UNKNOWN = "There is an answer here to a question that is not asked here."
NOTHING_OFFERED = "There is nothing to choose from here now. Leave it out, or send the last answer."
ENDS = "With these answers the form ends at “{title}”, and there is nothing to send."
FEWER = "Send {least} or more."
OVER = "Send {most} or fewer."


class Files(Protocol):
    """Where files lie that were uploaded before."""

    def named(self, question: Question, ids: list[str]) -> list[dict[str, str]]:
        """Give files as a draft keeps them. Raises ``wire.Unfit``."""


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong, and where. ``offered`` is what could be chosen instead."""

    at: Place
    sentence: str
    offered: tuple[offers.Offered, ...] = ()

    @property
    def pointer(self) -> str:
        """Give the place as a JSON Pointer. Names in it are the form's, never what was sent."""
        return "".join(f"/{part}" for part in ("answers", *self.at))


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
    if not done.wrong:
        found = route(journey, done.answers)
        if found.gap:
            place = () if found.gap.item else (found.gap.address,)
            done.wrong.append(Wrong(place, MORE))
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
            self._wrong((repeat.id,), unfit.sentence)
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
        """Read the answers of a page as its form would."""
        before = len(self.done.wrong)
        form = form_for(step, self.whole.kept)
        values = {
            question.id: self._answer(question, form.base_fields[question.id], level)
            for question in form.step.questions
        }
        if len(self.done.wrong) == before:
            self._together(step, values, level)
        if len(self.done.wrong) == before:
            level.kept.update(values)
        else:
            level.unknown.update(values)

    def _answer(self, question: Question, field: Any, level: _Level) -> Any:
        sent, place = level.sent.get(question.id), (*level.place, question.id)
        offered = tuple(each for each in question.options if isinstance(each, offers.Offered))
        if question.choices_from and not offered:
            return self._unasked(question, sent, place)
        try:
            value = wire.read(question, sent)
            if question.kind is Kind.FILE:
                return self._files(question, field, value or [], level)
            if question.kind is Kind.ADDRESS and value:
                value = Address.from_dict(value)
            return offers.kept(question, keep(question, field.clean(value)))
        except wire.Unfit as unfit:
            self._wrong(place, unfit.sentence)
        except ValidationError as error:
            for sentence in error.messages:
                self.done.wrong.append(Wrong(place, str(sentence), offered))
        return None

    def _unasked(self, question: Question, sent: Any, place: Place) -> Any:
        """Where nothing is offered a page answers itself: see ``portal.forms.offers``."""
        last = question.options[-1].value
        if sent not in (None, last):
            self._wrong(place, NOTHING_OFFERED)
        return {offers.VALUE: last, offers.UNASKED: True}

    def _files(self, question: Question, field: Any, ids: list[str], level: _Level) -> Any:
        if not ids:
            if question.required:
                raise ValidationError(str(field.error_messages["required"]))
            return None
        if len(ids) > question.max_files:
            raise wire.Unfit(OVER.format(most=question.max_files))
        name = f"{question.id}.{level.item}" if level.item else question.id
        return self.files.named(replace(question, id=name), ids)

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

    def _wrong(self, at: Place, sentence: str) -> None:
        self.done.wrong.append(Wrong(at, sentence))


def _asked(steps: Iterable[Step]) -> list[str]:
    """Give the ids under which these steps have an answer."""
    found = []
    for step in steps:
        if isinstance(step, Repeat):
            found.append(step.id)
        elif isinstance(step, QuestionStep):
            found += [question.id for question in step.questions]
    return found
