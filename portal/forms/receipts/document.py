"""A receipt as a document: what was sent, when, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Site

from portal.cases.models import Case
from portal.cases.promises import promise_for
from portal.cases.when import the_day, the_time
from portal.council.models import CouncilSettings
from portal.documents.letterhead import letterhead
from portal.documents.model import Block, Document, Kind, Paragraph, Promise, Row, Rows, Section
from portal.documents.words import Link, Strong

from ..definition import Journey
from ..models import Submission
from ..rows import Group, View, rows
from ..submissions import route_of
from ..versions import journey_of
from .asking import asking


def receipt(submission: Submission) -> Document:
    """Make the receipt of a submission, as its case stands now. Sensitive answers are masked."""
    journey, case = journey_of(submission.version), submission.case
    council = CouncilSettings.for_site(Site.objects.get(is_default_site=True))
    told = [_told(group) for group in rows(route_of(submission), View.RECEIPT)]
    return Document(
        journey.case_title,
        [
            Section("", [Rows(_facts(submission))]),
            Section("What happens next", list(_next(journey, case))),
            Section("What you told us", sections=told),
            Section("If you want to ask about it", list(asking(case, council.main_contact))),
            Section("How we use what you told us", list(_privacy(journey))),
        ],
        language=language_of(submission),
        council=letterhead(council),
        reference=case.shown_reference,
        dated=timezone.localdate(submission.submitted_at),
    )


def language_of(submission: Submission) -> str:
    """Give the tag of the language that a form was filled in in."""
    return "en-GB" if submission.language == "en" else submission.language


def _facts(submission: Submission) -> list[Row]:
    return [
        Row("We got it at", the_time(submission.submitted_at)),
        Row("How you told us", submission.get_channel_display()),
    ]


def _next(journey: Journey, case: Case) -> Iterator[Block]:
    promise = promise_for(case)
    if promise is None:
        yield Paragraph(f"This has ended: {case.get_status_display()}.")
    elif promise.tile is None:
        yield Paragraph(promise.words)
    else:
        yield Promise(promise.tile.day, promise.words, Kind.BY)
    if timezone.localdate() != timezone.localdate(case.opened_at):
        yield Paragraph(f"This is how it stood on {the_day(timezone.localdate())}.")
    if promise is not None:
        yield from (Paragraph(words) for words in journey.outcome.next)


def _told(group: Group) -> Section:
    asked = [Row(row.label, "\n".join(row.lines)) for row in group.rows]
    return Section(group.title, [Rows(asked)])


def _privacy(journey: Journey) -> Iterator[Block]:
    notice = journey.privacy
    if notice is None:
        return
    for name, words in (
        ("Why we asked", notice.purpose),
        ("What lets us", notice.basis),
        ("Who sees it", notice.seen_by),
        ("How long we keep it", notice.kept),
    ):
        yield Paragraph((Strong(f"{name}:"), f" {words}."))
    if notice.href:
        yield Paragraph((Link("Your rights, and how to ask about what we hold", notice.href),))
