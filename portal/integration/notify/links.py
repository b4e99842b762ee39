"""What a telephone makes a link of, wanted or not."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings

ADDRESS = re.compile(r"https?://\S+", re.I)
JOINED = re.compile(r"(?<=[^\W_])\.(?=[^\W\d_]{2})")
"""A full stop with a letter or digit before it and two letters after it: ``Friday.We``."""


def ours(address: str) -> bool:
    """Whether an address leads to this site."""
    home = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    try:
        there = urlsplit(address.rstrip(".,;:!?)"))
        return (there.scheme, there.netloc) == (home.scheme, home.netloc)
    except ValueError:
        return False


def mistaken(text: str) -> list[str]:
    """The words that would be a link and do not lead to this site."""
    return [word for word in text.split() if not ours(word) and _is_link(word)]


def apart(text: str) -> str:
    """The text with a space in whatever would be a link and does not lead to this site."""
    return re.sub(r"\S+", lambda found: found[0] if ours(found[0]) else _apart(found[0]), text)


def _is_link(word: str) -> bool:
    return bool(ADDRESS.search(word) or JOINED.search(word))


def _apart(word: str) -> str:
    return JOINED.sub(". ", re.sub(r"://", ": ", word))
