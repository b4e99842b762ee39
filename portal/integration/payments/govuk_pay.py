"""GOV.UK Pay over HTTP, or what has its shape: docs/integration.md, "Payments"."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

from ..outbound import Answer, Failure, request
from ..reading.breaker import Breaker
from ..reading.last_seen import LastSeen
from . import answers
from .errors import Refused, Unavailable
from .kinds import Order, Standing

logger = logging.getLogger(__name__)

SECONDS = 8.0
"""For one call, from the name to the last byte: somebody is waiting for a page."""
ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
NOT_OURS = (401, 403)
"""Our key is not known, or may not do this: ours to mend, and no answer."""


class GovukPay:
    """``url``: where its addresses begin, with no version. ``key``: ours for it.

    A call is made once and never repeated here; a payment's own key makes it one payment however
    often it is begun. The breaker keeps people from waiting for a service that does not answer.
    """

    def __init__(self, url: str, key: str, *, name: str = "govuk", seconds: float = SECONDS):
        self._url, self._key, self._seconds = f"{url.rstrip('/')}/v1/payments", key, seconds
        self._breaker, self._seen = Breaker(f"payments:{name}"), LastSeen(f"payments:{name}")

    def create(self, order: Order, key: str) -> Standing:
        said = {
            "amount": order.amount,
            "reference": order.reference,
            "description": order.purpose,
            "return_url": order.back,
        }
        answer = self._ask("POST", "", said, key)
        found = self._standing(answer, (200, 201))
        if (found.reference, found.amount) != (order.reference, order.amount):
            raise self._away("about another payment")
        return found

    def status(self, provider_id: str) -> Standing:
        found = self._standing(self._ask("GET", f"/{_checked(provider_id)}"), (200,))
        if found.provider_id != provider_id:
            raise self._away("about another payment")
        return found

    def cancel(self, provider_id: str) -> None:
        self._settled(self._ask("POST", f"/{_checked(provider_id)}/cancel"), (200, 204))

    def _ask(self, method: str, path: str, said: Any = None, key: str = "") -> Answer:
        if not self._breaker.may_ask():
            raise Unavailable(self._seen.at())
        headers = {"Authorization": f"Bearer {self._key}", "Accept": "application/json"}
        body = None
        if method == "POST":
            body = b"" if said is None else json.dumps(said).encode()
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        try:
            return request(
                method, f"{self._url}{path}", body=body, headers=headers, seconds=self._seconds
            )
        except Failure as failure:
            raise self._away(failure.kind.name) from None

    def _standing(self, answer: Answer, good: tuple[int, ...]) -> Standing:
        self._settled(answer, good)
        try:
            if not answer.whole or answer.media_type != "application/json":
                raise answers.NotUnderstood("no JSON")
            return answers.standing(answer.body)
        except answers.NotUnderstood as error:
            raise self._away(str(error)) from None

    def _settled(self, answer: Answer, good: tuple[int, ...]) -> None:
        """Whether it did what it was asked for. Raises Refused and Unavailable."""
        if answer.status in NOT_OURS:
            logger.error("The payment service does not know our key")
            raise self._away("our key")
        if answer.status in good or 400 <= answer.status < 500:
            self._breaker.succeeded()
            self._seen.now()
        else:
            raise self._away(f"HTTP {answer.status}")
        if answer.status == 429:
            raise Unavailable(self._seen.at())
        if answer.status not in good:
            raise Refused(answers.code(answer.body))

    def _away(self, why: str) -> Unavailable:
        self._breaker.failed()
        logger.warning("The payment service did not answer as it should: %s", why)
        return Unavailable(self._seen.at())


def _checked(provider_id: str) -> str:
    """Raises ValueError for what may not stand in an address."""
    if not ID.fullmatch(provider_id):
        raise ValueError("Not the id of a payment.")
    return provider_id
