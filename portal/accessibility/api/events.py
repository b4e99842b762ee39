"""What other systems may be told of an order: that it is to be made, or that somebody is to come.

Nothing here says who it is for. Of a letter to somebody there is its kind and key, and no title. A
system is not told of what it told us.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from pydantic import BaseModel, Field

from portal.cases.timeline import Actor
from portal.forms.models import Submission
from portal.integration.events import Event, EventType, publish, register

from ..models import Order, Thing
from ..orders.signals import ordered
from ..requests.kinds import OTHER_LANGUAGE

VARIANTS = ("colour", "braille", "size")


class SourceData(BaseModel):
    """What it is to be made from."""

    kind: str = Field(description="page for a page of the website; bill, decision, letter, …")
    key: str = Field(description="Its key within the kind. It says nothing about a person.")
    address: str = Field(description="Where its formats are. A personal one opens for staff only.")
    title: str = Field(description="Of a public page only.")


class Ordered(BaseModel):
    """What every order says."""

    reference: str = Field(description="Of its case: eight letters and digits.")
    at: datetime = Field(description="When it was ordered.")
    due: date | None = Field(description="The day by which the person was promised it.")
    language: str = Field(description="pl, ur; bfi for British Sign Language; empty for English.")
    language_name: str = Field(description="As its person wrote it, if it is not on our list.")


class FormatOrdered(Ordered):
    format: str = Field(description="easy-read, translation, bsl-video, braille-post, …")
    variant: str = Field(description="The colour of the paper, the grade of Braille or the size.")
    source: SourceData | None = Field(description="None: the council sends you what it is.")


class InterpreterOrdered(Ordered):
    kind: str = Field(description="phone, in-person, bsl or bsl-video.")
    day: date | None = Field(description="None: as soon as you can.")
    time: str = Field(description="As the person wrote it.")
    place: str = Field(description="Where the interpreter is to come. It may be a home.")


_THEN = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)
_OF: dict[str, Any] = {"reference": "7K4M9TX3", "at": _THEN, "due": date(2026, 12, 11)}
FORMAT = EventType(
    "format.ordered",
    FormatOrdered,
    "A format is to be made. GET /api/v1/formats/{reference}/text has its words; give it back with "
    "POST /api/v1/formats/{reference}/delivery.",
    FormatOrdered(
        **_OF,
        language="pl",
        language_name="",
        format="translation",
        variant="",
        source=SourceData(
            kind="page",
            key="42",
            address="https://www.example.gov.uk/formats/page/42/",
            title="Council tax",
        ),
    ),
)
INTERPRETER = EventType(
    "interpreter.ordered",
    InterpreterOrdered,
    "An interpreter is wanted. Answer with POST /api/v1/formats/{reference}/booked.",
    InterpreterOrdered(
        **_OF,
        language="bfi",
        language_name="",
        kind="bsl",
        day=date(2026, 12, 11),
        time="2:30pm",
        place="The council's office",
    ),
    restricted=True,
)


def connect() -> None:
    """Say what may happen, and tell of it when it does."""
    for each in (FORMAT, INTERPRETER):
        register(each)
    ordered.connect(on_ordered, dispatch_uid="accessibility.events.ordered")


def on_ordered(order: Order, actor: Actor, **kwargs: Any) -> None:
    """A receiver for ``ordered``, in its transaction. One query."""
    submission: Submission | None = Submission.objects.filter(case=order.case).first()
    answers: dict[str, Any] = submission.answers if submission else {}
    same: dict[str, Any] = {
        "reference": order.case.reference,
        "at": (order.ordered_at or order.case.opened_at).astimezone(UTC),
        "due": order.due,
        "language": order.language,
        "language_name": str(answers.get("which_language") or "")
        if order.language == OTHER_LANGUAGE
        else "",
    }
    if order.thing == Thing.INTERPRETER:
        type_, data = INTERPRETER, _interpreter(answers, order, same)
    else:
        type_, data = FORMAT, _format(answers, order, same)
    publish(
        Event(
            type_,
            data,
            order.case.reference,
            owner="order",
            subject_id=order.pk,
            source=actor.system,
        )
    )


def _interpreter(answers: dict[str, Any], order: Order, same: dict[str, Any]) -> BaseModel:
    return InterpreterOrdered(
        **same,
        kind=order.code,
        day=answers.get("day"),
        time=str(answers.get("time") or ""),
        place=str(answers.get("place") or ""),
    )


def _format(answers: dict[str, Any], order: Order, same: dict[str, Any]) -> BaseModel:
    variant = next((answers[each] for each in VARIANTS if answers.get(each)), "")
    return FormatOrdered(**same, format=order.code, variant=variant, source=_source(order))


def _source(order: Order) -> SourceData | None:
    if not order.source_key:
        return None
    root = str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
    return SourceData(
        kind=order.source_kind,
        key=order.source_key,
        address=f"{root}/formats/{order.source_kind}/{order.source_key}/",
        title=order.title if order.public else "",
    )
