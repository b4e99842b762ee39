"""A wizard's storage in the draft: clean answers, by step, saved at once and merged."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from formtools.wizard.storage.base import BaseStorage

from ..answers import new_key, of_step, put
from ..drafts import Opened
from ..route import NEW, LiveStep
from ..stale import page_of, view_of
from . import files, learning


class Full(Exception):
    """Another tab has added the last thing that a list takes."""


class DraftStorage(BaseStorage):
    """What formtools asks of a storage, answered by the draft that the request has opened.

    The present step is the address's, and never a thing that is kept: so tabs do not share it.
    Nothing is ever reset, and raw posts and files are never stored.
    """

    request: HttpRequest

    def __init__(self, prefix: str, request: Any = None, file_storage: Any = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.opened: Opened = request.opened_draft
        self.live: LiveStep | None = None
        self.step: str = ""

    @property
    def current_step(self) -> str:
        return self.step

    @current_step.setter
    def current_step(self, value: str) -> None:
        """Leave it: the address says which step this is."""

    @property
    def extra_data(self) -> dict[str, Any]:
        return {}

    def get_step_data(self, step: str) -> None:
        """Give no raw post: a page shows kept answers as its initial values."""

    def get_step_files(self, step: str) -> None:
        """Give no files: they are stored where they belong as soon as they come."""

    def set_step_data(self, step: str, cleaned_data: Any) -> None:
        """Save what a step was given. Raises ``stale.Conflict``, ``drafts.Gone`` and ``Full``."""
        live = self.live
        if live is None:
            return
        new = live if live.item == NEW else None
        if new:
            key = view_of(self.request.POST) or new_key()
            live = self.live = as_item(new, key)
        page = page_of(live, self.request.POST, cleaned_data)
        before: dict[str, Any] = {}

        def change(answers: dict[str, Any]) -> dict[str, Any]:
            before.clear()
            before.update(of_step(answers, live))
            return put_once(answers, live, cleaned_data)

        self.opened.save(change, page)
        self.opened.noticed += learning.saved(self.request, live, before, cleaned_data)
        if new:
            files.settle(self.opened, new, live)

    def set_step_files(self, step: str, files: Any) -> None:
        """Store none here."""

    def reset(self) -> None:
        """Keep everything: a draft goes only by being sent, given up, or out of time."""

    def update_response(self, response: HttpResponseBase) -> None:
        """Add nothing."""


def as_item(live: LiveStep, key: str) -> LiveStep:
    """Give the page of a new item as that of the item it makes, under this key."""
    if live.repeat is None or not key:
        return live
    address = f"{live.repeat.id}/{key}/{live.step.id}"
    return LiveStep(address, live.step, live.section, live.repeat, key)


def put_once(answers: dict[str, Any], live: LiveStep, values: dict[str, Any]) -> dict[str, Any]:
    """Store what a step was given; an item that is not there yet is added under its key."""
    if live.repeat is None or not live.item or live.item == NEW:
        return put(answers, live, values)
    items = (answers.get(live.repeat.id) or {}).get("items", ())
    if any(item.get("key") == live.item for item in items):
        return put(answers, live, values)
    if len(items) >= live.repeat.most:
        raise Full
    new = LiveStep(live.address, live.step, live.section, live.repeat, NEW)
    return put(answers, new, values, key=live.item)
