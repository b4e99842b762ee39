"""A housing system that is reached over HTTP: docs/repairs.md, "A housing system over HTTP"."""

from __future__ import annotations

import json
import logging

from portal.council.gazetteer.found import settled_uprn
from portal.integration.outbound import Answer, Failure, request
from portal.integration.reading.breaker import Breaker
from portal.integration.reading.last_seen import LastSeen

from . import answers
from .kinds import Home, Unavailable

logger = logging.getLogger(__name__)

SECONDS = 3.0
"""For one call, from the name to the last byte."""


class HttpHousing:
    """``url``: where its addresses begin. ``key``: ours for it. ``name``: for what is remembered.

    Where a home is stands in the body only, never in an address, which others write into logs.
    The breaker keeps everybody from waiting for a system that does not answer.
    """

    def __init__(self, url: str, key: str, *, name: str = "http", seconds: float = SECONDS) -> None:
        self._url, self._key, self._seconds = url.rstrip("/"), key, seconds
        self._breaker, self._seen = Breaker(f"housing:{name}"), LastSeen(f"housing:{name}")

    def home(self, uprn: str) -> Home | None:
        wanted = settled_uprn(uprn)
        if not wanted:
            return None
        if not self._breaker.may_ask():
            raise Unavailable(self._seen.at())
        try:
            found = self._understood(self._ask(wanted), wanted)
        except Failure as failure:
            raise self._away(failure.kind.name) from None
        except answers.NotUnderstood as error:
            raise self._away(str(error)) from None
        self._breaker.succeeded()
        self._seen.now()
        return found

    def _ask(self, uprn: str) -> Answer:
        return request(
            "POST",
            f"{self._url}/homes",
            body=json.dumps({"uprn": uprn}).encode(),
            headers={
                "Authorization": f"Bearer {self._key}",
                "Accept": "application/json",
                "Content-Type": "application/json",
            },
            seconds=self._seconds,
        )

    def _understood(self, answer: Answer, uprn: str) -> Home | None:
        if answer.status == 401:
            logger.error("The housing system does not know our key")
        if answer.status != 200:
            raise answers.NotUnderstood(f"HTTP {answer.status}")
        if not answer.whole or answer.media_type != "application/json":
            raise answers.NotUnderstood("no JSON")
        return answers.home(answer.body, uprn)

    def _away(self, why: str) -> Unavailable:
        self._breaker.failed()
        logger.warning("The housing system did not answer as it should: %s", why)
        return Unavailable(self._seen.at())
