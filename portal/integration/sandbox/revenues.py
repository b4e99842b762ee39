"""The sandbox's revenues system: it knows made-up tax accounts, sends bills and answers requests.

It reads its accounts once from a file of JSON lines beside the demonstration's database:
``account`` and ``entries`` as the portal's API takes them, and what it has to send ``later``. It
cannot reckon a tax: it only passes on what is written there. It keeps nothing that is not made up.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .book import Book
from .faults import Faults

ACCOUNTS, BILLS = "PUT /api/v1/billing/accounts", "/api/v1/billing/bills"
ENTRIES, DIRECT_DEBITS = "/api/v1/billing/entries", "/api/v1/billing/direct-debits"
OWN = "tax-"
"""Before a reference, so that its calls are apart from those of a case."""


@dataclass(frozen=True)
class Revenues:
    """``pace``: seconds between two things that it does. ``file``: where its accounts are."""

    book: Book
    faults: Faults
    pace: float
    file: Path | None = None

    def work(self) -> int:
        """Read the accounts, once; then send the next bill whose time has come. How many."""
        if not self.book.row("SELECT 1 FROM accounts"):
            self._read()
        due = self.book.rows("SELECT * FROM accounts WHERE next_at <= ?", time.time())
        for row in due:
            with self.book.change():
                self._publish(row["reference"])
        return len(due)

    def heard(self, type_: str, data: Mapping[str, Any]) -> None:
        """Do what an event asks for. Called inside the change that writes it down."""
        account = self._account(str(data.get("account", "")))
        if account is None:
            return
        match type_:
            case "billing.paperless.asked":
                self._tell(account, paperless=data.get("on") is True)
            case "billing.direct_debit.asked":
                self._answer(account, str(data.get("direct_debit", "")))
            case "billing.direct_debit.cancelled":
                self._tell(account, direct_debit=False)
            case "payment.taken":
                self._book_payment(account, data)

    def _read(self) -> None:
        if self.file is None or not self.file.exists():
            return
        with self.book.change():
            for number, line in enumerate(self.file.read_text().splitlines()):
                said = json.loads(line)
                self.book.run(
                    "INSERT OR IGNORE INTO accounts VALUES (?, ?, ?, ?)",
                    said["account"]["account"],
                    json.dumps(said["account"]),
                    json.dumps(said["later"]),
                    time.time() + self.pace * (number + 1) if said["later"] else None,
                )

    def _publish(self, reference: str) -> None:
        """Send a bill, then what it brings the account to."""
        row = self.book.row("SELECT * FROM accounts WHERE reference = ?", reference)
        later = json.loads(row["later"]) if row else []
        if row is None or not later:
            return
        bill, entries = later[0]["bill"], later[0]["entries"]
        if self.faults.happens("revenues-wrong"):
            self.book.count("on purpose: revenues-wrong")
            self._call(reference, BILLS, {**bill, "to_pay": bill["to_pay"] + 1}, wait=0)
        self._call(reference, BILLS, bill, wait=0)
        self._call(reference, ENTRIES, {**entries, "at": _now()}, wait=0)
        account = json.loads(row["account"])
        account |= {"balance": entries["balance"], "overdue": entries["overdue"]}
        self.book.run(
            "UPDATE accounts SET account = ?, later = ?, next_at = ? WHERE reference = ?",
            json.dumps(account),
            json.dumps(later[1:]),
            time.time() + self.pace if later[1:] else None,
            reference,
        )
        self.book.count("bills sent")

    def _answer(self, account: dict[str, Any], direct_debit: str) -> None:
        """Accept an instruction, or refuse it where a fault says so."""
        refused = bool(self.faults.happens("revenues-refuse"))
        said = {"direct_debit": direct_debit, "answer": "refused" if refused else "accepted"}
        why = {"why": "no-account"} if refused else {}
        self._call(account["account"], DIRECT_DEBITS, {**said, **why, "at": _now()})
        if not refused:
            self._tell(account, direct_debit=True)

    def _book_payment(self, account: dict[str, Any], data: Mapping[str, Any]) -> None:
        amount = data.get("amount")
        if not isinstance(amount, int):
            return
        account["balance"] -= amount
        account["overdue"] = max(min(account["overdue"] - amount, account["balance"]), 0)
        entry = {
            "id": str(data.get("payment", ""))[:40],
            "on": _now()[:10],
            "kind": "payment",
            "words": "Payment by card",
            "amount": -amount,
        }
        self._call(
            account["account"],
            ENTRIES,
            {
                "account": account["account"],
                "entries": [entry],
                "balance": account["balance"],
                "overdue": account["overdue"],
                "at": _now(),
            },
        )
        self._keep(account)

    def _tell(self, account: dict[str, Any], **changes: bool) -> None:
        """Tell the portal how the account stands now. The key is not told again."""
        account |= changes
        self._call(account["account"], ACCOUNTS, {**account, "key": None, "at": _now()})
        self._keep(account)

    def _account(self, reference: str) -> dict[str, Any] | None:
        row = self.book.row("SELECT account FROM accounts WHERE reference = ?", reference)
        found: dict[str, Any] | None = json.loads(row["account"]) if row else None
        return found

    def _keep(self, account: dict[str, Any]) -> None:
        self.book.run(
            "UPDATE accounts SET account = ? WHERE reference = ?",
            json.dumps(account),
            account["account"],
        )

    def _call(self, reference: str, path: str, body: Any, wait: float | None = None) -> None:
        """Write down a call to be made, after every earlier one about the account."""
        about = f"{OWN}{reference}"
        last = self.book.row("SELECT max(turn) AS turn FROM calls WHERE reference = ?", about)
        turn = (last["turn"] if last and last["turn"] is not None else -1) + 1
        self.book.run(
            "INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            f"sandbox-{about}-{turn}",
            about,
            path,
            json.dumps(body),
            turn,
            time.time() + (self.pace if wait is None else wait),
        )


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")
