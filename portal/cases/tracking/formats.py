"""What a person reads about their case, in every format: where it stands, what happened, what next.

Whoever may see the case's page may have it, and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from portal.council.hours import clock
from portal.documents import sources
from portal.documents.letterhead import letterhead
from portal.documents.model import Block, Document, Items, Kind, Notice, Paragraph, Promise, Section
from portal.documents.words import Link, Reference, Strong
from portal.ui.cards import ContactCard
from portal.ui.chrome import chrome

from ..calendar import local_date
from ..letters import council
from ..models import Case
from ..when import the_day
from .story import Event, Story, story_of
from .views import note, open_case

KIND = "case"


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    sources.register(sources.Source(KIND, find, back=back, taken=taken, called=called))


def find(request: HttpRequest, key: str) -> Document | None:
    """The case. None for one that this browser and account may not see."""
    case = open_case(request, key)
    return document_of(case) if case else None


def back(request: HttpRequest, key: str) -> Link | None:
    """The page of the case."""
    return Link("What is happening", reverse("tracked_case", args=[key]))


def taken(request: HttpRequest, key: str, format: str) -> None:
    """It has been read, as on its page."""
    if case := open_case(request, key):
        note(request, case, "case.viewed")


def called(document: Document) -> str:
    """Its reference, and nothing else."""
    return document.reference


def document_of(case: Case) -> Document:
    """All that its person may read of it, as it stands."""
    story = story_of(case)
    return Document(
        case.title,
        [
            Section("Now", [Notice((Strong(f"{case.get_status_display()}."), f" {story.now}"))]),
            *_asked(story),
            *_next(story),
            Section("What has happened", sections=[_event(each) for each in story.events]),
            *_letters(story),
            *_talk(story.team or chrome(None).contact, case),
        ],
        council=letterhead(council()),
        reference=case.shown_reference,
    )


def _asked(story: Story) -> Iterator[Section]:
    if story.questions:
        yield Section("We asked you", [Items([each.words for each in story.questions])])


def _next(story: Story) -> Iterator[Section]:
    promise = story.promise
    if promise is None or story.waits:
        return
    first: Block = (
        Promise(promise.tile.day, promise.words, Kind.BY)
        if promise.tile
        else Paragraph(promise.words)
    )
    blocks = [first, *([Paragraph(story.silent)] if story.silent else [])]
    yield Section("We are late" if promise.late else "What happens next", blocks)


def _event(event: Event) -> Section:
    """One thing that happened, with its day in full: the document is read later too."""
    day = the_day(local_date(event.at), date.min)
    at = f"{day}, {clock(timezone.localtime(event.at).time())}"
    said = [Paragraph(part) for part in event.words.split("\n\n") if part.strip()]
    return Section(event.heading, [Paragraph((Strong(at),)), *said])


def _letters(story: Story) -> Iterator[Section]:
    if story.documents and story.documents.count:
        both = (*story.documents.ready, *story.documents.held)
        yield Section("Letters from us, to open online", [Items([each.title for each in both])])


def _talk(team: ContactCard | None, case: Case) -> Iterator[Section]:
    if team is not None:
        call = Link(team.phone, team.phone_href)
        words = ("Call ", call, f" ({team.name}). Your reference is ")
        yield Section(
            "Rather talk to us?", [Paragraph((*words, Reference(case.shown_reference), "."))]
        )
