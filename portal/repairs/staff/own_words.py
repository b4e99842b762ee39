"""What somebody wrote in their own words: masked on every other page, needed to sort a report.

Only staff who decide on repairs read it, on the page of the repair, where each look is in the
audit log.
"""

from __future__ import annotations

from portal.cases.models import Case
from portal.forms import submissions
from portal.forms.rows import View, rows

from ..journey import names

ASKED = (names.OWN_WORDS, names.MORE, names.ENTRY, names.CRIME_NUMBER)
"""Who is at home is not here: it has a page of its own."""

Told = tuple[str, tuple[str, ...]]
"""What was asked, in short, and the lines of the answer."""


def own_words(case: Case) -> list[Told]:
    """Give what was written, in the order of the form; nothing that was left empty.

    One query at most: none where the case knows what was sent.
    """
    submission = submissions.of_case(case)
    if submission is None:
        return []
    groups = rows(submissions.route_of(submission), View.PAYLOAD)
    found = (row for group in groups for row in group.rows)
    return [(row.label, row.lines) for row in found if row.question in ASKED and row.answer]
