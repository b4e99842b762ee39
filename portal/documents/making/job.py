"""The worker's part: claims what is waited for, makes it within bounds, and keeps it.

One worker at a time has it, and none for ever: a lease that a killed worker leaves behind ends by
itself, and the next who asks has another worker told.
"""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from portal.integration import private_files
from portal.integration.encryption import CannotDecrypt

from ..models import Making, MakingState
from ..registry import FormatMissing, UnknownFormat, Unmakeable
from ..render import render
from ..written import loads
from . import keeping
from .bounded import Bounds, Broke, TooMuch, bounded

log = logging.getLogger(__name__)

MARGIN = timedelta(seconds=30)
TRIES = 3
FAILED = "We could not make this. Try again in an hour, or ask us to make it for you."
TOO_MUCH = "This is too long for us to make in this format. Ask us to make it for you."


def lease_length() -> timedelta:
    """Longer than any job may run, so whoever still works on it still holds it."""
    return timedelta(seconds=settings.Q_CLUSTER["timeout"]) + MARGIN


def bounds() -> Bounds:
    """The child ends before django-q2 would end the worker."""
    return Bounds(seconds=0.8 * settings.Q_CLUSTER["timeout"], answer=keeping.MOST_BYTES)


def make(pk: int) -> None:
    """Make what is waited for, unless another worker is at it. The job of django-q2."""
    token = uuid.uuid4()
    try:
        row = _claimed(pk, token)
    except CannotDecrypt:
        log.error("No key opens what %s is made from: it goes, and who asks next begins anew", pk)
        keeping.forget(Making.objects.filter(pk=pk, lease_token=token))
        return
    if row is None:
        return
    if row.tries > TRIES:
        _failed(row, token, FAILED)
        return
    why = ""
    try:
        document = loads(row.source)
        made = bounded(lambda: render(document, row.format).content, bounds())
    except Unmakeable as refusal:
        why = str(refusal)
    except TooMuch as much:
        log.warning("Making %s as %s took too much %s", pk, row.format, much)
        why = TOO_MUCH
    except (Broke, UnknownFormat, FormatMissing) as error:
        log.error("Making %s as %s failed (%s)", pk, row.format, error)
        why = FAILED
    if why:
        _failed(row, token, why)
    else:
        _done(row, token, made)


def _claimed(pk: int, token: uuid.UUID) -> Making | None:
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    won = Making.objects.filter(free, pk=pk, state=MakingState.WAITING).update(
        lease_until=now + lease_length(), lease_token=token, tries=F("tries") + 1
    )
    return Making.objects.get(pk=pk) if won else None


def _done(row: Making, token: uuid.UUID, made: bytes) -> None:
    name = private_files.keep(made)
    kept = _settle(row, token, state=MakingState.READY, storage_name=name, size=len(made))
    if kept:
        keeping.make_room()
    else:  # erased meanwhile, or another worker took over
        private_files.erase(name)


def _failed(row: Making, token: uuid.UUID, why: str) -> None:
    _settle(row, token, state=MakingState.FAILED, why=why[:300])


def _settle(row: Making, token: uuid.UUID, **what: object) -> bool:
    ours = Making.objects.filter(pk=row.pk, lease_token=token, state=MakingState.WAITING)
    return bool(
        ours.update(source="", lease_until=None, lease_token=None, done_at=timezone.now(), **what)
    )
