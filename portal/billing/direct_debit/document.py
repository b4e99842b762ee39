"""The confirmation of a Direct Debit: what is taken when, by whom, and how to stop it."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Site

from portal.accounts.models import Person
from portal.cases.calendar import add_days, local_date
from portal.cases.when import the_day
from portal.council.models import CouncilSettings
from portal.council.money import as_text
from portal.documents.letterhead import letterhead
from portal.documents.model import (
    Address,
    Column,
    Document,
    Kind,
    Paragraph,
    Promise,
    Row,
    Rows,
    Section,
    Table,
)

from ..models import DirectDebit
from ..words import Tax
from .schedule import Due, Schedule, read
from .terms import banks_open
from .words import State

STATES = {
    State.ASKED: "You asked for this. We wait for the bank.",
    State.ACCEPTED: "It is set up.",
    State.REFUSED: "The bank refused it. Nothing is taken.",
    State.CANCELLED: "It has ended.",
}
OUR_SUMMARY = (
    "This is our own short summary. The official wording of the Direct Debit Guarantee, from our "
    "bank, goes here."
)
AMOUNTS_LATER = (
    "There is nothing to take now. Before we take any money, we tell you how much and when."
)


def confirmation(row: DirectDebit, to: Person | None = None) -> Document:
    """Give the document, as a letter where it goes ``to`` somebody."""
    schedule = read(row.schedule)
    sections = [
        Section("", [Paragraph(STATES[State(row.state)])]),
        Section("What you agreed", [Rows(details(row))]),
        taken(schedule),
    ]
    if schedule.own:
        sections.append(
            Section(
                "What you pay yourself before that",
                [Paragraph("We cannot take these payments in time."), *map(_by, schedule.own)],
            )
        )
    sections += [
        Section("If something changes", [Paragraph(notice_words(row))]),
        guarantee(row),
        Section(
            "If you want to stop",
            [
                Paragraph("Stop it in your account with us, or call us. Tell your bank too."),
                Paragraph("If you did not ask for this Direct Debit, call us at once."),
            ],
        ),
    ]
    return Document(
        "Your Direct Debit",
        sections,
        council=letterhead(_council()),
        reference=row.account.reference,
        dated=local_date(row.asked_at),
        recipient=Address(address_of(to)) if to else None,
    )


def details(row: DirectDebit) -> list[Row]:
    """What was agreed, with the bank's numbers hidden but for the end."""
    return [
        Row("For", Tax(row.account.tax).words.capitalize()),
        Row("Name on the bank account", row.holder),
        Row("Account number", f"Ends in {row.ending}"),
        Row("Day of the month", f"{row.day}, or the next working day"),
        Row("Name on your bank statement", row.terms.originator),
        Row("Our number at the bank", row.terms.originator_number),
    ]


def taken(schedule: Schedule) -> Section:
    """The dates and sums, with their total."""
    if not schedule.taken:
        return Section("What we take", [Paragraph(AMOUNTS_LATER)])
    rows = [(the_day(each.on), as_text(each.amount)) for each in schedule.taken]
    columns = [Column("Day"), Column("Amount", figures=True)]
    table = Table(
        "What we take, and when", columns, [*rows, ("All together", as_text(schedule.total))], True
    )
    return Section("What we take", [table])


def guarantee(row: DirectDebit) -> Section:
    """The council's wording; a summary says that it is one."""
    blocks = [Paragraph(each) for each in row.terms.guarantee_paragraphs]
    if not row.terms.guarantee_is_official:
        blocks.append(Paragraph(OUR_SUMMARY))
    return Section("The Direct Debit Guarantee", blocks)


def notice_words(row: DirectDebit) -> str:
    """How long before we say so."""
    return (
        f"If a sum or a day changes, we tell you at least {row.terms.notice_days} working days "
        "before we take the money."
    )


def confirmed_by(row: DirectDebit) -> str:
    """The day by which they have it in writing."""
    day = add_days(local_date(row.asked_at), row.terms.confirm_days, banks_open())
    return the_day(day, timezone.localdate())


def address_of(person: Person) -> tuple[str, ...]:
    """The lines of a window envelope; nothing without an address."""
    parts = (person.address.get(part) for part in ("line_1", "line_2", "town", "postcode"))
    lines = tuple(str(part) for part in parts if part)
    return (person.name, *lines) if lines and person.name else lines


def _by(due: Due) -> Promise:
    return Promise(due.on, f"Pay {as_text(due.amount)} yourself.", Kind.BY)


def _council() -> CouncilSettings:
    site = Site.objects.filter(is_default_site=True).first()
    return CouncilSettings.for_site(site) if site else CouncilSettings()
