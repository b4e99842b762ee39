"""The sandbox's payment service: GOV.UK Pay's shape, and a page where nothing is really paid.

On its page a person pays, has the card refused, gives up, or lets the time run out. It uses no
Django and takes no card's number.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import parse_qs

from .book import Row
from .part import NOT_ALLOWED, Part, Reply

BEGINS = "/pay/"
ONE = re.compile(r"v1/payments/([a-z0-9]{1,40})(/cancel)?")
PAGE = re.compile(r"page/([a-z0-9]{1,40})")
IN_TIME = 90 * 60
"""Seconds."""
HTML = "text/html; charset=utf-8"
PRESSED = {
    "pay": ("success", "", "Pay"),
    "refuse": ("failed", "P0010", "Have the card refused"),
    "stop": ("failed", "P0030", "Give up"),
    "expire": ("failed", "P0020", "Let the time run out"),
}
OVER = ("success", "failed", "cancelled", "error")


@dataclass(frozen=True)
class Paying(Part):
    """Payments by card. ``clock`` says what time it is."""

    clock: Callable[[], datetime]
    name = "pay"

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answer one request, or do what a fault asks for instead."""
        if page := PAGE.fullmatch(path):
            return self._page(method, page[1], body)
        given = {name.lower(): value for name, value in headers.items()}
        if not self.knows(given):
            return NOT_ALLOWED
        if error := self.happens("error"):
            return Reply(int(error))
        reply = self._call(method, path, given, body)
        if self.happens("forged"):
            said = json.loads(reply.body or b"{}")
            said["payment_id"], said["reference"] = "another", "PAY-0000-0000-0000"
            reply = replace(reply, body=json.dumps(said).encode())
        return self.on_its_way(reply)

    def _call(self, method: str, path: str, given: Mapping[str, str], body: bytes) -> Reply:
        one = ONE.fullmatch(path)
        if method == "POST" and path == "v1/payments":
            return self._create(given, body)
        row = self._row(one[1]) if one else None
        if row is None or one is None:
            return _refused(404, "P0200")
        if method == "GET" and not one[2]:
            return Reply(200, json.dumps(self._said(row, given)).encode())
        if row["status"] in OVER:
            return _refused(400, "P0501")
        self._end(row["id"], "cancelled", "P0040")
        return Reply(204)

    def _create(self, given: Mapping[str, str], body: bytes) -> Reply:
        try:
            said = json.loads(body)
            amount, reference = int(said["amount"]), str(said["reference"])
            description, back = str(said["description"]), str(said["return_url"])
        except (KeyError, TypeError, ValueError):
            return _refused(400, "P0197")
        if not 0 < amount <= 10_000_000:
            return _refused(422, "P0102")
        key = given.get("idempotency-key", secrets.token_hex(8))
        values = (key, body.decode(), reference, amount, description, back)
        with self.book.change():
            row = self.book.row("SELECT * FROM payments WHERE key = ?", key)
            if row is None:
                self.book.count("payments begun")
                self.book.run(
                    "INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?, ?, 'created', '', ?)",
                    secrets.token_hex(13),
                    *values,
                    self.clock().timestamp(),
                )
        if row is not None and row["asked"] != body.decode():
            return _refused(409, "P0191")
        (made,) = self.book.rows("SELECT * FROM payments WHERE key = ?", key)
        return Reply(201 if row is None else 200, json.dumps(self._said(made, given)).encode())

    def _row(self, id_: str) -> Row | None:
        """One payment; nobody can pay any more after an hour and a half."""
        row = self.book.row("SELECT * FROM payments WHERE id = ?", id_)
        late = row and self.clock().timestamp() - row["begun"] > IN_TIME
        if row and late and row["status"] not in OVER:
            self._end(id_, "failed", "P0020")
            row = self.book.row("SELECT * FROM payments WHERE id = ?", id_)
        return row

    def _end(self, id_: str, status: str, code: str) -> None:
        """Whatever comes first counts."""
        self.book.run(
            "UPDATE payments SET status = ?, code = ? WHERE id = ? AND status = 'created'",
            status,
            code,
            id_,
        )

    def _said(self, row: Row, given: Mapping[str, str]) -> dict[str, Any]:
        status, code = row["status"], row["code"]
        if status in OVER and self.happens("late"):
            status, code = "submitted", ""
        state = {"status": status, "finished": status in OVER} | ({"code": code} if code else {})
        links: dict[str, Any] = {}
        if status == "created":
            host = given.get("host", "127.0.0.1")
            links["next_url"] = {"href": f"http://{host}{BEGINS}page/{row['id']}", "method": "GET"}
        return {
            "payment_id": row["id"],
            "reference": row["reference"],
            "amount": row["amount"],
            "description": row["description"],
            "return_url": row["back"],
            "state": state,
            "_links": links,
        }

    def _page(self, method: str, id_: str, body: bytes) -> Reply:
        row = self._row(id_)
        if row is None:
            return Reply(404)
        if method == "POST":
            press = parse_qs(body.decode(errors="replace")).get("press", [""])[0]
            if press in PRESSED:
                self._end(id_, *PRESSED[press][:2])
            return Reply(303, to=row["back"])
        return Reply(200, _html(row).encode(), HTML)


def _refused(status: int, code: str) -> Reply:
    return Reply(status, json.dumps({"code": code, "description": "Refused"}).encode())


def _html(row: Row) -> str:
    buttons = "".join(
        f'<p><button name="press" value="{press}">{words}</button></p>'
        for press, (_, _, words) in PRESSED.items()
    )
    if row["status"] in OVER:
        buttons = '<p>This payment is over.</p><p><button name="press">Go back</button></p>'
    pounds = f"£{row['amount'] // 100:,}.{row['amount'] % 100:02d}"
    return f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Pay: a sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ font: 18px/1.4 sans-serif; margin: 1rem auto; max-width: 30rem; padding: 0 1rem }}
button {{ font: inherit; min-height: 3rem; width: 100% }}</style></head><body>
<main><h1>Pay {pounds}</h1>
<p>This is a sandbox. No real money is paid, and no card is asked for.</p>
<p>{escape(row["description"])}. Reference {escape(row["reference"])}.</p>
<form method="post">{buttons}</form></main></body></html>"""
