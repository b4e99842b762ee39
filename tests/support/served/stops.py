"""Places at which a test makes a process stand still, so that it dies exactly there.

A test makes the file ``stop-<place>`` in VAR_DIR, with the number of the newest delivery. Whoever
comes to that place (with a later delivery, if with any) writes its process id into
``stands-<place>`` and goes on only when the first file is gone.
"""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import transaction

LONGEST = 150
"""Seconds that anybody stands."""
SENDING = "sending"
"""The submission, its case and its deliveries are written, and not yet committed."""
BEFORE = "before"
"""A worker has claimed a delivery, and has not sent it."""
AFTER = "after"
"""A worker has sent a delivery, and has not written so."""
ANSWERING = "answering"
"""A submission is committed, and nobody has been told so."""
TELLING = "telling"
"""A message of another system has taken effect, and is not yet committed."""


def stand(place: str, delivery: int | None = None) -> None:
    """Stand still here while the test says so."""
    stop = Path(settings.VAR_DIR) / f"stop-{place}"
    try:
        newest = int(stop.read_text())
    except FileNotFoundError:
        return
    if delivery is not None and delivery <= newest:
        return
    draft = stop.with_name(f"draft-{place}-{os.getpid()}")
    draft.write_text(str(os.getpid()))
    draft.rename(stop.with_name(f"stands-{place}"))
    end = time.monotonic() + LONGEST
    while stop.exists() and time.monotonic() < end:
        time.sleep(0.02)


class StopsConfig(AppConfig):
    name = "tests.support.served"
    label = "served"

    def ready(self) -> None:
        """Shorten what takes minutes, and put the places in."""
        from portal.cases.signals import changed
        from portal.forms.sending import sent
        from portal.integration import channels
        from portal.integration.outbound import http
        from portal.integration.outbox import backoff, lease, sweeping

        backoff.WAITS = tuple(timedelta(seconds=1) for _ in backoff.WAITS)
        lease.MARGIN = timedelta(seconds=1)
        sweeping.SWEEP_SECONDS = 2
        (http.request.__kwdefaults__ or {})["seconds"] = 3.0
        sent.connect(_submission, weak=False)
        changed.connect(_entry, weak=False)
        for kind, send in list(channels._channels.items()):
            channels._channels[kind] = _between(send)


def _submission(**kwargs: Any) -> None:
    stand(SENDING)
    transaction.on_commit(lambda: stand(ANSWERING))


def _entry(entry: Any, **kwargs: Any) -> None:
    if entry.system is not None:
        stand(TELLING)


def _between(send: Any) -> Any:
    def sending(delivery: Any) -> Any:
        stand(BEFORE, delivery.pk)
        result = send(delivery)
        stand(AFTER, delivery.pk)
        return result

    return sending
