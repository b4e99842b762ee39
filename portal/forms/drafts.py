"""Saving a draft, so that of two tabs at once neither loses anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from . import access, moments, notes, versions
from .definition import Journey
from .learning import leaving
from .learning.measures import Count
from .mine.filling import fill
from .mine.known import Known
from .models import Draft, Version
from .route import Route, route
from .stale import Checked

TRIES = 20


class Gone(Exception):
    """The draft is not there any more: it was sent, or given up, in another place."""


Change = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass
class Opened:
    """A draft that somebody has before them, with its journey and its route.

    ``draft`` may not be saved yet: nothing is written before there is an answer. ``changes`` are
    sentences on what a new version asks differently, if the draft has just moved to one. ``known``
    is what the account of whoever fills it in knows of the answers. ``noticed`` is what this
    request tells about the form's questions: see ``portal.forms.learning``. ``note``
    makes what stands above each page, in place of the journey's own.
    """

    draft: Draft
    journey: Journey
    holder: str = field(default="", repr=False)
    changes: tuple[str, ...] = ()
    known: Known | None = field(default=None, repr=False)
    for_caller: bool = False
    """Staff have it before them, who fill it in for somebody else."""
    noticed: list[Count] = field(default_factory=list)
    note: notes.Build | None = field(default=None, repr=False)
    is_preview: ClassVar[bool] = False

    @cached_property
    def route(self) -> Route:
        """Give the route of the answers so far."""
        return route(self.journey, self.draft.answers)

    @property
    def key(self) -> str:
        return self.draft.key

    @property
    def answers(self) -> dict[str, Any]:
        return self.draft.answers

    @property
    def until(self) -> datetime | None:
        """Give when it stops being taken as it is, if others begin on a newer version already."""
        return self.draft.version.closes_at if self.is_saved else None

    @property
    def is_saved(self) -> bool:
        return self.draft.pk is not None

    def save(self, change: Change, page: Checked | None = None) -> None:
        """Apply a change to the newest answers and save them.

        If another tab saved meanwhile, its answers are read and the change is applied to those.
        With a ``page``, raises ``stale.Conflict`` where that page's own answer was changed by
        another view of it. Raises ``Gone``.
        """
        for _try in range(TRIES):
            answers = self.draft.answers
            if page:
                page.check(answers, self.draft.writers)
            writers = {**self.draft.writers, **(page.written if page else {})}
            if self._write(*self._settled(change(answers), writers)):
                self.__dict__.pop("route", None)
                return
            self._read_again()
        raise RuntimeError("The draft was changed by others each time.")

    def _settled(
        self, answers: dict[str, Any], writers: dict[str, str]
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """Answer what need not be asked: what the account knows, and what offers nothing."""
        return fill(self.journey, answers, writers, self.known, self.draft.answers)

    def move_to(self, version: Version, changes: tuple[str, ...]) -> None:
        """Go on with the same answers on another version."""
        if not self.is_saved:
            self.draft.version = version
        else:
            Draft.objects.filter(pk=self.draft.pk).update(version=version)
            self._read_again()
        self.journey = versions.journey_of(version)
        self.changes = changes
        self.__dict__.pop("route", None)

    def _write(self, answers: dict[str, Any], writers: dict[str, str]) -> bool:
        draft, now = self.draft, timezone.now()
        before = draft.answers if self.is_saved else {}
        times = moments.after_saving(self.journey, before, answers, draft.moments, now)
        kept: dict[str, Any] = {"answers": answers, "writers": writers, "moments": times}
        if draft.pk is None:
            return self._write_first(kept)
        kept |= {"changed_at": now, "revision": draft.revision + 1, "left_page": ""}
        saved: int = Draft.objects.filter(pk=draft.pk, revision=draft.revision).update(**kept)
        if saved:
            leaving.came_back(draft)
            _set(draft, **kept)
        return bool(saved)

    def _write_first(self, kept: dict[str, Any]) -> bool:
        draft = self.draft
        _set(draft, **kept)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
                access.grant(draft.key, self.holder)
        except IntegrityError:  # the other half of a double click was faster
            draft.pk = None
            return False
        return True

    def _read_again(self) -> None:
        found = newest(self.draft.key)
        if found is None:
            raise Gone
        self.draft = found


def _set(draft: Draft, **values: Any) -> None:
    for name, value in values.items():
        setattr(draft, name, value)


def newest(key: str, drafts: QuerySet[Draft] | None = None) -> Draft | None:
    """Read a draft with its version, but for the version's text, which is remembered."""
    found: Draft | None = (
        (Draft.objects.all() if drafts is None else drafts)
        .filter(key=key)
        .select_related("version")
        .defer("version__frozen")
        .first()
    )
    return found
