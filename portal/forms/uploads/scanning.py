"""Asks the virus scanner, and asks again. What could not be scanned is kept and never served."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.forms.models.upload import ScanState, Upload
from portal.integration.encryption import CannotDecrypt

from . import clamd, storage
from .clamd import CannotScan, Clamd

log = logging.getLogger(__name__)

OFF = "off"
AT_A_TIME = 50
"""Files of one run; the next run takes the next."""
TOO_LONG = timedelta(hours=1)
SMALL = 1_000_000
"""Bytes that any scanner takes. A larger file may be beyond its limit, and must not stop others."""
SECONDS = 5.0
"""How long a person waits for the scanner."""
PAUSE = 30.0
"""Seconds in which a scanner that gave no answer is not asked while somebody waits."""

_silent_until = 0.0


def is_on() -> bool:
    """Say whether there is a scanner."""
    return str(settings.SCANNER) != OFF


def first_look(data: bytes) -> ScanState:
    """Ask about a file while the person waits. Without an answer it must wait.

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


def scan_waiting() -> int:
    """Ask again about files that wait, the oldest first. Give how many have an answer now."""
    if not is_on():
        return 0
    waiting = Upload.objects.filter(state=ScanState.WAITING).order_by("created_at", "pk")
    answered = 0
    for upload in waiting[:AT_A_TIME]:
        try:
            data = storage.fetch(upload.storage_name).getvalue()
        except (OSError, CannotDecrypt):
            continue  # the nightly sweep reports it
        state = ask(data)
        if state == ScanState.WAITING:
            if len(data) <= SMALL:
                break  # not this file's fault: leave the scanner in peace until the next run
            continue
        note(upload, state)
        answered += 1
    _complain()
    return answered


def note(upload: Upload, state: ScanState) -> None:
    """Write the scanner's answer down. The bytes of an infected file are erased."""
    rows = Upload.objects.filter(pk=upload.pk, state=ScanState.WAITING)
    if state != ScanState.INFECTED:
        rows.update(state=state)
        return
    name = upload.storage_name
    with transaction.atomic():
        if rows.update(state=state, storage_name=""):
            transaction.on_commit(lambda: storage.erase(name))
            log.error("A virus was found in an upload that waited; its file is erased.")


def _complain() -> None:
    since = timezone.now() - TOO_LONG
    late = Upload.objects.filter(state=ScanState.WAITING, created_at__lt=since).count()
    if late:
        log.error("%d uploads have waited for the virus scanner for over an hour.", late)
