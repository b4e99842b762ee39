"""A browser that writes to the council, and what people type on each page."""

from __future__ import annotations

import pytest

from tests.support.factories import ContactPointFactory
from tests.support.walking import Walker

GOOD: dict[str, dict[str, object]] = {
    "about": {"topic": "bins"},
    "urgent-repair": {"urgent_repair": "no"},
    "repair-online": {},
    "tonight": {"tonight": "yes"},
    "message": {"kind": "question", "message": "When do you empty the blue bin?", "earlier": ""},
    "complaint": {"complaint": "put-right"},
    "files": {},
    "reply": {"prefers": "email", "name": ""},
    "email": {"email": "resident@example.com"},
    "phone": {"phone": "07700 900123", "postcode": "AA1 1AA"},
    "best-time": {"best_time": "morning"},
    "address": {
        "address-stage": "manual",
        "address-line_1": "1 Test Street",
        "address-line_2": "",
        "address-town": "Testham",
        "address-postcode": "AA1 1AA",
    },
}


@pytest.fixture
def walker(db: None) -> Walker:
    """A browser that has just pressed Start."""
    ContactPointFactory()
    return Walker("ask-or-tell").start()
