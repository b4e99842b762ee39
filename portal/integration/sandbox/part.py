"""What the sandbox's parts have in common: who may ask, and what goes wrong on purpose."""

from __future__ import annotations

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from .book import Book
from .faults import Faults

JSON = "application/json"


@dataclass(frozen=True)
class Reply:
    """``cut``: the connection is cut instead of answering. ``to``: where a browser goes on."""

    status: int
    body: bytes = b""
    type: str = JSON
    cut: bool = False
    to: str = ""


NOT_ALLOWED = Reply(401, b'{"error": "not-allowed"}')


@dataclass(frozen=True)
class Part:
    """``key`` is the portal's for it; without one it knows nobody. Faults begin with its name."""

    book: Book
    faults: Faults
    key: str
    name: ClassVar[str]

    def knows(self, given: Mapping[str, str]) -> bool:
        """Whether these headers, in small letters, have our key."""
        ours = f"Bearer {self.key}".encode()
        theirs = given.get("authorization", "").encode()
        return bool(self.key) and hmac.compare_digest(theirs, ours)

    def happens(self, fault: str) -> float:
        """Its value, or 1 where it has none; 0 if it does not go wrong."""
        if switch := self.faults.happens(f"{self.name}-{fault}"):
            self.book.count(f"on purpose: {self.name}-{fault}")
            return switch.value or 1
        return 0

    def on_its_way(self, reply: Reply) -> Reply:
        """What has been done is done; the answer may still be nonsense, slow or cut off."""
        if self.happens("nonsense"):
            reply = Reply(200, b"<h1>Welcome</h1>", "text/html")
        if slow := self.happens("slow"):
            time.sleep(slow)
        return replace(reply, cut=bool(self.happens("reset")))
