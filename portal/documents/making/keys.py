"""What one thing that was made is found by."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from django.conf import settings

from portal.integration.encryption import keyed_hash

from ..glyphs import drawable
from ..registry import Format


def key_of(source: str, format: Format) -> str:
    """The same for the same document, written the same way with the same letters to show.

    Keyed, so that nobody who reads the database can tell whether a document that they can guess
    was made.
    """
    parts = (
        sha256(source.encode()).hexdigest(),
        format.name,
        str(format.version),
        settings.WAGTAILADMIN_BASE_URL,  # links in it lead there
        letters() if format.media_type == "application/pdf" else "",
    )
    return keyed_hash("made format", " ".join(parts))


@cache
def letters() -> str:
    """Which letters the fonts of this computer have: another font gives other pages."""
    return sha256(repr(sorted(drawable())).encode()).hexdigest()[:16]
