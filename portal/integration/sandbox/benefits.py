"""The sandbox's benefits office: it asks for one more proof, and decides once that has come.

It knows a claim by its reference and what was asked for, and nothing of its person. What it gives
is made up from the reference, so the same claim always gets the same.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from .book import Book

SUBMITTED, CHANGED = "claim.submitted", "claim.proof_changed"
MORE = "more"
"""What the portal calls a proof that somebody asked for besides its list."""
CAME = ("sent", "cannot")
ASKED = {
    "title": "Your latest bank statement",
    "why": "We need to see what comes in each month. A photo of each page is fine.",
}
BENEFITS = {"rent": "housing-benefit", "council_tax": "council-tax-reduction"}
REFUSED_EVERY = 5
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Office:
    """``pace``: seconds between two of its steps."""

    book: Book
    pace: float

    def heard(self, type_: str, data: Mapping[str, Any]) -> None:
        """What an event means to it. Inside the change that records it."""
        if type_ == SUBMITTED:
            self._take(data)
        elif type_ == CHANGED and data.get("code") == MORE and data.get("state") in CAME:
            self._decide(str(data["reference"]), int(data["number"]))

    def _take(self, data: Mapping[str, Any]) -> None:
        reference = str(data["reference"])
        wanted = " ".join(name for field, name in BENEFITS.items() if data.get(field))
        if self.book.run("INSERT OR IGNORE INTO claims VALUES (?, ?)", reference, wanted):
            self._call(reference, 0, "proofs", ASKED)

    def _decide(self, reference: str, number: int) -> None:
        claim = self.book.row("SELECT * FROM claims WHERE reference = ?", reference)
        if claim is None:
            return
        self._call(reference, 1, f"proofs/{number}", {"state": "accepted"})
        for turn, benefit in enumerate(claim["wanted"].split(), start=2):
            self._call(reference, turn, "decision", decision(reference, benefit))

    def _call(self, reference: str, turn: int, path: str, body: Mapping[str, Any]) -> None:
        """Write down a call to be made, once."""
        self.book.run(
            "INSERT OR IGNORE INTO calls VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            f"sandbox-claim-{reference}-{turn}",
            reference,
            f"/api/v1/claims/{reference}/{path}",
            json.dumps(body),
            turn,
            time.time() + self.pace * max(turn, 1),
        )


def decision(reference: str, benefit: str) -> dict[str, Any]:
    """What is decided about a claim, made up from its reference."""
    drawn = zlib.crc32(f"{reference} {benefit}".encode())
    today = datetime.now(UTC).astimezone(LONDON).date().isoformat()
    said: dict[str, Any] = {
        "benefit": benefit,
        "number": f"S-{reference}-{benefit}",
        "decided_on": today,
    }
    if drawn % REFUSED_EVERY == 0:
        return {**said, "outcome": "refused", "reasons": "Your savings are above our limit."}
    return {
        **said,
        "outcome": "awarded",
        "weekly": 1000 + drawn % 9000,
        "starts": today,
        "reasons": "Your income and savings are within our limits.",
        "worked_out": [{"what": "Income a week", "amount": "£180.00"}],
    }
