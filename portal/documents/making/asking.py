"""Asking for a document in a format."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db import transaction
from django.utils import timezone

from portal.integration.wake import queue_job
from portal.ui.display import USUAL, Look

from ..model import Document, Section, Table
from ..models import Making, MakingState
from ..registry import Format, FormatMissing, Unmakeable, format_named
from ..render import Rendered, filename, render
from ..written import dumps
from . import keeping
from .job import FAILED
from .keys import key_of

log = logging.getLogger(__name__)

MOST_LETTERS = 4_000_000
"""Of a document as JSON: some thousand pages. Nothing longer is made into anything but text."""
QUICK_LETTERS = 20_000
"""Some eight pages, a second of work: what is longer is made in the worker in any format."""
MOST_CELLS = 1_000
"""Of tables. They take longer to lay out than their letters tell: 3,000 short ones, 5 seconds."""
TOO_LONG = "This is too long to make in this format. Ask for it as a web page or as plain text."
TRY_AGAIN_AFTER = timedelta(hours=1)
"""What could not be made is tried anew by whoever asks after this."""
TELL_AGAIN_AFTER = timedelta(minutes=5)
"""The queue may have lost the job: it is told again of what nobody has begun."""
TEXT = "text/"

State = Literal["ready", "waiting", "failed"]


@dataclass(frozen=True)
class Made:
    """``rendered`` when ``state`` is ready; ``why``, a plain sentence, when it failed."""

    state: State
    asked_at: dt.datetime
    rendered: Rendered | None = None
    why: str = ""


def ask(document: Document, format: str, look: Look = USUAL) -> Made:
    """The document in this format, or how far it is, or why it cannot be had.

    Text and web pages take less time to make than to look up, so they are not kept.

    Raises UnknownFormat if there is no such format, and FormatMissing if this computer lacks
    what it needs.
    """
    chosen = format_named(format)
    if lacking := chosen.missing():
        raise FormatMissing(lacking)
    if chosen.media_type.startswith(TEXT) and not chosen.slow:
        return _ready(timezone.now(), render(document, format, look))
    source = dumps(document)
    if len(source) > MOST_LETTERS:
        return Made("failed", timezone.now(), why=TOO_LONG)
    key = key_of(source, chosen)
    if found := _kept(document, chosen, key):
        return found
    if chosen.slow or len(source) > QUICK_LETTERS or _cells(document.sections) > MOST_CELLS:
        return _later(chosen, key, source)
    return _at_once(document, chosen, key)


def _cells(sections: Sequence[Section]) -> int:
    """How many cells the tables have, all together."""
    tables = [block for each in sections for block in each.blocks if isinstance(block, Table)]
    here = sum(len(table.rows) * len(table.columns) for table in tables)
    return here + sum(_cells(each.sections) for each in sections)


def _ready(asked_at: dt.datetime, rendered: Rendered) -> Made:
    return Made("ready", asked_at, rendered)


def _kept(document: Document, chosen: Format, key: str) -> Made | None:
    """What is known already of this document in this format."""
    row = Making.objects.filter(key=key).defer("source").first()
    if row is None:
        return None
    if row.state == MakingState.READY:
        content = keeping.content(row)
        if content is None:  # its file is gone, or the key that it was written with
            keeping.forget(Making.objects.filter(pk=row.pk))
            return None
        name = filename(document, chosen)
        return _ready(row.asked_at, Rendered(content, chosen.media_type, name))
    now = timezone.now()
    if row.state == MakingState.FAILED:
        if row.done_at and row.done_at > now - TRY_AGAIN_AFTER:
            return Made("failed", row.asked_at, why=row.why)
        keeping.forget(Making.objects.filter(pk=row.pk, state=MakingState.FAILED))
        return None
    _tell_again(row, now)
    return Made("waiting", row.asked_at)


def _tell_again(row: Making, now: dt.datetime) -> None:
    """A worker was killed, or never heard of it. One of those who ask tells the next worker."""
    if (row.lease_until or row.told_at + TELL_AGAIN_AFTER) > now:
        return
    lost = Making.objects.filter(pk=row.pk, state=MakingState.WAITING, told_at=row.told_at)
    if lost.update(told_at=now):
        _tell(row.pk)


def _tell(pk: int) -> None:
    transaction.on_commit(
        lambda: queue_job(f"making {pk}", "portal.documents.making.job.make", pk), robust=True
    )


def _later(chosen: Format, key: str, source: str) -> Made:
    row, is_new = Making.objects.get_or_create(
        key=key, defaults={"format": chosen.name, "source": source}
    )
    if is_new:
        _tell(row.pk)
    return Made("waiting", row.asked_at)


def _at_once(document: Document, chosen: Format, key: str) -> Made:
    now = timezone.now()
    try:
        rendered = render(document, chosen.name)
    except Unmakeable as refusal:
        return Made("failed", now, why=str(refusal))
    except Exception as error:  # its words may repeat the document's
        log.error("A document could not be made as %s (%s)", chosen.name, type(error).__name__)
        return Made("failed", now, why=FAILED)
    if len(rendered.content) <= keeping.MOST_BYTES:
        keeping.keep_new(key, chosen.name, rendered.content, now)
    return _ready(now, rendered)
