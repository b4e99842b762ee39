"""What a form as a file is: its name and version, and which fields of a form's page go with it.

Teams and systems go by their short names, never by a number of one council's database.
"""

from __future__ import annotations

from typing import Any

FORMAT, VERSION = "portal-form", 1
MOST_BYTES = 1_000_000
MOST_LEVELS = 40
"""How deep lists and groups may stand in each other. Our own files have some twenty."""

WORDS = ("title", "summary", "synonyms")
PROMISES = (
    "purpose",
    "basis",
    "seen_by",
    "kept",
    "privacy_link",
    "draft_days",
    "submission_days",
    "wants_reply",
    "reply_promise",
    "reply_length",
    "reply_unit",
    "case_title",
    "button",
    "thanks",
    "next_steps",
    "declaration",
)
"""Fields of ``FormPage``, by their own names. Until when an earlier version is taken is no part of
a form: it is about those who are filling one in."""

KNOWN: dict[str, type[Any]] = {
    "format": str,
    "version": int,
    "key": str,
    "title": str,
    "summary": str,
    "synonyms": str,
    "team": str,
    "endpoint": str,
    "promises": dict,
    "sections": list,
    "sets": dict,
}
"""What may stand in a file, and what kind of thing it is."""
