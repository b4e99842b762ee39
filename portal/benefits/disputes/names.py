"""Names of the questions, which never change. Those about the person are the claim's."""

from __future__ import annotations

KEY = "dispute-a-decision"
"""The journey, and the kind of its cases."""

ABOUT, LETTER_DATE, CLAIM = "about", "letter_date", "claim_reference"
WANTS, WHY, LATE, LATE_WHY, PAPERS = "wants", "why", "late", "late_why", "papers"
"""Values of ``ABOUT`` are those of ``decisions.terms.Benefit``."""
EXPLAIN, AGAIN, APPEAL = "explain", "again", "appeal"
YES, NO, UNSURE = "yes", "no", "unsure"
