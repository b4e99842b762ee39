"""What systems send about forms, and what they get."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import Field, StrictBool

from portal.cases.api.schemas import Content, FileName, Message

LANGUAGE = r"^[a-z]{2,3}(-[A-Z]{2})?$"


class Form(Schema):
    """One form, in its newest version."""

    key: str = Field(description="Its name in addresses. It never changes.")
    title: str
    version: int = Field(description="The newest: what is begun now is begun on it.")
    answers_schema: str = Field(description="Where the JSON Schema of its answers is.")


class Forms(Schema):
    """Every form that may be sent by another system."""

    forms: list[Form]


class Filled(Message):
    """A form filled in for a person."""

    answers: dict[str, Any] = Field(description="As the schema of this version has them.")
    language: str = Field(
        default="en", pattern=LANGUAGE, description="The person's language, as a code: en, pl."
    )
    agreed: StrictBool = Field(
        default=False,
        description="That the person knows the privacy notice and agrees with the declaration, "
        "both of which are in the schema. It must be true to send; to validate it need not be.",
    )


class Offered(Schema):
    value: str
    title: str


class Mistake(Schema):
    """One thing to mend."""

    at: str = Field(description="A JSON Pointer into your message: /answers/people/0/age.")
    why: str = Field(description="What to do, as the person would read it.")
    offered: list[Offered] = Field(
        default=[], description="What may be chosen, where the portal looks that up."
    )


class Validated(Schema):
    """What would be said if it were sent. Nothing was kept."""

    valid: bool
    problems: list[Mistake]


class Sent(Schema):
    """The case that it became."""

    reference: str = Field(description="Give it to the person: it is how we know the case.")
    tracking: str = Field(description="Where the person can follow it, with the reference.")
    version: int = Field(description="The version of the form that it was sent on.")


class FileMessage(Message):
    """A file for one question of a form."""

    question: str = Field(max_length=100, description="The name of the question in the schema.")
    name: FileName = Field(description="What the file is called, with its ending.")
    content: Content = Field(description="Its bytes in base64, 10 MB at most.")


class Uploaded(Schema):
    """A file that was looked at and kept."""

    upload: str = Field(description="Its id: send it as the answer, in a list.")
    bytes: int = Field(description="As we keep it: without what could do harm.")
    until: datetime = Field(description="If nothing is sent with it by then, it is erased.")
