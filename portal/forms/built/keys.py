"""Keys of the forms that editors build: each there once, beside those in code."""

from __future__ import annotations

from typing import Any

from .. import doors, registry
from ..models.version import KEY_LENGTH, Version
from .naming import slug


def new_key(words: str, pages: Any) -> str:
    """Give a key like these words that no form has, and none ever had."""
    first = found = slug(words, "-")[: KEY_LENGTH - 4].rstrip("-") or "form"
    number = 2
    while is_taken(found, pages):
        found, number = f"{first}-{number}", number + 1
    return found


def is_taken(key: str, pages: Any) -> bool:
    """Say whether a key is somebody's, or was: answers are still kept by it."""
    return (
        registry.is_taken(key)
        or doors.get(key) is not None
        or pages.filter(journey_key=key).exists()
        or Version.objects.filter(journey_key=key).exists()
    )
