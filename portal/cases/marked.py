"""Tells of a marker only those systems that were let know: the event ``contact.marked``.

It goes with each open case of the person, and again when somebody who is marked opens another. It
says what staff should do and until when; the reason stays with us.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from portal.accounts import markers, needs
from portal.accounts.models import Marker
from portal.integration.events import Event, EventType, publish, register

from . import signals
from .models import Case
from .whose import cases_of

OWNER = "marker"


class Marked(BaseModel):
    reference: str = Field(description="Of a case of the person.")
    advice: str = Field(description="What staff should do. Empty once it has ended.")
    review_on: date = Field(description="The day on which somebody looks at it again.")
    ends_on: date = Field(description="The last day on which it stands, if it is not ended before.")
    ended: bool = Field(description="Whether it stands no more.")


MARKED = EventType(
    "contact.marked",
    Marked,
    "Contact with the person of a case needs care, or needs it no more. Only for systems that an "
    "administrator has let know.",
    Marked(
        reference="7K4M9TX3",
        advice="Two people on visits.",
        review_on=date(2026, 12, 1),
        ends_on=date(2027, 5, 31),
        ended=False,
    ),
    restricted=True,
)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    register(MARKED)
    markers.marked.connect(about_a_marker, dispatch_uid="cases.marked")
    signals.opened.connect(about_a_case, dispatch_uid="cases.marked")


def about_a_marker(marker: Marker, ended: bool, **kwargs: Any) -> None:
    """Tell with each open case of the person. A receiver for ``marked``, in its transaction."""
    cases: list[Case] = list(cases_of(marker.person).open())  # type: ignore[attr-defined]
    publish(*(_event(case, marker, ended=ended) for case in cases))


def about_a_case(case: Case, **kwargs: Any) -> None:
    """Tell with a case that somebody who is marked has just opened. One query.

    A receiver for ``opened``.
    """
    people = needs.same_person(
        email=case.email_hash, phone=case.phone_hash, surname=case.surname_hash
    )
    if people is not None:
        standing = Marker.objects.live().filter(person__in=people)
        publish(*(_event(case, marker) for marker in standing))


def _event(case: Case, marker: Marker, *, ended: bool = False) -> Event:
    data = Marked(
        reference=case.reference,
        advice="" if ended else marker.advice,
        review_on=marker.review_on,
        ends_on=marker.ends_on,
        ended=ended,
    )
    return Event(MARKED, data, case.reference, OWNER, marker.pk)
