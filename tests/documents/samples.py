"""Documents to render, and ways to read what was rendered."""

from __future__ import annotations

import datetime as dt
import io
import re

import page as page_validation
import pikepdf
from bs4 import BeautifulSoup

from portal.documents.model import (
    Address,
    Blank,
    Column,
    Document,
    Items,
    Kind,
    Notice,
    Paragraph,
    Promise,
    Room,
    Row,
    Rows,
    Section,
    Table,
    Tick,
    Ticks,
)
from portal.documents.render import render
from portal.documents.words import Link, Phrase, Reference, Strong

COUNCIL = (Strong("Anytown"), " Council")


def receipt(title: str = "We have your question") -> Document:
    """Every kind of block and of words once, on about a page."""
    return Document(
        title,
        [
            Section(
                "What happens next",
                [
                    Promise(dt.date(2026, 6, 8), "We reply by e-mail.", Kind.BY),
                    Promise(dt.date(2026, 6, 9), ("Be at home from ", Strong("8am"), ".")),
                    Paragraph(("You can ", Link("see what is happening", "/track/"), ".")),
                ],
            ),
            Section(
                "What you told us",
                [
                    Rows(
                        [Row("What is it about?", "Bins"), Row("Where", "1 High Street\nAnytown")]
                    ),
                    Notice(("Call ", Link("01632 960123", "tel:01632960123"), " if it burns.")),
                ],
                [Section("Files you sent", [Items(["bin.jpg", "letter.pdf"])])],
            ),
            Section(
                blocks=[
                    Table(
                        "Payments",
                        [Column("Due"), Column("Amount", figures=True)],
                        [["1 April", "£161.08"], ["Year", "£161.08"]],
                        total=True,
                    ),
                    Items(["Tell us.", "Ask again."], numbered=True),
                    Paragraph((Reference("CT-0012"), " ", Phrase("Dzień dobry", "pl"))),
                    Address(["Town Hall", "High Street"]),
                ],
                together=True,
            ),
        ],
        council=COUNCIL,
        reference="K7M-4QX2",
        dated=dt.date(2026, 6, 1),
        recipient=Address(["The Occupier", "1 High Street"]),
    )


def blank_form() -> Document:
    """What can be filled in by hand, once each."""
    boxes = [Tick("Yes"), Tick("No", "Not even one", then="Go to question 3."), Tick("Both")]
    date = [Blank("Day", 2), Blank("Month", 2), Blank("Year", 4)]
    return Document(
        "Ask for a bin",
        [
            Section("1. Do you have one?", [Ticks(boxes)], together=True),
            Section("2. Since when?", [Room(date)], together=True),
            Section("3. What else?", [Room([Blank(lines=4)]), Room([Blank("Signature")])]),
        ],
        council=COUNCIL,
        reference="new-bin, version 3",
    )


def long_table(rows: int = 90) -> Document:
    """A table over several pages."""
    columns = [Column("Day"), Column("What was done"), Column("Cost", figures=True)]
    cells = [[f"Day {n}", "The team came and looked at it", f"£{n}.00"] for n in range(rows)]
    return Document("Work on the path", [Section("All of it", [Table("Work", columns, cells)])])


def pdf(document: Document) -> bytes:
    return render(document, "pdf").content


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def failures(content: bytes) -> list[str]:
    """Every rule of PDF/UA-1 that the file breaks, in the validator's words."""
    report = page_validation.validate_pdf_bytes(content, profile="ua1")
    assert report.rules.total > 100, "the validator has lost its rules"
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def words_of(html: str) -> str:
    """The text of a page, one space between words."""
    body = BeautifulSoup(html, "html.parser")
    return " ".join(body.get_text(" ").split())


def squeezed(text: str) -> str:
    """Without any space, to compare texts that break their lines at different places."""
    return re.sub(r"\s+", "", text)
