"""A revenues system that is read over HTTP: docs/billing.md, "A revenues system over HTTP"."""

from __future__ import annotations

import json
import logging
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from portal.integration.outbound import Answer, Failure, request
from portal.integration.reading.breaker import Breaker
from portal.integration.reading.last_seen import LastSeen

from ..bills.check import mistakes
from ..bills.kinds import Bill
from . import refused
from .asking import Asks
from .errors import NotKept, Unavailable
from .news import AccountNews, EntryNews
from .protocol import Found, OnTheBill
from .strict import Reference
from .written import WrittenAccount, WrittenBill, WrittenEntry

logger = logging.getLogger(__name__)

SECONDS = 5.0
"""For one call, from the name to the last byte."""
MOST = 2_000_000
"""Bytes of an answer: some years of bills."""
NOT_JSON, ANOTHER = "no JSON", "about another account"
NO = frozenset({400, 404, 410, 422})
"""It answers, and the answer is no: such an account, or such words, it does not have. Everything
else but 200 says nothing of the account: it is away, overloaded, or does not know us.
"""
KEY_REFUSED = frozenset({401, 403})


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)
    reference: Reference


class _Found(_Shape):
    payer: int | None = None


class _Account(_Shape):
    account: WrittenAccount | None


class _Entries(_Shape):
    entries: list[WrittenEntry]


class _Bills(_Shape):
    bills: list[WrittenBill]


S = TypeVar("S", bound=_Shape)


class _No(Exception):
    """It has answered with a plain no."""


class NotUnderstood(ValueError):
    """What came back is no answer to what we asked. Says what is wrong, and none of its words."""


class HttpRevenues(Asks):
    """``url``: where its addresses begin. ``key``: ours for it. ``name``: for what is remembered.

    A reference stands in the body only, never in an address, which others write into logs. What we
    ask of it leaves through the outbox, as for any other system.
    """

    def __init__(self, url: str, key: str, *, name: str = "http", seconds: float = SECONDS) -> None:
        self._url, self._key, self._seconds = url.rstrip("/"), key, seconds
        self._breaker, self._seen = Breaker(f"revenues:{name}"), LastSeen(f"revenues:{name}")

    def look_up(self, typed: OnTheBill) -> Found | None:
        said = {"name": typed.name, "postcode": typed.postcode, "key": typed.secret}
        found = self._ask("look-up", typed.reference, _Found, said)
        return Found(typed.reference, found.payer) if found and found.payer else None

    def account(self, reference: str) -> AccountNews | None:
        found = self._ask("account", reference, _Account)
        if found is None or found.account is None:
            return None
        return self._about(reference, found.account.account, found.account.news)

    def entries(self, reference: str) -> list[EntryNews]:
        found = self._ask("entries", reference, _Entries)
        rows = found.entries if found else []
        return [EntryNews(row.id, row.on, row.kind, row.words, row.amount) for row in rows]

    def bills(self, reference: str) -> list[Bill]:
        found = self._ask("bills", reference, _Bills)
        read = [
            self._about(reference, each.account, each.bill)
            for each in (found.bills if found else [])
        ]
        if any(mistakes(bill) for bill in read):
            raise self._away("a bill that does not add up")
        return read

    def _about(self, reference: str, said: str, read: Any) -> Any:
        """What it says, if it is about what we asked. Raises Unavailable."""
        if said != reference:
            raise self._away(ANOTHER)
        try:
            return read()
        except NotKept:
            raise self._away("a bill that is none") from None

    def _ask(
        self, path: str, reference: str, shape: type[S], more: dict[str, str] | None = None
    ) -> S | None:
        """None for a no, and for a reference that cannot be one. Raises Unavailable."""
        if not _is_reference(reference):
            return None
        if not self._breaker.may_ask():
            raise Unavailable(self._seen.at())
        try:
            answer = self._request(path, {"reference": reference, **(more or {})})
            found: S | None = _understood(answer, shape, reference)
        except _No:
            logger.warning("The revenues system said no to %s: HTTP %s", path, answer.status)
            found = None
        except Failure as failure:
            raise self._away(failure.kind.name) from None
        except NotUnderstood as error:
            raise self._away(str(error)) from None
        self._breaker.succeeded()
        self._seen.now()
        return found

    def _request(self, path: str, said: dict[str, str]) -> Answer:
        headers = {
            "Authorization": f"Bearer {self._key}",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }
        body = json.dumps(said).encode()
        url = f"{self._url}/{path}"
        return request("POST", url, body=body, headers=headers, seconds=self._seconds, most=MOST)

    def _away(self, why: str) -> Unavailable:
        self._breaker.failed()
        logger.warning("The revenues system did not answer as it should: %s", why)
        return Unavailable(self._seen.at())


def _is_reference(reference: str) -> bool:
    try:
        _Shape(reference=reference)
    except ValidationError:
        return False
    return True


def _understood(answer: Answer, shape: type[S], reference: str) -> S:
    """Raises _No and NotUnderstood."""
    if answer.status in NO:
        raise _No
    if answer.status in KEY_REFUSED:
        refused.tell()
    if answer.status != 200:
        raise NotUnderstood(f"HTTP {answer.status}")
    if not answer.whole or answer.media_type != "application/json":
        raise NotUnderstood(NOT_JSON)
    try:
        said = shape.model_validate(json.loads(answer.body))
    except ValidationError as error:
        kinds = sorted({found["type"] for found in error.errors(include_input=False)})
        raise NotUnderstood(", ".join(kinds)) from None
    except (ValueError, RecursionError):
        raise NotUnderstood(NOT_JSON) from None
    if said.reference != reference:
        raise NotUnderstood(ANOTHER)
    return said
