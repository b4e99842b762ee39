"""The scheduler's addresses, and what goes wrong there on purpose."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ..part import NOT_ALLOWED, Part, Reply
from .calls import Calls, Do, asked_for
from .diary import Diary
from .free import Wanted
from .taking import No

BEGINS = "/slots/v1/"
KEY = re.compile(r"[A-Za-z0-9-]{8,80}")
BOOKING = re.compile(r"bookings/([A-Za-z0-9-]{1,40})(/change|/cancel)?")
SETTLE = re.compile(r"calls/([A-Za-z0-9-]{8,80})/settle")
AWAY = b'{"error": "away"}'
SOMEBODY = "SOMEBODY-ELSE"


@dataclass(frozen=True)
class Scheduler(Part):
    """Times to come. It answers for a ``diary``."""

    diary: Diary
    name = "slots"

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answer one request, or do what a fault asks for instead."""
        given = {name.lower(): value for name, value in headers.items()}
        if not self.knows(given):
            return NOT_ALLOWED
        if self.happens("maintenance"):
            return Reply(503, AWAY)
        if self.happens("gone"):
            return Reply(410)
        if error := self.happens("error"):
            return Reply(int(error))
        if late := self.happens("late"):
            time.sleep(late)
        forget = bool(self.happens("lost"))
        reply = self._take(method, path, given, body, forget=forget)
        if self.happens("duplicate"):
            reply = self._take(method, path, given, body, forget=forget)
        return self._spoilt(reply)

    def _spoilt(self, reply: Reply) -> Reply:
        """What has been done is done; the answer to it may go wrong."""
        if self.happens("forged"):
            reply = replace(reply, body=_for_somebody_else(reply.body))
        if self.happens("disorder"):
            reply = replace(reply, body=_disordered(reply.body))
        return self.on_its_way(reply)

    def _take(
        self, method: str, path: str, given: Mapping[str, str], body: bytes, *, forget: bool
    ) -> Reply:
        if settled := SETTLE.fullmatch(path):
            return Reply(*Calls(self.book).settle(settled[1]))
        try:
            do, changes = self._wanted(method, path, body)
        except (KeyError, TypeError, ValueError):
            return Reply(400, b'{"error": "refused", "why": "shape"}')
        if not changes:
            with self.book.change():
                return Reply(*asked_for(do))
        key = given.get("idempotency-key", "")
        if not KEY.fullmatch(key):
            return Reply(400, b'{"error": "refused", "why": "key"}')
        asked = path.encode() + b"\n" + body
        return Reply(*Calls(self.book).once(key, asked, do, forget=forget))

    def _wanted(self, method: str, path: str, body: bytes) -> tuple[Do, bool]:
        """What is to be done, and whether it changes anything. Raises for what is no request."""
        said = json.loads(body) if body else {}
        if not isinstance(said, dict):
            raise TypeError
        diary, about = self.diary, BOOKING.fullmatch(path)
        if method == "GET" and about and not about[2]:
            return (lambda: diary.state(about[1])), False
        if method != "POST":
            return _unknown, False
        if path == "availability":
            wanted, (earliest, latest) = _job(said), _between(said)
            return (
                lambda: {"slots": diary.free.slots(wanted, earliest, latest, diary.clock())}
            ), False
        if path == "holds":
            wanted, slot = _job(said), str(said["slot"])
            return (lambda: diary.hold(wanted, slot)), True
        if path == "bookings":
            job, hold = str(said["job"]), str(said["hold"])
            return (lambda: diary.confirm(job, hold)), True
        if about and about[2] == "/change":
            wanted, slot = _job(said), str(said["slot"])
            return (lambda: diary.change(wanted, about[1], slot)), True
        if about and about[2] == "/cancel":
            job = str(said["job"])
            return (lambda: diary.cancel(job, about[1])), True
        return _unknown, False


def _unknown() -> dict[str, Any]:
    raise No(404, "refused", why="unknown")


def _job(said: dict[str, Any]) -> Wanted:
    minutes = int(said["minutes"])
    if not (0 < minutes <= 24 * 60 and said["job"] and said["trade"]):
        raise ValueError
    return Wanted(str(said["job"]), str(said["trade"]), minutes)


def _between(said: dict[str, Any]) -> tuple[datetime, datetime]:
    earliest, latest = (datetime.fromisoformat(said[name]) for name in ("earliest", "latest"))
    if earliest.tzinfo is None or latest.tzinfo is None:
        raise ValueError
    return earliest, latest


def _for_somebody_else(body: bytes) -> bytes:
    said = json.loads(body)
    for each in [said, *said.get("slots", [])]:
        each["job"] = SOMEBODY
    return json.dumps(said).encode()


def _disordered(body: bytes) -> bytes:
    """Slots the wrong way round, and how an appointment stood before it went on."""
    said = json.loads(body)
    said.get("slots", []).reverse()
    if said.get("state") not in (None, "reserved"):
        said["state"] = "planned"
    return json.dumps(said).encode()
