"""The one page as its template draws it: parts, and in them questions, words to say and lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from portal.ui.forms.bound import Problem

from ..answers import of_step
from ..conditions import questions_in
from ..definition import ContentStep, ExitStep, Journey, Kind, QuestionStep, Repeat, Section
from ..drafts import Opened
from ..fit import settled
from ..rows import item_title
from ..stale import digest
from ..wizard.forms import PageForm
from ..wizard.pages import ways
from ..writing import written
from .plain import NotPlain, plain
from .reading import SEEN, Asked, Kept, prefix_of
from .walk import Place, walk

TOKEN = re.compile(r' autocomplete="[^"]*"')


@dataclass
class Block:
    """A page of the form where it stands. ``when`` and ``asks`` are for the script."""

    opened: Opened
    place: Place
    asked: Asked | None = None
    when: str = ""
    asks: str = ""
    ways: list[dict[str, str]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    list_form: PageForm | None = None

    @property
    def step(self) -> Any:
        return self.place.live.step

    @property
    def address(self) -> str:
        return self.place.live.address

    @property
    def id(self) -> str:
        """Its id in the page."""
        return "at-" + self.address.replace("/", "-")

    @property
    def kind(self) -> str:
        kinds = {QuestionStep: "ask", ContentStep: "read", ExitStep: "exit", Repeat: "list"}
        return kinds[type(self.step)]

    @property
    def seen(self) -> tuple[str, str]:
        """Give the digest of what is kept now, under its name."""
        return SEEN + self.address, digest(self.place.live, self.opened.answers)

    @property
    def is_gap(self) -> bool:
        """Whether it is shown and not answered."""
        if not self.place.shown:
            return False
        if self.kind == "ask":
            given = of_step(self.opened.answers, self.place.live)
            return (
                not settled(self.step, given) and self.asked is not None and bool(self.asked.form)
            )
        if self.kind == "list":
            return not (self.opened.answers.get(self.step.id) or {}).get("done")
        return self.kind == "exit"

    @property
    def prefix(self) -> str:
        return prefix_of(self.place.live)

    @property
    def heading(self) -> str:
        """A page of one question has it as its heading, which stands there anyway."""
        return str(self.step.title)

    @property
    def fields(self) -> Iterator[tuple[str, SafeString, str]]:
        """Give each question: its kind, as HTML, and the id that a file's error leads to."""
        form = self.asked.form if self.asked else None
        for question in form.step.questions if form else ():
            bound: Any = form[question.id]  # type: ignore[index]
            yield question.kind.value, quiet(bound.as_field_group()), bound.element_id

    @property
    def files(self) -> list[Any]:
        """Give each question for files, with what there is."""
        form = self.asked.form if self.asked else None
        if form is None:
            return []
        return [
            {
                "question": question,
                "id": getattr(form[question.id], "element_id", ""),
                "names": [each["name"] for each in form.initial.get(question.id) or ()],
                "problems": form.errors.get(question.id, ()),
            }
            for question in form.step.questions
            if question.kind is Kind.FILE
        ]

    @property
    def conflict(self) -> list[tuple[str, str]]:
        """What another tab has put there, as names and words."""
        if self.asked is None or self.asked.stored is None:
            return []
        return [
            (each.name, ", ".join(written(each, self.asked.stored[each.id])))
            for each in self.step.questions
            if each.id in self.asked.stored
        ]

    @property
    def problems(self) -> list[Problem]:
        forms = [self.asked.form if self.asked else None, self.list_form]
        found = [each for form in forms if form and form.is_bound for each in form.problems()]
        return found if self.place.shown else []


@dataclass
class Item:
    """A thing on a list."""

    key: str
    title: str
    blocks: list[Block]


@dataclass
class Part:
    """A section of the form."""

    section: Section
    blocks: list[Block]

    @property
    def is_shown(self) -> bool:
        return any(block.place.shown for block in self.blocks)


