"""A scheduler that is reached over HTTP: docs/integration.md, "A scheduler over HTTP"."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

from django.utils import timezone

from ..outbound import Answer, Failure, request
from ..reading.breaker import Breaker
from ..reading.last_seen import LastSeen
from . import answers
from .errors import Conflict, Expired, Refused, SlotError, TooLate, Unavailable, Unsure
from .kinds import Booked, Came, Cancelled, Held, Job, Slot, Standing

logger = logging.getLogger(__name__)

SECONDS = 5.0
"""For one call, from the name to the last byte: somebody is waiting for a page."""
PLAIN: dict[str, Callable[[], SlotError]] = {"expired": Expired, "too-late": TooLate}
KEY = re.compile(r"[A-Za-z0-9-]{8,80}")
T = TypeVar("T")
Read = Callable[[bytes], T]


class HttpSlots:
    """``url``: where its addresses begin. ``key``: ours for it. ``name``: for what is remembered.

    A call is made once and never repeated here. The breaker keeps people from waiting for a
    scheduler that does not answer; to ask what came of a call is always tried.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        name: str = "http",
        seconds: float = SECONDS,
        clock: Callable[[], datetime] = timezone.now,
    ) -> None:
        self._url, self._key, self._seconds = url.rstrip("/"), key, seconds
        self._clock = clock
        self._breaker, self._seen = Breaker(f"slots:{name}"), LastSeen(f"slots:{name}")

    def availability(self, job: Job, earliest: datetime, latest: datetime) -> list[Slot]:
        said = {**_job(job), "earliest": earliest.isoformat(), "latest": latest.isoformat()}
        found = self._ask(
            "POST",
            "availability",
            said,
            job.reference,
            lambda body: answers.slots(body, job.reference, self._clock()),
        )
        return [slot for slot in found if earliest <= slot.start and slot.end <= latest]

    def hold(self, job: Job, slot: Slot, key: str) -> Held:
        if slot.job != job.reference:
            raise Refused("foreign")
        return self._do(
            "holds",
            {**_job(job), "slot": slot.id},
            job.reference,
            key,
            lambda body: answers.held(body, job.reference, self._clock()),
        )

    def confirm(self, held: Held, key: str) -> Booked:
        said = {"job": held.job, "hold": held.reference}
        return self._do(
            "bookings", said, held.job, key, lambda body: answers.booked(body, held.job)
        )

    def change(self, job: Job, booked: Booked, slot: Slot, key: str) -> Booked:
        if not slot.job == booked.job == job.reference:
            raise Refused("foreign")
        return self._do(
            f"bookings/{quote(booked.reference, safe='')}/change",
            {**_job(job), "slot": slot.id},
            booked.job,
            key,
            lambda body: answers.booked(body, booked.job),
        )

    def cancel(self, booked: Booked, key: str) -> Cancelled:
        return self._do(
            f"bookings/{quote(booked.reference, safe='')}/cancel",
            {"job": booked.job},
            booked.job,
            key,
            lambda body: answers.cancelled(body, booked.job),
        )

    def state(self, booked: Booked) -> Standing:
        return self._ask(
            "GET",
            f"bookings/{quote(booked.reference, safe='')}",
            None,
            booked.job,
            lambda body: answers.standing(body, booked.job, booked.reference),
        )

    def find(self, key: str) -> Came | None:
        """Ask what came of a call; the scheduler voids the key of one that it does not know.

        To refuse to say so is no answer.
        """
        path = f"calls/{_checked(key)}/settle"
        try:
            came = self._ask("POST", path, {}, "", _came, whatever=True)
        except SlotError:
            raise Unavailable(self._seen.at()) from None
        if isinstance(came, SlotError):
            raise came
        return came

    def _ask(
        self, method: str, path: str, said: Any, job: str, read: Read[T], *, whatever: bool = False
    ) -> T:
        """Ask for what changes nothing. Raises Unavailable, and what the scheduler refuses."""
        if not whatever and not self._breaker.may_ask():
            raise Unavailable(self._seen.at())
        try:
            answer = self._request(method, path, said, {})
        except Failure as failure:
            raise self._away(failure.kind.name) from None
        return self._understood(answer, job, read, lambda: Unavailable(self._seen.at()))

    def _do(self, path: str, said: Any, job: str, key: str, read: Read[T]) -> T:
        """Ask for a change. Raises Unsure wherever it may have been made."""
        once = {"Idempotency-Key": _checked(key)}
        if not self._breaker.may_ask():
            raise Unavailable(self._seen.at())
        try:
            answer = self._request("POST", path, said, once)
        except Failure as failure:
            away = self._away(failure.kind.name)
            raise (Unsure(key) if failure.arrived else away) from None
        return self._understood(answer, job, read, lambda: Unsure(key))

    def _request(self, method: str, path: str, said: Any, more: Mapping[str, str]) -> Answer:
        headers = {"Authorization": f"Bearer {self._key}", "Accept": "application/json", **more}
        body = None
        if said is not None:
            body = json.dumps(said).encode()
            headers["Content-Type"] = "application/json"
        return request(
            method, f"{self._url}/{path}", body=body, headers=headers, seconds=self._seconds
        )

    def _understood(
        self, answer: Answer, job: str, read: Read[T], otherwise: Callable[[], SlotError]
    ) -> T:
        try:
            if not answer.whole or answer.media_type != "application/json":
                raise answers.NotUnderstood("no JSON")
            if not 200 <= answer.status < 300:
                raise self._refusal(answer, job)
            result = read(answer.body)
        except answers.NotUnderstood as error:
            self._away(f"HTTP {answer.status}, {error}")
            raise otherwise() from None
        self._here()
        return result

    def _refusal(self, answer: Answer, job: str) -> SlotError:
        """What it says that it has not done. Raises NotUnderstood for anything else."""
        kind, why, others = answers.problem(answer.body, job, self._clock())
        if kind == "away":
            return self._away("it says so")
        if kind == "not-allowed":
            logger.error("The scheduler does not know our key")
            return self._away("our key")
        refusal = _named(kind, why, others)
        self._here()
        return refusal

    def _here(self) -> None:
        self._breaker.succeeded()
        self._seen.now()

    def _away(self, why: str) -> Unavailable:
        self._breaker.failed()
        logger.warning("The scheduler did not answer as it should: %s", why)
        return Unavailable(self._seen.at())


def _named(kind: str, why: str, others: tuple[Slot, ...] = ()) -> SlotError:
    """A refusal by its name. Raises NotUnderstood for one that we do not know."""
    if kind == "refused" and why in Refused.REASONS:
        return Refused(why)
    if kind == "conflict":
        return Conflict(others)
    if kind in PLAIN:
        return PLAIN[kind]()
    raise answers.NotUnderstood("a refusal that we do not know")


def _came(body: bytes) -> Came | SlotError | None:
    came = answers.came(body)
    return _named(came.error, came.why) if isinstance(came, answers.Undone) else came


def _job(job: Job) -> dict[str, Any]:
    return {
        "job": job.reference,
        "trade": job.trade,
        "minutes": job.minutes,
        "code": job.code,
        "priority": job.priority,
        "uprn": job.uprn,
    }


def _checked(key: str) -> str:
    """Raises ValueError for what cannot be the key of a call."""
    if not KEY.fullmatch(key):
        raise ValueError("Make the key of a call with new_key().")
    return key
