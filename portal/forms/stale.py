"""Noticing that an answer was changed in another tab since this page was shown.

A page carries two hidden values: ``seen``, a keyed digest of the answer that it showed, and
``view``, a name made afresh whenever the page is shown. An answer that has changed since is a
conflict, unless this same view changed it: then the person went Back to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from portal.integration.encryption import keyed_hash

from .answers import new_key, of_step
from .definition import QuestionStep, Repeat
from .route import LiveStep

SEEN, VIEW = "form-seen", "form-view"
VIEW_NAME = re.compile(r"[23456789bcdfghjkmnpqrstvwxz]{8}")


class Conflict(Exception):
    """This page's answer was changed in another place. ``stored`` is what stands there now."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        super().__init__("an answer was changed in another tab")
        self.stored = stored


class Checked(Protocol):
    """What comes back of a page, or of several at once."""

    @property
    def written(self) -> dict[str, str]:
        """Give the entries of ``writers`` that it makes."""

    def check(self, answers: Mapping[str, Any], writers: Mapping[str, str]) -> None:
        """Raises ``Conflict`` if somebody else has changed an answer since."""


@dataclass(frozen=True)
class Page:
    """A page as it comes back: where it stands, what it was shown with, and what it says now."""

    live: LiveStep
    seen: str
    view: str
    values: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"Page({self.live.address})"

    @property
    def written(self) -> dict[str, str]:
        """Give the entry of ``writers`` that this view makes."""
        return {self.live.address: self.view}

    def check(self, answers: Mapping[str, Any], writers: Mapping[str, str]) -> None:
        """Raises ``Conflict`` if somebody else has changed the answer since."""
        stored = stored_values(self.live, answers)
        if not stored:
            return
        ours = bool(self.view) and writers.get(self.live.address) == self.view
        if not ours and digest(self.live, answers) != self.seen and stored != dict(self.values):
            raise Conflict(stored)


def page_of(live: LiveStep, posted: Mapping[str, str], values: Mapping[str, Any]) -> Page:
    """Read a page that was sent. A view that is no name of ours counts as none."""
    return Page(live, posted.get(SEEN, ""), view_of(posted) or "", values)


def view_of(posted: Mapping[str, str]) -> str:
    """Give the view that was sent; empty if it is no name of ours."""
    view = posted.get(VIEW, "")
    return view if VIEW_NAME.fullmatch(view) else ""


def new_view() -> str:
    """Name a view. An item added by it takes this as its key, so that it is added only once."""
    return new_key()


def stored_values(live: LiveStep, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give what stands in the draft for the questions of a page."""
    if isinstance(live.step, QuestionStep):
        given = of_step(answers, live)
        return {each.id: given[each.id] for each in live.step.questions if each.id in given}
    if isinstance(live.step, Repeat):
        return {live.step.id: answers.get(live.step.id)}
    return {}


def digest(live: LiveStep, answers: Mapping[str, Any]) -> str:
    """Give a short name for what stands there, which says nothing of it."""
    text = json.dumps(stored_values(live, answers), sort_keys=True, ensure_ascii=False)
    return keyed_hash(f"page {live.address}", f"|{text}")[:16]
