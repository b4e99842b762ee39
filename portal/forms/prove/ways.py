"""Do links and telephone numbers lead where a person can go?"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

CALLED = re.compile(r"\+?[0-9(][0-9 ()-]*")
FEWEST_DIGITS, MOST_DIGITS = 3, 15
"""999 and 101 can be called; E.164 has no number longer than 15."""


def calls(phone: str) -> bool:
    """Say whether a telephone could call this."""
    digits = sum(letter.isdigit() for letter in phone)
    return bool(CALLED.fullmatch(phone.strip())) and FEWEST_DIGITS <= digits <= MOST_DIGITS


def leads(href: str) -> bool:
    """Say whether this is a page of ours, a whole address that is safe, or a telephone number."""
    if not href or any(ord(letter) <= 32 or letter in '\\"<>\x7f' for letter in href):
        return False
    if href.startswith("/"):
        return not href.startswith("//")
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "tel":
        return calls(parts.path)
    return parts.scheme == "https" and "." in host and "@" not in parts.netloc
