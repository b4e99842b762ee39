"""Asks the virus scanner again about uploads that had no answer."""

from __future__ import annotations

from portal.forms.models.upload import Upload
from portal.integration.scanning import ask_again


def scan_waiting() -> int:
    """Give how many uploads have an answer now. Each minute."""
    return ask_again(Upload, "created_at")
