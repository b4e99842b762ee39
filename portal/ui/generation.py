"""One stamp that every process sees, and what each process remembers under it.

A page is rebuilt only when something changed. What changed is not tracked page by page: any
publication, alert or setting replaces the stamp, and everything kept under the old one is dead
at once, in every process. What changes by the clock alone (an alert starts, the telephones open)
is told by the rooms through ``register_boundary``.

Take a ``window()`` *before* building what is to be kept: if the stamp or the clock moves on
meanwhile, the result is already out of date and is never shown to a second person.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.db.transaction import on_commit
from django.utils import timezone

from .stamps import stamp_store

T = TypeVar("T")
Boundary = Callable[[datetime], datetime | None]

LONGEST = timedelta(hours=1)
"""Nothing is kept for longer, so that a boundary nobody registered does little harm."""

MOST = 5000
"""Values remembered in one process, before it forgets them all and starts again."""


@dataclass(frozen=True)
class Window:
    """The stamp that something was built under, and the time (seconds since 1970) it ends."""

    stamp: str
    until: float

    def is_open(self) -> bool:
        return time.time() < self.until and self.stamp == current()


_boundaries: list[Boundary] = []
_memory: dict[str, tuple[Window, Any]] = {}
_window: Window | None = None
_asking = threading.local()


def current() -> str:
    """The stamp that all processes see. A few microseconds, no query."""
    return stamp_store().read()


def bump() -> None:
    """Empty every page cache, in every process, as soon as the present transaction commits."""
    on_commit(lambda: stamp_store().replace(), robust=True)


def bump_on_change(*models: type[Model]) -> None:
    """Bump whenever one of these is saved or deleted. Call it from ``AppConfig.ready``."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(_bump_on_signal, sender=model, dispatch_uid=("generation", model))


def _bump_on_signal(raw: bool = False, **kwargs: Any) -> None:
    bump()


def register_boundary(fn: Boundary) -> None:
    """Let ``fn(now)`` say when what pages show will next change by itself; None for never.

    ``now`` is local time, aware. It is asked once for each stamp and boundary, not for each
    request, so it may use the database.
    """
    if fn not in _boundaries:
        _boundaries.append(fn)


def next_boundary(now: datetime) -> datetime:
    """The first moment after ``now`` when a page may read differently: an hour hence at most."""
    local = timezone.localtime(now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)
    asked = (fn(local) for fn in _boundaries)
    return min([now + LONGEST, midnight, *(when for when in asked if when and when > now)])


def window() -> Window:
    """The window that is open now."""
    global _window
    if _window is None or not _window.is_open():
        stamp = current()
        _asking.now = True
        try:
            until = next_boundary(timezone.now()).timestamp()
        finally:
            _asking.now = False
        _window = Window(stamp, until)
    return _window


def remembered(key: str, build: Callable[[], T]) -> T:
    """The value that ``build`` gave for this key in the present window; built once a process.

    Never for anything about one person. The value is shared: do not change it.
    """
    if getattr(_asking, "now", False):
        return build()  # a boundary is being worked out, so there is no window to keep it in
    kept = _memory.get(key)
    if kept is not None and kept[0].is_open():
        value: T = kept[1]
        return value
    opened = window()
    value = build()
    if len(_memory) >= MOST:
        _memory.clear()
    _memory[key] = (opened, value)
    return value


def cache_key(key: str, key_prefix: str, version: int) -> str:
    """Names entries of Django's default cache, where Wagtail keeps what it knows of sites.

    It is memory of one process. With the stamp in each key, a change made in one is seen in all.
    """
    return f"{current()}:{key_prefix}:{version}:{key}"


def forget() -> None:
    """Drop what this process remembers. For tests, which roll their changes back unseen."""
    global _window
    _window = None
    _memory.clear()
