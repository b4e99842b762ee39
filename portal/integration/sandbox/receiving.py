"""Taking what the portal sends: checked, once, and in a job for its case."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from .book import Book

OPENS = ("case.opened", "form.submitted", "open311.request")
"""Each of these opens the job of its case, whichever comes first."""
Hear = Callable[[str, Mapping[str, Any]], None]
"""A system that an event may be for: given its type and data, inside the change."""
ENDED = ("done", "closed")
OF_OTHERS = frozenset(
    {"report-a-repair", "claim-benefits", "ask-for-a-format", "book-an-interpreter"}
)
"""Jobs that do not go on by the clock: scheduler, benefits office and makers tell of them."""


class NotOurs(Exception):
    """The signature is wrong, too old or missing."""


class NotUnderstood(Exception):
    """Signed, but no event."""


@dataclass(frozen=True)
class Receiver:
    """``pace``: seconds between two steps of a job. ``ask_every``: each how many-th job asks."""

    book: Book
    secret: str
    pace: float
    ask_every: int
    also: Sequence[Hear] = ()

    def take(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Take a webhook. Whether it was new. Raises NotOurs and NotUnderstood."""
        try:
            event = Webhook(self.secret).verify(body, dict(headers))
        except (WebhookVerificationError, ValueError) as error:
            self.book.count("wrong signatures")
            raise NotOurs from error
        id_ = {name.lower(): value for name, value in headers.items()}["webhook-id"]
        try:
            type_, at, data = event["type"], event["timestamp"], event["data"]
            reference = data.get("reference", "")  # a test of the connection has none
        except (KeyError, TypeError, AttributeError) as error:
            raise NotUnderstood from error
        return self.record(id_, type_, at, reference, data)

    def record(
        self, id_: str, type_: str, at: str, reference: str, data: Mapping[str, Any]
    ) -> bool:
        """Write down that it came; if it is new, let it take effect. One change for both."""
        with self.book.change():
            self.book.count("received")
            if self.book.run("UPDATE events SET came = came + 1 WHERE id = ?", id_):
                self.book.count("repeated")
                return False
            if (
                self.book.row("SELECT 1 FROM events WHERE reference = ? AND at > ?", reference, at)
                and reference
            ):
                self.book.count("out of order")
            self.book.run("INSERT INTO events VALUES (?, ?, ?, ?, 1, 0)", id_, type_, reference, at)
            self._take_effect(type_, reference, data)
            for hear in self.also:
                hear(type_, data)
            self.book.run("UPDATE events SET effects = effects + 1 WHERE id = ?", id_)
        return True

    def _take_effect(self, type_: str, reference: str, data: Mapping[str, Any]) -> None:
        if type_ in OPENS:
            self._open(type_, reference, data)
        elif type_ == "case.answered":
            self.book.run(
                "UPDATE jobs SET state = 'working', next_at = ? WHERE reference = ? "
                "AND state = 'asked'",
                time.time() + self.pace,
                reference,
            )
        elif type_ == "case.status_changed" and data.get("status") in ENDED:
            self.book.run(
                "UPDATE jobs SET state = 'done', next_at = NULL WHERE reference = ?", reference
            )

    def _open(self, type_: str, reference: str, data: Mapping[str, Any]) -> None:
        if type_ == "case.opened":
            opened = self.book.run(
                "UPDATE jobs SET opened = opened + 1, title = ? WHERE reference = ?",
                str(data.get("title", ""))[:120],
                reference,
            )
        else:
            opened = bool(self.book.row("SELECT 1 FROM jobs WHERE reference = ?", reference))
        if opened:
            return
        jobs = self.book.rows("SELECT count(*) AS number FROM jobs")[0]["number"]
        asks = bool(self.ask_every) and (jobs + 1) % self.ask_every == 0
        self.book.run(
            "INSERT INTO jobs VALUES (?, ?, 'new', ?, 0, ?, ?)",
            reference,
            str(data.get("title") or data.get("journey") or "")[:120],
            int(type_ != "form.submitted"),
            int(asks),
            None
            if OF_OTHERS & {data.get("kind"), data.get("journey")}
            else time.time() + self.pace,
        )


def as_json(book: Book) -> bytes:
    """Everything in the book, for whoever counts."""
    tables = {
        name: [dict(row) for row in book.rows(f"SELECT * FROM {name} ORDER BY rowid")]  # noqa: S608 - our own names
        for name in ("events", "jobs", "calls")
    }
    return json.dumps({"counts": book.counts(), **tables}).encode()
