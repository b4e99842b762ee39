"""A decision as a document: what, from when, why, and how to dispute it.

Made anew from what was kept with the decision, so that it says the same for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.cases.letters import council
from portal.cases.when import the_day
from portal.council.money import as_text
from portal.documents.letterhead import letterhead
from portal.documents.model import (
    Address,
    Block,
    Column,
    Document,
    Kind,
    Notice,
    Paragraph,
    Promise,
    Row,
    Rows,
    Section,
    Table,
)
from portal.documents.words import Link, Strong, Words

from ..models import Decision, Outcome
from .terms import NAMES, Benefit, DisputeWay, ways_of

SAID = {
    Outcome.AWARDED: "We give you {name}.",
    Outcome.REFUSED: "We cannot give you {name}.",
    Outcome.CHANGED: "We have changed your {name}.",
}
LAST_DAY = "Dispute this decision by this day."
CHANGES = (
    "Tell us at once if something changes: money, savings, rent, who lives with you, or where you "
    "live. If you do not, we may pay you too much. Then you may have to pay it back."
)


def document_of(decision: Decision, to: tuple[str, ...] = ()) -> Document:
    """The letter about a decision; ``to`` is whom it goes to on paper."""
    settings, case = council(), decision.claim.case
    sections = [
        Section("What we decided", list(_decided(decision))),
        Section("Why", [Paragraph(part) for part in _paragraphs(decision.reasons)]),
    ]
    if decision.worked_out:
        sections.append(Section("What we worked it out from", [_table(decision)]))
    sections.append(
        Section(
            "If you do not agree",
            list(_last_day(decision)),
            [_way(way) for way in ways_of(decision.dispute)],
        )
    )
    if decision.outcome != Outcome.REFUSED:
        sections.append(Section("If your life changes", [Paragraph(CHANGES)]))
    sections.append(Section("If you want to ask about it", list(_asking(decision))))
    return Document(
        title_of(decision),
        sections,
        council=letterhead(settings),
        reference=case.shown_reference,
        dated=decision.decided_on,
        recipient=Address(to) if to else None,
    )


def title_of(decision: Decision) -> str:
    """What the letter is called, without what was decided."""
    return f"Our decision about your {NAMES[Benefit(decision.benefit)]}"


def _decided(decision: Decision) -> Iterator[Block]:
    name = NAMES[Benefit(decision.benefit)]
    yield Paragraph((Strong(SAID[Outcome(decision.outcome)].format(name=name)),))
    rows = []
    if decision.weekly is not None:
        rows.append(Row("How much", f"{as_text(decision.weekly)} a week"))
    if decision.starts is not None:
        rows.append(Row("From", _day(decision.starts)))
    if decision.ends is not None:
        rows.append(Row("Until", _day(decision.ends)))
    rows.append(Row("We decided on", _day(decision.decided_on)))
    yield Rows(rows)


def _table(decision: Decision) -> Table:
    rows: list[list[Words]] = [[name, value] for name, value in decision.worked_out]
    return Table("What we counted", [Column("What"), Column("How much", figures=True)], rows)


def _last_day(decision: Decision) -> Iterator[Block]:
    if decision.dispute_by is not None:
        yield Promise(decision.dispute_by, LAST_DAY, Kind.BY)
    if late := decision.dispute.get("late", ""):
        yield Notice(late)


def _way(way: DisputeWay) -> Section:
    said: Words = way.words
    if way.link:
        said = (f"{way.words} ", Link(way.link.removeprefix("https://").rstrip("/"), way.link))
    return Section(way.title, [Paragraph(said)], together=True)


def _asking(decision: Decision) -> Iterator[Block]:
    contact = decision.claim.case.team or council().main_contact
    if contact is None:
        yield Paragraph("Ask us, and give your reference.")
        return
    call = Link(contact.phone, contact.phone_href)
    yield Paragraph(("Call ", call, f" ({contact.name}) and say your reference."))


def _paragraphs(words: str) -> list[str]:
    return [part.strip() for part in words.split("\n\n") if part.strip()]


def _day(day: date) -> str:
    """A day with its year, whenever the letter is read."""
    return the_day(day, date.min)
