"""What systems send about a case, and what they get."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from django.utils import timezone
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StrictBool, WithJsonSchema

from ..models import Status

AHEAD = timedelta(minutes=10)
"""How far another system's clock may be before ours."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST = 5000
"""Characters of a text."""
LARGEST = 10_000_000
"""Bytes of a document."""
RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
HIDDEN = ("Cc", "Cf", "Cs", "Cn")
"""Categories of Unicode that nobody sees. Private use (Co) is not among them: fonts draw it."""
KEPT = "\n\t\u200c\u200d"
"""Line ends, tabs, and the two joiners that some languages are written with."""


def plain(words: str) -> str:
    """Give the words as one plain text: line ends as \\n, no other control or hidden character."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(c for c in lines if c in KEPT or unicodedata.category(c) not in HIDDEN)
    return seen.strip()


def _something(words: str) -> str:
    if not (cleaned := plain(words)):
        raise ValueError("There are no words in it.")
    return cleaned


def as_written(value: Any) -> Any:
    """Refuse numbers, dates alone and times without an offset, before anything guesses at them."""
    if not (isinstance(value, str) and RFC3339.fullmatch(value)):
        raise ValueError("Write a time with its offset, such as 2026-11-22T09:30:00+00:00.")
    return value


def _our_time(at: datetime) -> datetime:
    try:
        moment = at.astimezone(UTC)
    except OverflowError:
        raise ValueError("This is no time that we know.") from None
    if moment < EARLIEST:
        raise ValueError("This is before the year 2000.")
    if moment > timezone.now() + AHEAD:
        raise ValueError("This is in the future. Is the clock right?")
    return moment


def _decoded(value: Any) -> bytes:
    try:
        content = b64decode(value if isinstance(value, str) else "", validate=True)
    except ValueError:
        raise ValueError("This is no base64.") from None
    if not 0 < len(content) <= LARGEST:
        raise ValueError("Send a file of 1 byte to 10 MB in base64.")
    return content


At = Annotated[datetime, BeforeValidator(as_written), AfterValidator(_our_time)]
SEEN = {"pattern": r"[^\s\p{C}]"}
"""For the description: at least one character that can be seen."""
Words = Annotated[
    str, Field(min_length=1, max_length=LONGEST, json_schema_extra=SEEN), AfterValidator(_something)
]
Title = Annotated[
    str, Field(min_length=1, max_length=120, json_schema_extra=SEEN), AfterValidator(_something)
]
FileName = Annotated[
    str, Field(min_length=1, max_length=200, json_schema_extra=SEEN), AfterValidator(_something)
]
MediaType = Literal[
    "application/pdf",
    "image/jpeg",
    "image/png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]
Content = Annotated[
    bytes,
    BeforeValidator(_decoded),
    WithJsonSchema({"type": "string", "contentEncoding": "base64", "minLength": 4}),
]
MaybeWords = Annotated[str, Field(max_length=LONGEST), AfterValidator(plain)]
WHEN = "When it happened: RFC 3339 with an offset, at most ten minutes ahead of our clock."


class Message(Schema):
    """What a system sends. A name that we do not know is refused."""

    model_config = ConfigDict(extra="forbid")


class StatusMessage(Message):
    """The case has moved on."""

    status: Status = Field(description="received, with_team, waiting, done or closed.")
    words: MaybeWords = Field(
        "", description="What the person reads. Ours are used if it is empty."
    )
    at: At = Field(description=WHEN + " Older than the last status: nothing is changed.")


class NoteMessage(Message):
    """Something to be written down on the case."""

    words: Words = Field(description="Plain text.")
    public: StrictBool = Field(description="Whether the person reads it, or only staff.")
    at: At | None = Field(None, description=WHEN)


class QuestionMessage(Message):
    """Something that we need to know from the person."""

    words: Words = Field(description="What the person is asked, in plain text.")
    at: At | None = Field(None, description=WHEN + " Older than the last status: nobody is asked.")


class DocumentMessage(Message):
    """A letter or another file."""

    title: Title = Field(description="As its reader would say it: Your appointment letter")
    name: FileName = Field(description="What it is called when it is saved: letter.pdf")
    media_type: MediaType = Field(description="It must be what the content is.")
    content: Content = Field(description="Its bytes in base64, 10 MB at most.")
    public: StrictBool = Field(True, description="Whether the person can open it, or only staff.")
    at: At | None = Field(None, description=WHEN)


class CaseOut(Schema):
    """A case. It says nothing about the person."""

    reference: str
    kind: str
    title: str
    status: str
    status_at: datetime
    opened_at: datetime
    due_at: datetime | None = Field(description="The earliest deadline that is running.")
    channel: str
    language: str
    team: str | None


class Applied(Schema):
    """What came of a message."""

    applied: bool
    because: str | None = Field(None, description="Why nothing was changed.")
