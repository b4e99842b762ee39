"""The written summary of findings: on the timeline, as a document, and sent to the household.

The words are a reply, so they go in full by e-mail or letter in the format that somebody needs, and
by text with the way to them. The same words are a tagged PDF on the case. When a delivery of the
reply has arrived, that moment is when the findings were sent, and the note says by what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from portal.cases import changes
from portal.cases.documents import PDF, look_at, write_down
from portal.cases.letters import council
from portal.cases.messages import OWNER
from portal.cases.models import Case, TimelineEntry
from portal.cases.timeline import WEBSITE, Actor
from portal.cases.when import the_day
from portal.documents.letterhead import letterhead
from portal.documents.model import Document, Items, Paragraph, Section
from portal.documents.render import render
from portal.integration import private_files
from portal.integration.models import Delivery

from ..models import HazardCase
from . import hazards

TITLE = "What we found in your home and what we do now"
FILE = "what-we-found.pdf"


@dataclass(frozen=True)
class Work:
    """Something that we will do, and by when."""

    words: str
    by: date


@dataclass(frozen=True)
class Findings:
    """What somebody saw, in plain words, and what follows from it. No works: none is needed."""

    looked_on: date
    found: str
    works: tuple[Work, ...] = ()
    you_can: tuple[str, ...] = ()


def document_of(case: Case, findings: Findings) -> Document:
    """The findings on the council's paper."""
    return Document(
        TITLE,
        [Section(title, [_block(lines)]) for title, lines in _parts(findings)],
        council=letterhead(council()),
        reference=case.shown_reference,
        dated=timezone.localdate(),
    )


def words_of(findings: Findings) -> str:
    """The same as plain words, a paragraph for each part."""
    parts = [f"{title}. {' '.join(lines)}" for title, lines in _parts(findings)]
    return "\n\n".join([f"{TITLE}.", *parts])


def send(hazard: HazardCase, findings: Findings, actor: Actor) -> TimelineEntry:
    """Write the findings down and queue them for the household; give the timeline entry.

    Raises ``NotAllowed`` where nobody has looked yet or they were sent. Where the person of the
    case cannot be reached by us, staff give them the paper and call ``hazards.summary_sent``.
    """
    hazards.check_findings(hazard)
    case = hazard.case
    content = render(document_of(case, findings), "pdf").content
    document = look_at(
        case, title=TITLE, name=FILE, media_type=PDF, content=content, public=True
    )  # before the lock: it is slow
    try:
        with transaction.atomic():
            entry = changes.reply(case, words_of(findings), actor)
            hazards.summary_written(hazard, entry)
            write_down(document, actor)
    except BaseException:
        private_files.erase(document.storage_name)
        raise
    return entry


def note_what_arrived() -> int:
    """Note of each summary on its way whether it has arrived. Run by the clock. How many had."""
    on_the_way = HazardCase.objects.filter(
        summary_entry__isnull=False, summary_sent_at__isnull=True
    ).select_related("case")
    return sum(
        _note(hazard, hazard.summary_entry_id) for hazard in on_the_way if hazard.summary_entry_id
    )


def _note(hazard: HazardCase, entry_id: int) -> bool:
    arrived = (
        Delivery.objects.filter(owner=OWNER, subject_id=entry_id, delivered_at__isnull=False)
        .order_by("delivered_at")
        .first()
    )
    if arrived is None:
        return False
    how = f"{arrived.get_channel_display()}, delivery {arrived.key}."
    hazards.summary_sent(hazard, WEBSITE, arrived.delivered_at, how)
    return True


def _parts(findings: Findings) -> Iterator[tuple[str, list[str]]]:
    yield (
        "What we found",
        [
            f"We looked at your home on {the_day(findings.looked_on)}.",
            _sentence(findings.found),
        ],
    )
    works = [f"{_sentence(work.words)} By {the_day(work.by)}." for work in findings.works]
    yield "What we will do", works or ["There is nothing that we need to do."]
    if findings.you_can:
        yield "What you can do", [_sentence(line) for line in findings.you_can]
    yield "If you do not agree", ["Answer us, or call us. Give your reference."]


def _sentence(words: str) -> str:
    """End what somebody typed, so that the next sentence does not run on."""
    words = words.strip()
    return words if words.endswith((".", "!", "?", ":")) else f"{words}."


def _block(lines: list[str]) -> Paragraph | Items:
    return Paragraph(lines[0]) if len(lines) == 1 else Items(lines)
