"""Asks the virus scanner about a file, and again. What could not be scanned is never served."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from . import clamd, private_files
from .clamd import CannotScan, Clamd
from .encryption import CannotDecrypt

log = logging.getLogger(__name__)

OFF = "off"
SECONDS = 5.0
"""How long a person waits for the scanner."""
PAUSE = 30.0
"""Seconds in which a scanner that gave no answer is not asked while somebody waits."""
AT_A_TIME = 50
"""Files of one run; the next run takes the next."""
TOO_LONG = timedelta(hours=1)
SMALL = 1_000_000
"""Bytes that any scanner takes. A larger file may be beyond its limit, and must not stop others."""
LEAVE_IT = "leave it"
"""The scanner answers nobody now: leave it in peace until the next run."""

_silent_until = 0.0


class ScanState(models.TextChoices):
    """What the virus scanner said."""

    NOT_NEEDED = "not-needed", "Not scanned"
    WAITING = "waiting", "Waiting for the scanner"
    CLEAN = "clean", "No virus found"
    INFECTED = "infected", "Virus found"


MAY_BE_READ = frozenset({ScanState.NOT_NEEDED, ScanState.CLEAN})


def is_on() -> bool:
    """Say whether there is a scanner."""
    return str(settings.SCANNER) != OFF


def first_look(data: bytes) -> ScanState:
    """Ask about a file while somebody waits. Without an answer it must wait.

    A scanner that gave none is left in peace for a while, so that several files in one page do
    not each wait for it.
    """
    global _silent_until
    if is_on() and time.monotonic() < _silent_until:
        return ScanState.WAITING
    state = ask(data, SECONDS)
    if state == ScanState.WAITING:
        _silent_until = time.monotonic() + PAUSE
    return state


def ask(data: bytes, seconds: float = clamd.SECONDS) -> ScanState:
    """Ask about one file. No answer that means anything is ``WAITING``."""
    if not is_on():
        return ScanState.NOT_NEEDED
    try:
        found = Clamd.at(settings.SCANNER, seconds).finds_virus_in(data)
    except CannotScan as reason:
        log.warning("The virus scanner gave no answer (%s); a file waits.", reason)
        return ScanState.WAITING
    return ScanState.INFECTED if found else ScanState.CLEAN


def ask_again(model: type[models.Model], since: str) -> int:
    """Ask again about files of a model that wait, the oldest by ``since`` first.

    The model has ``state`` and ``storage_name``. Give how many have an answer now.
    """
    if not is_on():
        return 0
    waiting: models.QuerySet[Any] = model._default_manager.filter(state=ScanState.WAITING)
    answered = 0
    for row in waiting.order_by(since, "pk")[:AT_A_TIME]:
        answer = _ask_about(row.storage_name)
        if answer == LEAVE_IT:
            break
        if answer in (ScanState.CLEAN, ScanState.INFECTED):
            note(row, ScanState(answer))
            answered += 1
    late = waiting.filter(**{f"{since}__lt": timezone.now() - TOO_LONG}).count()
    if late:
        kind = model._meta.verbose_name_plural
        log.error("%d %s have waited for the virus scanner for over an hour.", late, kind)
    return answered


def _ask_about(storage_name: str) -> str:
    try:
        data = private_files.fetch(storage_name).getvalue()
    except (OSError, CannotDecrypt):
        return ""  # the nightly sweep reports it
    state = ask(data)
    if state == ScanState.WAITING and len(data) <= SMALL:
        return LEAVE_IT  # not this file's fault
    return state


def note(row: Any, state: ScanState) -> None:
    """Write the scanner's answer down. The bytes of an infected file are erased."""
    rows = type(row)._default_manager.filter(pk=row.pk, state=ScanState.WAITING)
    if state != ScanState.INFECTED:
        rows.update(state=state)
        return
    name = row.storage_name
    with transaction.atomic():
        if rows.update(state=state, storage_name=""):
            transaction.on_commit(lambda: private_files.erase(name))
            log.error("A virus was found in a file that waited; it is erased.")
