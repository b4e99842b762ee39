"""What was typed on the one page, and what of it is to be saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from portal.ui.forms import GovukForm

from .. import offers
from ..answers import of_step
from ..build import StepForm
from ..cleaned import keep
from ..conditions import NOTHING
from ..definition import NO, YES, QuestionStep, Repeat
from ..drafts import Opened
from ..route import LiveStep
from ..stale import VIEW_NAME, Conflict, Page, digest, stored_values, view_of
from ..wizard.storage import put_once
from .doing import Doing
from .kept import Asked, Kept
from .pages import Pages
from .walk import Shown

SEEN = "seen:"
"""In a post, before the address of a page: the digest of what it was shown with."""
UNSEEN = "unseen"
"""In a post: the address of each page that was hidden, whatever opens it now."""
ITEMS = "item"
"""In a post: ``list/key`` of each thing that stood on the page."""


class Typed(Kept):
    """Reads what was typed, and gathers what is to be saved. The button says what is judged."""

    def __init__(self, opened: Opened, posted: QueryDict, doing: Doing) -> None:
        self.posted, self.doing = posted, doing
        self.unseen = frozenset(posted.getlist(UNSEEN))
        super().__init__(opened, doing.adding or self._wanted(opened))
        self.saves = Pages()

    def ask(self, live: LiveStep, kept: Mapping[str, Any], shown: Shown) -> Mapping[str, Any]:
        seen = self.posted.get(SEEN + live.address)
        question = offers.looks_up(live.step)
        is_offered = not question or (shown and offers.find(question, kept))
        if seen is None or self.doing.kept == live.address or not is_offered:
            return super().ask(live, kept, shown)
        form = self._made(live, kept, self.posted)
        form.full_clean()
        if not self._typed(form) and seen == digest(live, {}) != digest(live, self.opened.answers):
            return super().ask(live, kept, shown)  # it was empty here, and answered elsewhere
        if not form.is_valid():
            return self._not_yet(live, form, shown)
        if live.address in self.unseen and not self._typed(form):
            return super().ask(live, kept, shown)
        values = form.kept()
        stored = stored_values(live, self.opened.answers)
        page = Page(live, seen, view_of(self.posted), values)
        if values == stored or self._is_untouched(page, stored):
            return super().ask(live, kept, shown)
        if not shown and all(each in NOTHING for each in values.values()):
            return super().ask(live, kept, shown)
        try:
            page.check(self.opened.answers, self.opened.draft.writers)
        except Conflict as conflict:
            self.asked[live.address] = Asked(live, form, conflict.stored, is_open=True)
            return conflict.stored
        self.saves.pages.append(page)
        self.asked[live.address] = Asked(live, form)
        return values

    def _is_untouched(self, page: Page, stored: Mapping[str, Any]) -> bool:
        """Whether a page comes back as it was shown, while another tab has changed it."""
        if not stored:
            return False
        shown = put_once(self.opened.answers, page.live, dict(page.values))
        return page.seen == digest(page.live, shown)

    def _not_yet(self, live: LiveStep, form: StepForm, shown: Shown) -> Mapping[str, Any]:
        typed = self._typed(form)
        self._spare(live, form, typed, shown)
        self.asked[live.address] = Asked(live, form, is_open=bool(typed and shown))
        return {
            each.id: offers.kept(each, keep(each, form.cleaned_data[each.id]))
            for each in form.step.questions
            if each.id in form.cleaned_data and each.id not in form.errors
        }

    def _spare(self, live: LiveStep, form: StepForm, typed: list[str], shown: Shown) -> None:
        """Forget what is wrong with what is not judged yet."""
        if not shown:
            form.errors.clear()
        in_full = self.doing.judge == "all" and live.address not in self.unseen
        if in_full or (self.doing.judge == "begun" and typed):
            return
        given = of_step(self.opened.answers, live)
        for name in list(form.errors):
            if name not in typed and given.get(name) in NOTHING:
                del form.errors[name]

    def _typed(self, form: StepForm) -> list[str]:
        """Give the questions for which anything was typed."""
        return [each.id for each in form.step.questions if self._has(form, each.id)]

    def _has(self, form: GovukForm, question: str) -> bool:
        """Whether anything was typed for a question."""
        name = form.add_prefix(question)
        unsaid = (f"{name}-stage", f"{name}-do")
        boxes = (n for n in self.posted if n == name or n.startswith(f"{name}-"))
        return any(
            text.strip() for box in boxes if box not in unsaid for text in self.posted.getlist(box)
        )

    def _keys(self, repeat: Repeat) -> list[str]:
        """Give the things that are there, and those that were being added."""
        stored = self._stored(repeat)
        posted = [each.partition("/") for each in self.posted.getlist(ITEMS)]
        named = dict.fromkeys(key for name, _, key in posted if name == repeat.id)
        new = [key for key in named if key not in stored and VIEW_NAME.fullmatch(key)]
        adding = [
            key
            for key in new
            if self._is_new(repeat, key) and f"{repeat.id}/{key}" != self.doing.removed
        ]
        return [*stored, *adding][: repeat.most]

    def _is_new(self, repeat: Repeat, key: str) -> bool:
        """Whether a thing was never saved, as opposed to taken off meanwhile."""
        lives = [
            LiveStep(f"{repeat.id}/{key}/{step.id}", step, section, repeat, key)
            for section, each in self.opened.journey.steps()
            if each is repeat
            for step in repeat.steps
            if isinstance(step, QuestionStep)
        ]
        shown = [(self.posted.get(SEEN + live.address), live) for live in lives]
        return all(seen in (None, digest(live, {})) for seen, live in shown)

    def is_done(self, repeat: Repeat, items: list[str], shown: Shown) -> bool:
        form = self._list(repeat, items, self.posted)
        said = self.posted.get(f"{repeat.id}-list-another")
        was = bool((self.opened.answers.get(repeat.id) or {}).get("done"))
        in_full = self.doing.judge == "all" and shown and repeat.id not in self.unseen
        if form is not None and not form.is_valid() and not in_full:
            form.errors.clear()
        done = was
        if self.adding == repeat.id:
            done = False
        elif said in (YES, NO):
            done = said == NO
        elif len(items) >= repeat.most > 0:
            done = True
        adds = any(page.live.repeat is repeat for page in self.saves.pages)
        if shown and (done != was or (adds and done)):
            self.saves.lists[repeat] = done
        if self.adding == repeat.id and form is not None:
            self._list(repeat, items)
        return done

    def _wanted(self, opened: Opened) -> str:
        """Give the list to which another thing is wanted, by its "Yes"."""
        lists = (each for _s, each in opened.journey.steps() if isinstance(each, Repeat))
        return next((r.id for r in lists if self.posted.get(f"{r.id}-list-another") == YES), "")