@dataclass
class Sheet:
    """All of it."""

    parts: list[Part]
    has_more: bool = False
    """What was typed has opened pages that nobody has seen yet."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def blocks(self) -> Iterator[Block]:
        """Give every block, those of lists' things too."""
        for part in self.parts:
            for block in part.blocks:
                for item in block.items:
                    yield from item.blocks
                yield block

    @property
    def next(self) -> Block | None:
        """Give where to go on: what comes first of what is shown and not answered."""
        return next((block for block in self.blocks if block.is_gap), None)

    @property
    def exit(self) -> Block | None:
        """Give the end of the road, if these answers lead there."""
        return next((b for b in self.blocks if b.kind == "exit" and b.place.shown), None)

    @property
    def is_open(self) -> bool:
        """Whether something that was typed is not saved."""
        return any(block.asked is not None and block.asked.is_open for block in self.blocks)

    @property
    def is_left(self) -> bool:
        """Whether anything is wrong, or is not saved."""
        return bool(self.problems or self.is_open or self.has_conflict)

    @property
    def has_conflict(self) -> bool:
        return any(block.conflict for block in self.blocks)


def sheet_of(opened: Opened, reader: Kept) -> Sheet:
    """Draw up the page."""
    wanted = _asked_about(opened.journey)
    waiting: dict[str, dict[str, list[Block]]] = {}
    parts = [Part(each, []) for each in opened.journey.sections]
    of = {id(part.section): part.blocks for part in parts}
    for place in walk(opened.journey, reader):
        live = place.live
        block = _block(opened, place, reader, wanted)
        if live.repeat and live.item:
            waiting.setdefault(live.repeat.id, {}).setdefault(live.item, []).append(block)
            continue
        if isinstance(live.step, Repeat):
            block.items = list(_items(opened, live.step, waiting.get(live.step.id, {})))
            block.list_form = reader.lists.get(live.step.id)
        of[id(live.section)].append(block)
    sheet = Sheet(parts)
    sheet.problems = [problem for block in sheet.blocks for problem in block.problems]
    return sheet


def _block(opened: Opened, place: Place, reader: Kept, wanted: frozenset[str]) -> Block:
    step, asked = place.live.step, reader.asked.get(place.live.address)
    block = Block(opened, place, asked, when=_when(place))
    if isinstance(step, ContentStep | ExitStep):
        block.ways = ways(step)
    if isinstance(step, QuestionStep):
        of_script = [(q.id, q.kind.value, q.required) for q in step.questions if q.id in wanted]
        block.asks = json.dumps(of_script) if of_script else ""
        if asked is not None and asked.form is None:
            block.when = ""  # what it offers is only known to the server
    return block


def _when(place: Place) -> str:
    """Give what the script needs to show and hide a page; empty where it can not know."""
    try:
        return json.dumps([plain(when) for when in place.whens])
    except NotPlain:
        return ""


def _items(opened: Opened, repeat: Repeat, of: dict[str, list[Block]]) -> Iterator[Item]:
    stored = {
        item["key"]: item["answers"]
        for item in (opened.answers.get(repeat.id) or {}).get("items", ())
    }
    for number, (key, blocks) in enumerate(of.items(), start=1):
        yield Item(key, item_title(repeat, number, stored.get(key, {})), blocks)


def _asked_about(journey: Journey) -> frozenset[str]:
    """Give the questions that conditions look at."""
    conditions = [
        each.when
        for section, step in journey.steps()
        for each in (section, step, *(step.steps if isinstance(step, Repeat) else ()))
    ]
    return frozenset(id_ for when in conditions for id_ in questions_in(when))


def quiet(html: str) -> SafeString:
    """Give a question without what makes a browser fill in who sits before it.

    What was typed cannot look like an attribute: it was escaped.
    """
    return mark_safe(TOKEN.sub(' autocomplete="off"', str(html)))  # noqa: S308


def urls(opened: Opened) -> dict[str, str]:
    """Give where the page's links lead."""
    where = [opened.journey.key, opened.key]
    return {"link_url": reverse("caller_link", args=where), "list_url": reverse("callers")}
