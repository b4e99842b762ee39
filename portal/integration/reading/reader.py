"""What a page may know of another system, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from pydantic import TypeAdapter

from ..encryption import keyed_hash
from ..models import LastKnown
from ..wake import queue_job

Fetch = Callable[[str, float], Any]
"""Asks the other system about a key, within so many seconds. What it gives must be JSON. It raises
for anything that is no answer; ``None`` is the answer that there is nothing."""

ASKING = timedelta(minutes=1)
"""The worker is told again after this long, should a job have been lost."""


@dataclass(frozen=True, repr=False)
class Reading:
    """What is last known, and since when. Its repr shows nothing.

    ``at`` is None where nothing is known yet. ``fresh``: it is as new as was asked for.
    ``reachable``: the other system answered the last time that it was asked, or was not asked yet.
    """

    value: Any
    at: datetime | None
    fresh: bool
    reachable: bool

    @property
    def known(self) -> bool:
        return self.at is not None

    def __repr__(self) -> str:
        return "Reading(…)"


_readers: dict[str, Reader] = {}


class UnknownReader(LookupError):
    """No room has made a reader of this name."""


def registered(name: str) -> Reader:
    """Raises UnknownReader."""
    try:
        return _readers[name]
    except KeyError:
        raise UnknownReader(f"Nobody reads {name!r}.") from None


class Reader:
    """One kind of question to one other system. Make it once, when a room is loaded.

    ``timeout`` is how many seconds the other system has to answer the worker. What is older than
    ``fresh_for`` is asked for anew; what nobody has wanted for as long as ``keep`` is forgotten.
    An answer that does not fit ``shape``, a type or pydantic model, is none; a page is given JSON
    of that shape. Raises ValueError for a name that another reader has.
    """

    def __init__(
        self,
        name: str,
        fetch: Fetch,
        *,
        timeout: float = 5,
        fresh_for: timedelta = timedelta(minutes=5),
        keep: timedelta = timedelta(days=7),
        shape: Any = Any,
    ) -> None:
        if name in _readers:
            raise ValueError(f"Somebody else reads {name!r} already.")
        self.name, self.fetch, self.timeout = name, fetch, timeout
        self.fresh_for, self.keep = fresh_for, keep
        self.shape = TypeAdapter(shape)
        _readers[name] = self

    def read(self, key: str) -> Reading:
        """Give what is last known about ``key``, and have it asked for if it is not fresh.

        One query if it is fresh. Never waits for the other system.
        """
        now = timezone.now()
        known = self._find(key)
        fresh = known.at is not None and known.at > now - self.fresh_for
        if not fresh:
            self._ask(known, now)
        return Reading(
            value=known.value["is"] if known.value else None,
            at=known.at,
            fresh=fresh,
            reachable=known.failed_at is None,
        )

    def _find(self, key: str) -> LastKnown:
        exact = hashlib.sha256(key.encode()).hexdigest()  # A1 and a1 may be two things
        hashed = keyed_hash(f"reader:{self.name}", exact)
        mine = LastKnown.objects.filter(reader=self.name, key_hash=hashed)
        found = mine.first()
        if found is None:
            try:
                with transaction.atomic():
                    return LastKnown.objects.create(reader=self.name, key_hash=hashed, key=key)
            except IntegrityError:  # another page was quicker
                found = mine.get()
        return found

    def _ask(self, known: LastKnown, now: datetime) -> None:
        """Tell the worker, once for all pages that want it within a minute."""
        idle = Q(asked_at=None) | Q(asked_at__lt=now - ASKING)
        one = LastKnown.objects.filter(idle, pk=known.pk)
        if one.update(asked_at=now, wanted_at=now):
            queue_job("a refresh", "portal.integration.reading.refresh", known.pk)
