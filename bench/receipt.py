"""Receipts as PDF: how many a second, and beside WeasyPrint used plainly in the same run."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

from .figures import Figure, table

if TYPE_CHECKING:
    from portal.documents.model import Document

ROUNDS = 5
LEAST_A_SECOND = 5
"""Of one processor's time, so that others at work on the machine do not count."""


def figures() -> list[Figure]:
    """Medians over rounds in which both ways take turns, so that noise meets both."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()
    from portal.documents.pdf import Press, pdf, printable

    receipt = one_page()
    pdf(receipt)  # fonts are cut and read
    rounds = []
    for _ in range(ROUNDS):
        ours = seconds(lambda: pdf(receipt))
        plainly = seconds(lambda: Press().print(printable(receipt)))
        rounds.append((1 / ours, plainly / ours))
    rate, gain = (median(column) for column in zip(*rounds, strict=True))
    return [
        Figure("Receipt as PDF/UA", rate, "a second", least=LEAST_A_SECOND),
        Figure("Receipt, fonts and style read once", gain, "of plain", least=1.1),
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one go."""
    start = time.process_time()
    work()
    return time.process_time() - start


def one_page() -> Document:
    """A receipt such as a resident gets: a promise, a dozen answers, whom to call."""
    from portal.documents.model import Document, Kind, Paragraph, Promise, Row, Rows, Section
    from portal.documents.words import Link, Strong

    answers = [Row(f"Question {number}", "An answer of a few words") for number in range(12)]
    call = ("Call ", Link("01632 960123", "tel:01632960123"), ".")
    promise = Promise(dt.date(2026, 6, 8), "We reply by e-mail.", Kind.BY)
    return Document(
        "We have your question",
        [
            Section("What happens next", [promise]),
            Section("What you told us", [Rows(answers)]),
            Section("If you need us", [Paragraph(call)]),
        ],
        council=(Strong("Anytown"), " Council"),
        reference="K7M-4QX2",
        dated=dt.date(2026, 6, 1),
    )


if __name__ == "__main__":
    print(table(figures()))
