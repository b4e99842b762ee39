"""Names of the questions, which never change. Those about the person are the claim's."""

from __future__ import annotations

KEY = "change-of-circumstances"
"""The journey, and the kind of its cases."""

WHAT = "what"
MOVED, INCOME, PEOPLE, RENT, SAVINGS, OTHER = (
    "moved",
    "income",
    "people",
    "rent",
    "savings",
    "other",
)
"""What may have changed. Each has pages of its own, and a day: ``moved_since`` and so on."""
SINCE = "_since"
