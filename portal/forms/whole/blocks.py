"""A page of the form where it stands on the one page, as its template draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from portal.ui.forms.bound import Problem

from ..answers import of_step
from ..definition import ContentStep, ExitStep, Kind, QuestionStep, Repeat
from ..drafts import Opened
from ..fit import settled
from ..stale import digest
from ..wizard.forms import PageForm
from ..writing import written
from .kept import Asked, prefix_of
from .reading import SEEN
from .walk import Place

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
    """A thing on a list. ``id`` is its own in the page."""

    id: str
    key: str
    title: str
    blocks: list[Block]


def quiet(html: str) -> SafeString:
    """Give a question without what makes a browser fill in who sits before it.

    What was typed cannot look like an attribute: it was escaped.
    """
    return mark_safe(TOKEN.sub(' autocomplete="off"', str(html)))  # noqa: S308 - a form of ours, made safe
