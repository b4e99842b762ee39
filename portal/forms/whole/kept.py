"""What stands on the one page of a draft that nobody is typing in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.ui.forms import GovukForm

from .. import offers
from ..answers import new_key, of_step
from ..build import StepForm, form_for
from ..definition import NO, Repeat
from ..drafts import Opened
from ..fit import fits
from ..route import LiveStep
from ..wizard import files
from ..wizard.forms import PageForm, another_form, any_form
from .walk import Shown


@dataclass
class Asked:
    """A page of questions as it stands there. ``stored`` is what another tab has put there.

    It has no form while what it offers cannot be looked up yet, or if there is nothing to offer.
    """

    live: LiveStep
    form: StepForm | None
    stored: Mapping[str, Any] | None = None
    is_open: bool = False
    """Something was typed that is not saved."""


class Kept:
    """Reads the draft. It is a ``walk.Reader``, and remembers each page's form."""

    def __init__(self, opened: Opened, adding: str = "") -> None:
        self.opened, self.adding = opened, adding
        self.asked: dict[str, Asked] = {}
        self.lists: dict[str, PageForm] = {}
        self.on_lists: dict[str, list[str]] = {}

    def ask(self, live: LiveStep, kept: Mapping[str, Any], shown: Shown) -> Mapping[str, Any]:
        given = of_step(self.opened.answers, live)
        question = offers.looks_up(live.step)
        if question and not (shown and offers.find(question, kept)):
            self.asked[live.address] = Asked(live, None)
            return {question.id: question.options[-1].value} if shown else {}
        form = self._made(live, kept)
        self.asked[live.address] = Asked(live, form)
        asked = form.step.questions
        return {q.id: given[q.id] for q in asked if q.id in given and fits(q, given[q.id])}

    @property
    def is_adding(self) -> bool:
        """Whether a thing stands on the page that is not saved."""
        lists = (each for _s, each in self.opened.journey.steps() if isinstance(each, Repeat))
        return any(set(self.on_lists[each.id]) - set(self._stored(each)) for each in lists)

    def items(self, repeat: Repeat) -> list[str]:
        keys = self._keys(repeat)
        fewest = max(repeat.minimum, len(keys) + (self.adding == repeat.id))
        while len(keys) < min(fewest, repeat.most):
            keys.append(new_key())
        self.on_lists[repeat.id] = keys
        return keys

    def is_done(self, repeat: Repeat, items: list[str], shown: Shown) -> bool:
        done = bool((self.opened.answers.get(repeat.id) or {}).get("done"))
        new = set(items) - set(self._stored(repeat))
        self._list(repeat, items, initial={"another": NO} if done and not new else None)
        return done and not new

    def _list(self, repeat: Repeat, items: list[str], *typed: Any, **more: Any) -> PageForm | None:
        """Make the question that ends a list; none where there is no choice."""
        if not repeat.minimum <= len(items) < repeat.most:
            return None
        kind = another_form(repeat) if items else any_form(repeat)
        form = kind(*typed, prefix=f"{repeat.id}-list", **more)
        _unhead(form)
        self.lists[repeat.id] = form
        return form

    def _keys(self, repeat: Repeat) -> list[str]:
        return self._stored(repeat)

    def _stored(self, repeat: Repeat) -> list[str]:
        return [item["key"] for item in (self.opened.answers.get(repeat.id) or {}).get("items", ())]

    def _made(self, live: LiveStep, kept: Mapping[str, Any], *typed: Any) -> StepForm:
        step = live.asks
        initial = {**of_step(self.opened.answers, live), **files.initial(self.opened, live)}
        form = form_for(step, kept)(
            *typed, answers=kept, initial=initial, prefix=prefix_of(live) or None
        )
        _unhead(form)
        return form


def prefix_of(live: LiveStep) -> str:
    """Give what stands before the names of a thing's questions."""
    return f"{live.repeat.id}-{live.item}" if live.repeat and live.item else ""


def _unhead(form: GovukForm) -> None:
    """Let a question that is a page's heading in the wizard be one among many."""
    for field in form.fields.values():
        question: Any = field
        question.page_heading = False
        question.heading = "s"
