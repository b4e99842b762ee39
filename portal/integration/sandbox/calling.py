"""Calling the portal's API: in order for each case, again until it answers."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from .book import Book, Row
from .faults import Faults

TIMEOUT = 10
LONGEST_WAIT = 30
"""Seconds, as is the other."""
AGAIN = (408, 425, 429)
"""Refused for now; any 5xx is too."""


@dataclass(frozen=True)
class Caller:
    """``portal``: its address without a slash at the end. ``key``: ours for its API."""

    book: Book
    faults: Faults
    portal: str
    key: str

    def call(self) -> int:
        """Make each call that is due. How many were made."""
        made = 0
        for reference in self.book.rows(
            "SELECT DISTINCT reference FROM calls WHERE status IS NULL AND due_at <= ?",
            time.time(),
        ):
            made += self._call_about(reference["reference"])
        return made

    def _call_about(self, reference: str) -> int:
        """Make the calls about a case in their turn; one that fails or is early keeps the rest."""
        calls = self.book.rows(
            "SELECT * FROM calls WHERE reference = ? AND status IS NULL ORDER BY turn", reference
        )
        for made, call in enumerate(calls):
            if call["due_at"] > time.time():
                return made
            if not self._make(call):
                return made + 1
        return len(calls)

    def _make(self, call: Row) -> bool:
        """Whether it is over: taken, or refused for good."""
        if self.faults.happens("forged"):
            status = self._post(call, f"{self.key[:12]}_this-is-not-the-key")
            self.book.count(f"forged, answered {status}")
        status = self._post(call, self.key)
        if self.faults.happens("duplicate"):
            self.book.count(f"called twice, answered {self._post(call, self.key)}")
        again = status is None or status >= 500 or status in AGAIN
        wait = min(LONGEST_WAIT, 2.0 ** min(call["tries"], 10))
        self.book.run(
            "UPDATE calls SET tries = tries + 1, due_at = ?, status = ? WHERE id = ?",
            time.time() + wait,
            None if again else status,
            call["id"],
        )
        if again:
            self.book.count("calls to be made again")
        elif status is not None:
            self.book.count("calls taken" if status < 300 else f"calls refused with {status}")
        return not again

    def _post(self, call: Row, key: str) -> int | None:
        """The status; None if nobody answered."""
        method, _, path = call["path"].rpartition(" ")
        request = urllib.request.Request(  # noqa: S310 - the portal's address, as it was given
            f"{self.portal}{path}",
            data=call["body"].encode(),
            headers={
                "Authorization": f"Bearer {key}",
                "Content-Type": "application/json",
                "Idempotency-Key": call["id"],
            },
            method=method or "POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            refused.close()
            return refused.code
        except (OSError, http.client.HTTPException):
            return None
