"""The sandbox's maker of formats and its interpreters: each order is answered after a while.

It knows an order by its reference and what is to be made, and nothing of its person. What it makes
says that it is made up.
"""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .book import Book

FORMAT, INTERPRETER = "format.ordered", "interpreter.ordered"
POSTED = frozenset({"audio-cd", "coloured-paper", "braille-post", "large-print-post"})
VIDEO = "bsl-video"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
    b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    b"/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 71>>stream\nBT /F 18 Tf 72 720 Td (Made up by the demonstration's sandbox.) "
    b"Tj ET  \nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
"""A page with one sentence. A real maker sends a tagged PDF."""


@dataclass(frozen=True)
class Makers:
    """``pace``: seconds until an order is answered."""

    book: Book
    pace: float

    def heard(self, type_: str, data: Mapping[str, Any]) -> None:
        """What an event means to them. Inside the change that records it."""
        if type_ not in (FORMAT, INTERPRETER):
            return
        reference = str(data["reference"])
        path, body = answer(type_, reference, data)
        self.book.run(
            "INSERT OR IGNORE INTO calls VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            f"sandbox-format-{reference}",
            reference,
            f"/api/v1/formats/{reference}/{path}",
            json.dumps(body),
            1,
            time.time() + self.pace,
        )


def answer(type_: str, reference: str, data: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Which call an order is answered with, and what it says."""
    number = f"F-{reference}"
    if type_ == INTERPRETER:
        words = "They come on the day and at the time that you gave us."
        if not data.get("day"):
            words = "We call you with the interpreter on the line."
        return "booked", {"number": number, "words": words}
    if data.get("format") in POSTED:
        return "posted", {"number": number, "how": "second class post"}
    if data.get("format") == VIDEO:
        return "delivery", {"number": number, "link": f"https://video.example.org/{reference}"}
    file = {
        "name": f"{data.get('format')}.pdf",
        "media_type": "application/pdf",
        "content": b64encode(PDF).decode(),
    }
    return "delivery", {"number": number, "file": file}
