"""The sandbox's housing system: which homes are the council's, who holds them, in which building.

It makes homes up from the last digits of their UPRN, so the same home is always the same:

| last digit | the home |
|---|---|
| 0 | is none of the council's |
| 9 | is a leaseholder's |
| 8 | has a tenant with whom times are agreed by telephone |
| 7 | has nobody in it |
| 6 | has an introductory tenant |
| any other | has a secure tenant |

Ten homes in a row share a building. It uses no Django and keeps nothing of what it is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .part import NOT_ALLOWED, Part, Reply

BEGINS = "/housing/v1/"
UPRN = re.compile(r"[1-9]\d{0,11}")
NO_HOME, LEASEHOLDER, BY_PHONE, EMPTY, INTRODUCTORY = "0", "9", "8", "7", "6"
TENURES = {LEASEHOLDER: "leaseholder", INTRODUCTORY: "introductory"}


@dataclass(frozen=True)
class Housing(Part):
    """Whose home it is."""

    name = "housing"

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answer one request, or do what a fault asks for instead."""
        given = {name.lower(): value for name, value in headers.items()}
        if not self.knows(given):
            return NOT_ALLOWED
        if error := self.happens("error"):
            return Reply(int(error))
        if method != "POST" or path != "homes":
            return Reply(404)
        reply = self._home(body)
        if self.happens("forged"):
            reply = replace(reply, body=json.dumps({"uprn": "1", "home": None}).encode())
        return self.on_its_way(reply)

    def _home(self, body: bytes) -> Reply:
        try:
            uprn = json.loads(body)["uprn"]
        except (KeyError, TypeError, ValueError):
            uprn = None
        if not isinstance(uprn, str) or not UPRN.fullmatch(uprn):
            return Reply(400, b'{"error": "refused"}')
        self.book.count("homes looked up")
        return Reply(200, json.dumps({"uprn": uprn, "home": home(uprn)}).encode())


def home(uprn: str) -> dict[str, Any] | None:
    """What it says of a home."""
    last = uprn[-1]
    if last == NO_HOME:
        return None
    return {
        "tenure": TENURES.get(last, "secure"),
        "building": f"B{uprn[:-1] or '0'}",
        "by_phone": last == BY_PHONE,
        "lived_in": last != EMPTY,
    }
