"""The blocks of a form, as they are stored, made into parts of a journey. Pure.

What an editor has not finished yet compiles too, as far as it goes: the proof says what is missing.
Only a rule that cannot be read, or a set that is not there, is left out, and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..conditions import AllOf, Condition
from ..definition import (
    About,
    Charge,
    ContentStep,
    ExitStep,
    ItemStep,
    Question,
    QuestionStep,
    Repeat,
    Section,
    Step,
    Way,
)
from ..prove.problem import Thing
from .questions import kind_of, question, role_of
from .raw import Raw, children, number, paragraphs, pence, struct, text
from .rules import Unreadable, condition, names_in

Find = Callable[[str], Any]
"""Gives the pages of a set of questions, as they are stored, by its reference; ``None`` if none."""
MOST_ON_A_LIST = 20


@dataclass(frozen=True)
class Unread:
    """Something that was left out: ``block`` is the id of the block that it stands in."""

    block: str
    message: str


@dataclass
class Compiled:
    """What blocks make.

    ``places`` are ids of parts, pages and questions to the id of the block where each was written,
    ``rules`` block ids of rules to the question that each names. Parts, pages and questions may
    share an id: ``at`` tells them apart, and ``ruled`` gives the block of the first rule that one
    of them has on a question.
    """

    sections: tuple[Section, ...] = ()
    about: About = field(default_factory=About)
    places: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    at: dict[tuple[Thing, str], str] = field(default_factory=dict)
    ruled: dict[tuple[Thing, str, str], str] = field(default_factory=dict)


def no_sets(reference: str) -> None:
    """Find nothing."""


def compiled(sections: Any, find: Find = no_sets) -> Compiled:
    """Compile the stored blocks of a form. ``sections`` is what its StreamField keeps."""
    return _Compiler(find).compile(sections)


class _Compiler:
    def __init__(self, find: Find) -> None:
        self.find = find
        self.made = Compiled()
        self.roles: dict[str, str] = {}
        self.questions: dict[str, Question] = {}

    def compile(self, sections: Any) -> Compiled:
        listed = list(children(sections))
        for _kind, _block, value in listed:
            self._learn(struct(value).get("steps"))
        self.made.sections = tuple(
            self._section(block, struct(value)) for _kind, block, value in listed
        )
        self.made.about = About(**self.roles)
        return self.made

    def _learn(self, steps: Any) -> None:
        """Know every question before the first rule that names one is read."""
        for kind, _block, value in children(steps):
            step = struct(value)
            if kind == "shared":
                self._learn(self.find(text(step, "set")))
            for asked_kind, _id, asked in children(step.get("questions")):
                known = kind_of(asked_kind)
                if known is not None:
                    made = question(known, struct(asked))
                    self.questions.setdefault(made.id, made)
            self._learn(step.get("pages"))

    def _section(self, block: str, value: Raw) -> Section:
        name = self._place(value, block, Thing.PART)
        when = self._when(value, block, Thing.PART)
        steps = tuple(self._steps(value.get("steps")))
        return Section(name, text(value, "title"), steps, when)

    def _steps(self, stream: Any) -> Iterator[Step]:
        for kind, block, value in children(stream):
            step = struct(value)
            match kind:
                case "page" | "text":
                    yield self._item_step(kind, block, step)
                case "end":
                    yield self._exit(block, step)
                case "list":
                    yield self._repeat(block, step)
                case "shared":
                    yield from self._shared(block, step)
                case "payment":
                    self.made.charges.append(self._charge(block, step))
                case _:
                    self._leave_out(block, "This is no kind of page that we know.")

    def _item_step(self, kind: str, block: str, step: Raw, *, repeated: bool = False) -> ItemStep:
        name, when = self._place(step, block), self._when(step, block)
        if kind == "text":
            body = paragraphs(step, "body")
            return ContentStep(name, text(step, "title"), body, when, _ways(step))
        asked = tuple(self._questions(step.get("questions"), repeated=repeated))
        return QuestionStep(name, asked, text(step, "title"), paragraphs(step, "intro"), when)

    def _exit(self, block: str, step: Raw) -> ExitStep:
        name, when = self._place(step, block), self._when(step, block)
        return ExitStep(name, text(step, "title"), paragraphs(step, "body"), _ways(step), when)

    def _repeat(self, block: str, step: Raw) -> Repeat:
        pages = tuple(
            self._item_step(kind, id_, struct(value), repeated=True)
            for kind, id_, value in children(step.get("pages"))
        )
        asked = [
            each.id for page in pages if isinstance(page, QuestionStep) for each in page.questions
        ]
        return Repeat(
            self._place(step, block),
            text(step, "title"),
            text(step, "one"),
            text(step, "many"),
            pages,
            named_by=tuple(asked[:1]),
            minimum=number(step, "minimum") or 0,
            most=number(step, "most") or MOST_ON_A_LIST,
            when=self._when(step, block),
        )

    def _charge(self, block: str, step: Raw) -> Charge:
        each = text(step, "each")
        if each:
            self.made.rules[block] = each
        return Charge(text(step, "words"), pence(step, "pounds"), self._when(step, block), each)

    def _shared(self, block: str, step: Raw) -> Iterator[Step]:
        """Give the pages of a set. What is wrong with one is told at the block that uses it."""
        pages = self.find(text(step, "set"))
        if pages is None:
            self._leave_out(block, "These questions are not there any more: choose others.")
            return
        before, at_before = set(self.made.places), set(self.made.at)
        ruled_before = set(self.made.ruled)
        found = list(self._steps(pages))
        for name in set(self.made.places) - before:
            self.made.places[name] = block
        for thing in set(self.made.at) - at_before:
            self.made.at[thing] = block
        for ruled in set(self.made.ruled) - ruled_before:
            self.made.ruled[ruled] = block
        when = self._when(step, block)
        for rule, asked in names_in(step.get("when")):
            for page in found:
                self.made.ruled.setdefault((Thing.PAGE, page.id, asked), rule)
        yield from (_only_when(when, each) for each in found)

    def _questions(self, stream: Any, *, repeated: bool) -> Iterator[Question]:
        for block_type, block, value in children(stream):
            kind = kind_of(block_type)
            if kind is None:
                self._leave_out(block, "This is no kind of question that we know.")
                continue
            made = question(kind, struct(value), repeated=repeated)
            self._place(struct(value), block, Thing.QUESTION)
            role = role_of(kind, struct(value))
            if role and not repeated:
                self.roles.setdefault(role, made.id)
            yield made

    def _when(self, value: Raw, block: str, thing: Thing = Thing.PAGE) -> Condition | None:
        stream = value.get("when")
        for rule, asked in names_in(stream):
            self.made.rules[rule] = asked
            self.made.ruled.setdefault((thing, text(value, "name"), asked), rule)
        try:
            return condition(stream, self.questions)
        except Unreadable as error:
            self._leave_out(error.block or block, str(error))
            return None

    def _place(self, value: Raw, block: str, thing: Thing = Thing.PAGE) -> str:
        name = text(value, "name")
        self.made.at.setdefault((thing, name), block)
        self.made.places.setdefault(name, block)
        return name

    def _leave_out(self, block: str, message: str) -> None:
        self.made.unread.append(Unread(block, message))


def _ways(step: Raw) -> tuple[Way, ...]:
    return tuple(
        Way(text(way, "label"), phone=text(way, "phone"), href=text(way, "href"))
        for way in (struct(value) for _kind, _id, value in children(step.get("ways")))
    )


def _only_when(when: Condition | None, step: Step) -> Step:
    """Give a page of a set as one that is shown only when the set is."""
    if when is None:
        return step
    return replace(step, when=when if step.when is None else AllOf((when, step.when)))
