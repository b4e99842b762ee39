"""A bill as a Document, for paper and every other format.

It says what a council tax bill must say: who pays, the day, the days it is for, the home and its
band, what each authority has set and how that has changed, what is taken off and why, and when to
pay (SI 2011/3038, Schedule 1). A rates bill says the same of a rateable value and its multiplier.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.council.money import as_text
from portal.documents.model import (
    Column,
    Document,
    Items,
    Notice,
    Paragraph,
    Row,
    Rows,
    Section,
    Table,
)
from portal.documents.words import Link, Reference, Strong, Words

from . import wording
from .kinds import Bill


def document(bill: Bill, *, council: Words = "", phone: str = "", phone_href: str = "") -> Document:
    """The bill with the council's name above it. ``phone`` is whom to call about it."""
    call: list[Words] = [("Call ", Link(phone, phone_href or f"tel:{phone}"), ".")] if phone else []
    sections = [
        _to_pay(bill),
        *_instalments(bill),
        Section(
            "If you cannot pay",
            [Items([*wording.CANNOT_PAY, *call, *wording.ADVICE])],
            together=True,
        ),
        _worked_out(bill),
        *_shares(bill),
        *_rating(bill),
        _about(bill),
        Section("How to pay", [Items([*_taken(bill), *wording.HOW_TO_PAY, *call])], together=True),
        Section("If you think it is wrong", [Items(wording.WRONG[bill.tax])], together=True),
    ]
    if bill.notes:
        sections.append(Section("Notes", [Paragraph(note) for note in bill.notes if note]))
    return Document(
        f"{wording.title(bill)}: your bill",
        sections,
        council=council,
        reference=bill.account,
        dated=bill.issued,
    )


def _to_pay(bill: Bill) -> Section:
    words: list[Words] = [(Strong(wording.outcome(bill)),)]
    if bill.to_pay < 0:
        words.append("We can pay it back, or take it off your next bill. Ask us.")
    return Section("What you have to pay", [Notice(each) for each in words])


def _instalments(bill: Bill) -> list[Section]:
    if not bill.instalments:
        return []
    rows: list[tuple[str, str]] = [
        (wording.day(each.due), as_text(each.amount)) for each in bill.instalments
    ]
    total = ("All together", as_text(sum(each.amount for each in bill.instalments)))
    columns = [Column("Pay by"), Column("Amount", figures=True)]
    table = Table("What to pay, and by when", columns, [*rows, total], True)
    return [Section("When to pay", [*map(Paragraph, _taken(bill)), table], together=True)]


def _taken(bill: Bill) -> list[str]:
    if not bill.direct_debit or bill.to_pay <= 0:
        return []
    return ["You pay by Direct Debit. We take each payment from your bank. You need do nothing."]


def _worked_out(bill: Bill) -> Section:
    rows: list[Sequence[Words]] = [
        (
            wording.line_words(line, bill) + (f"\n{line.why}" if line.why else ""),
            as_text(line.amount),
        )
        for line in bill.lines
    ]
    rows.append(("To pay", as_text(bill.to_pay)))
    columns = [Column("Part"), Column("Amount", figures=True)]
    said = wording.last_year_words(bill)
    return Section(
        "How we worked it out",
        [
            Table("How the bill is made up", columns, rows, True),
            *([Paragraph(said)] if said else []),
        ],
    )


def _shares(bill: Bill) -> list[Section]:
    if not bill.shares:
        return []
    rows = [
        (
            share.authority + (f"\n{share.of_which}" if share.of_which else ""),
            wording.change_words(share.change),
            as_text(share.amount),
        )
        for share in bill.shares
    ]
    total = ("All together", "", as_text(sum(share.amount for share in bill.shares)))
    columns = [Column("Who"), Column("Change on last year"), Column("Amount", figures=True)]
    table = Table(f"A whole year in band {bill.band}", columns, [*rows, total], True)
    return [Section("Who gets it", [table])]


def _rating(bill: Bill) -> list[Section]:
    if bill.rating is None:
        return []
    rows = [
        Row("Rateable value", as_text(bill.rating.rateable_value * 100)),
        Row(
            "Multiplier",
            f"{bill.rating.multiplier.normalize():f}p for each pound: "
            f"{bill.rating.multiplier_name}",
        ),
    ]
    if bill.rating.description:
        rows.append(Row("Kind of property", bill.rating.description))
    return [Section("Your rateable value", [Rows(rows)])]


def _about(bill: Bill) -> Section:
    rows = [
        Row("Account number", (Reference(bill.account),)),
        Row("Who must pay", "\n".join(bill.payers)),
        Row("Property", "\n".join(bill.address)),
        *([Row("Band", bill.band)] if bill.band else []),
        Row("For these days", f"{wording.day(bill.begins)} to {wording.day(bill.ends)}"),
        Row("Bill made on", wording.day(bill.issued)),
        Row("Bill number of this year", str(bill.number)),
    ]
    blocks: list[Rows | Paragraph] = [Rows(rows)]
    if len(bill.payers) > 1:
        blocks.append(Paragraph("Each person named here has to see that all of it is paid."))
    return Section("About this bill", blocks)
