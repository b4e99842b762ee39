"""File names as the person knows them, without what a name may be used for."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters, without the ending."""

SAME_ENDING = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "heif": "heic"}
SPECIAL = re.compile(r'[<>:"|?*]')
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def clean(name: str) -> str:
    """Give the name without folders, invisible characters and what systems take for orders."""
    name = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
    name = re.split(r"[/\\]", name)[-1]
    # Categories C: control, direction and zero-width characters, halves of pairs, unassigned.
    name = "".join(c for c in name if c.isspace() or not unicodedata.category(c).startswith("C"))
    name = SPECIAL.sub("-", " ".join(name.split())).strip(". ")
    stem, dot, last = name.rpartition(".")
    if not dot:
        stem, last = name, ""
    stem = stem.strip(". ")[:LONGEST].strip(". ")
    if not stem or DEVICES.fullmatch(stem):
        stem = "file"
    return f"{stem}.{last[:10]}" if last else stem


def ending(name: str) -> str:
    """Give the last ending in small letters, one for each kind: ``jpeg`` is ``jpg``."""
    stem, dot, last = name.rpartition(".")
    return one_ending(last) if dot and stem else ""


def one_ending(written: str) -> str:
    """Give the one way in which we write an ending."""
    small = written.lower().lstrip(".").strip()
    return SAME_ENDING.get(small, small)


def with_ending(name: str, true: str) -> str:
    """Give a clean name the ending that is true of the file, if it has another."""
    if ending(name) == true:
        return name
    return f"{name.rpartition('.')[0] or name}.{true}"
