"""The one page as its template draws it: parts, and in them questions, words to say and lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from portal.ui.forms.bound import Problem

from ..conditions import questions_in
from ..definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat, Section
from ..drafts import Opened
from ..rows import item_title
from ..wizard.pages import ways
from .blocks import Block, Item
from .doing import Doing
from .kept import Kept
from .plain import NotPlain, plain
from .walk import Place, walk


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

    def focus(self, doing: Doing) -> str:
        """Give the id at which somebody goes on who has pressed a button; none where it says so."""
        if self.problems or doing.is_inside:
            return ""  # the summary, or the question itself, takes the cursor
        name = doing.what.partition("/")[0]
        listed = next((b for b in self.blocks if b.kind == "list" and b.step.id == name), None)
        if listed is not None:
            return listed.items[-1].id if doing.adding and listed.items else listed.id
        if doing.kept:
            return next((b.id for b in self.blocks if b.address == doing.kept), "")
        return self.next.id if self.next else "end"

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
        yield Item(
            f"at-{repeat.id}-{key}", key, item_title(repeat, number, stored.get(key, {})), blocks
        )


def _asked_about(journey: Journey) -> frozenset[str]:
    """Give the questions that conditions look at."""
    conditions = [
        each.when
        for section, step in journey.steps()
        for each in (section, step, *(step.steps if isinstance(step, Repeat) else ()))
    ]
    return frozenset(id_ for when in conditions for id_ in questions_in(when))


def urls(opened: Opened) -> dict[str, str]:
    """Give where the page's links lead."""
    where = [opened.journey.key, opened.key]
    return {"link_url": reverse("caller_link", args=where), "list_url": reverse("callers")}
