"""What those who make formats send, and what they get."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from portal.cases.api.schemas import WHEN, At, Content, FileName, MediaType, Message, Words

from ..models import Order

Number = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9._-]*$")]
Short = Annotated[Words, Field(max_length=600)]
Https = Annotated[
    str, Field(max_length=300, pattern=r"^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[!-~]*$")
]


class OrderOut(Schema):
    """An order. It says nothing about who it is for."""

    reference: str
    thing: Literal["format", "interpreter"]
    code: str = Field(description="Which format, or which way to interpret.")
    language: str
    state: Literal["new", "ordered", "ready", "done"]
    due: date | None
    number: str


class FileIn(Message):
    """A file that was made."""

    name: FileName = Field(description="What it is called when it is saved: easy-read.pdf")
    media_type: MediaType = Field(description="It must be what the content is.")
    content: Content = Field(description="Its bytes in base64, 10 MB at most.")


class DeliveryMessage(Message):
    """It was made: either a file or a link, such as of a signed video."""

    number: Number = Field("", description="What you call the order.")
    file: FileIn | None = None
    link: Https | None = Field(None, description="An https address that stays.")
    at: At | None = Field(None, description=WHEN)


class PostedMessage(Message):
    """It is in the post to the person."""

    number: Number = Field("", description="What you call the order.")
    how: Annotated[str, Field(max_length=100, pattern=r"^[ -~]*$")] = Field(
        "", description="The service and its number, if there is one."
    )
    at: At | None = Field(None, description=WHEN)


class BookedMessage(Message):
    """Somebody will interpret."""

    number: Number = Field("", description="What you call the booking.")
    words: Short | None = Field(None, description="What the person should know. They read it.")
    at: At | None = Field(None, description=WHEN)


class CannotMessage(Message):
    """It cannot be made as ordered."""

    why: Short = Field(description="Only staff read it. No names.")
    at: At | None = Field(None, description=WHEN)


def as_it_is(order: Order) -> OrderOut:
    """An order, for a system."""
    return OrderOut.model_validate(
        {
            "reference": order.case.reference,
            **{name: getattr(order, name) for name in OrderOut.model_fields if name != "reference"},
            "thing": str(order.thing),
            "state": str(order.state),
        }
    )
