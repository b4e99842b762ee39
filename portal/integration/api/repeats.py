"""A message that comes twice is done once, and gets its first answer again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import BaseModel

from ..models import ReceivedMessage
from .callers import Caller, caller_of
from .problems import ID_USED, Problem

KEPT = timedelta(days=30)
BATCH = 500
"""Rows removed at a time, so that nobody waits long for the table."""

Work = Callable[[], BaseModel]


def once(request: HttpRequest, work: Work, status: int = 200) -> HttpResponse:
    """Do the work of a message and keep the answer, in one transaction; or repeat the answer.

    The id is taken before the work: whoever comes at the same moment waits for us, and gets our
    answer, or does the work if ours was taken back. What raises is taken back with its id, so a
    message that was refused may be mended and sent again under its old id. Raises Problem for an
    id that another message had: another body, or another address.
    """
    caller = caller_of(request)
    digest = _digest(request)
    with transaction.atomic():
        received = _take(caller, digest, status)
        if received is not None:
            received.answer = work().model_dump_json()
            received.save(update_fields=["answer"])
            return _answer(received)
    first = ReceivedMessage.objects.get(system=caller.system, message_id=caller.message_id)
    if first.body_hash != digest:
        raise Problem(ID_USED)
    response = _answer(first)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _take(caller: Caller, digest: str, status: int) -> ReceivedMessage | None:
    try:
        with transaction.atomic():
            return ReceivedMessage.objects.create(
                system=caller.system,
                message_id=caller.message_id,
                body_hash=digest,
                status=status,
                answer="",
            )
    except IntegrityError:
        return None


def _digest(request: HttpRequest) -> str:
    what = f"{request.method} {request.path}\n".encode(errors="replace")
    return hashlib.sha256(what + request.body).hexdigest()


def _answer(received: ReceivedMessage) -> HttpResponse:
    return HttpResponse(
        received.answer, status=received.status, content_type="application/json; charset=utf-8"
    )


def remove_old() -> int:
    """Forget the messages of 30 days ago; how many. Nobody repeats a message that late."""
    old = ReceivedMessage.objects.filter(at__lt=timezone.now() - KEPT)
    removed = 0
    while batch := list(old.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        removed += len(batch)
        ReceivedMessage.objects.filter(pk__in=batch).delete()
    return removed
