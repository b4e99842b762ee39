"""What other systems may be told of a case. Nothing here says how to reach its person.

``happened`` listens to ``signals.changed``, so whoever writes on a timeline tells them, in the same
transaction. Deadlines are ours alone. An answer and a document say more than their entry does, so
they are told by those that make them, with ``tell``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from portal.integration.events import Event, EventType, publish, register

from .models import Case, Status, TimelineEntry, What, Who

BY = {Who.SYSTEM: "website", Who.PERSON: "person", Who.TEAM: "team", Who.USER: "staff"}

StatusName = Literal["received", "with_team", "waiting", "done", "closed"]


class CaseData(BaseModel):
    """What every event of a case says."""

    reference: str = Field(description="Eight letters and digits.", examples=["7K4M9TX3"])
    kind: str = Field(description="What it is about, as the form is called.")
    title: str = Field(description="The same in words. It names nobody.")
    status: StatusName = Field(description="Where the case stands now.")
    status_at: datetime = Field(description="Since when.")
    team: str = Field(description="The team that has it; empty for none.")
    at: datetime = Field(description="When this happened.")
    by: str = Field(
        description="Whose doing it was: website, person, team, staff, or the name of a system."
    )


class Opened(CaseData):
    opened_at: datetime = Field(description="When it was opened.")
    channel: str = Field(description="How it reached us: online, phone, letter and so on.")
    language: str = Field(description="The person's language, as a code: en, pl.")


class WithWords(CaseData):
    words: str = Field(description="What was written.")


class NoteAdded(WithWords):
    public: bool = Field(description="Whether the person can read it.")


class Answered(CaseData):
    question_id: int = Field(description="The number that the question has with us.")
    question: str = Field(description="What was asked.")
    answer: str = Field(description="What the person says.")
    asked_at: datetime = Field(description="When it was asked.")


class DocumentAdded(CaseData):
    document_id: str = Field(description="What the document is called in the API.")
    document_title: str = Field(description="As its reader would say it.")
    name: str = Field(description="The name of the file.")
    media_type: str = Field(description="application/pdf, image/jpeg and so on.")
    bytes: int = Field(description="How large it is.")
    sha256: str = Field(description="The hash of its bytes, as hex.")
    public: bool = Field(description="Whether the person can open it.")


_THEN = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)
_SAMPLE: dict[str, Any] = {
    "reference": "7K4M9TX3",
    "kind": "ask-or-tell",
    "title": "A question about bins",
    "status": Status.WITH_TEAM.value,
    "status_at": _THEN,
    "team": "Recycling and waste",
    "at": _THEN,
    "by": "team",
}


def _type(name: str, payload: type[CaseData], summary: str, /, **sample: Any) -> EventType:
    return EventType(f"case.{name}", payload, summary, payload(**{**_SAMPLE, **sample}))


OPENED = _type(
    "opened",
    Opened,
    "A case was opened. For what a person sent with a form, see form.submitted.",
    status=Status.RECEIVED.value,
    by="website",
    opened_at=_THEN,
    channel="online",
    language="en",
)
STATUS_CHANGED = _type(
    "status_changed",
    WithWords,
    "A case has another status. The words are those that the person reads.",
    words="The crew comes on Friday.",
)
NOTE_ADDED = _type(
    "note_added",
    NoteAdded,
    "A note was added: by us, for the person or among ourselves, or by the person.",
    by="person",
    words="The bin is still here.",
    public=True,
)
PASSED_ON = _type("passed_on", CaseData, "A case was given to another team: the one named here.")
REPLIED = _type(
    "replied",
    WithWords,
    "We answered the person in words of our own.",
    by="staff",
    words="Your new bin comes on Friday.",
)
ANSWERED = _type(
    "answered",
    Answered,
    "The person answered a question of ours. If no other is open, the case is with the team again.",
    by="person",
    question_id=41,
    question="What colour is the bin?",
    answer="Green.",
    asked_at=_THEN,
)
DOCUMENT_ADDED = _type(
    "document_added",
    DocumentAdded,
    "A document was added to a case.",
    document_id="kTq0Zb7cVw2mXn4rYs6uPa",
    document_title="Your new bin",
    name="new-bin.pdf",
    media_type="application/pdf",
    bytes=48213,
    sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    public=True,
)
ALL = (OPENED, STATUS_CHANGED, NOTE_ADDED, PASSED_ON, REPLIED, ANSWERED, DOCUMENT_ADDED)

TOLD = {
    What.OPENED: OPENED,
    What.STATUS: STATUS_CHANGED,
    What.QUESTION: STATUS_CHANGED,
    What.NOTE: NOTE_ADDED,
    What.TEAM: PASSED_ON,
    What.REPLY: REPLIED,
}


def register_types() -> None:
    """Say what may happen to a case. Call it from ``AppConfig.ready``."""
    for type_ in ALL:
        register(type_)


def happened(case: Case, entry: TimelineEntry, **kwargs: Any) -> None:
    """Tell others of a new entry, in its transaction. A receiver for ``changed``. One query."""
    type_ = TOLD.get(What(entry.what))
    if type_ is OPENED:
        more = {"opened_at": _utc(case.opened_at), "channel": case.channel}
        tell(case, entry, type_, **more, language=case.language)
    elif type_ is not None:
        tell(case, entry, type_, words=entry.words, public=entry.public)


def tell(case: Case, entry: TimelineEntry, type_: EventType, **more: Any) -> None:
    """Publish an event of this case, with what its type says beyond ``CaseData``."""
    wanted = {name: value for name, value in more.items() if name in type_.payload.model_fields}
    data = type_.payload(
        reference=case.reference,
        kind=case.kind,
        title=case.title,
        status=case.status,
        status_at=_utc(case.status_at),
        team=case.team.name if case.team else "",
        at=_utc(entry.at),
        by=entry.system.name if entry.system else BY[Who(entry.who)],
        **wanted,
    )
    publish(
        Event(
            type_,
            data,
            stream=case.reference,
            owner="timeline entry" if type_ is not OPENED else "case",
            subject_id=entry.pk if type_ is not OPENED else case.pk,
            source=entry.system,
        )
    )


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
