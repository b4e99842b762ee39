"""What other systems may be told of a form: what was sent, and how to reach who sent it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.dispatch import receiver
from pydantic import BaseModel, Field

from portal.cases import needed
from portal.integration.events import Event, EventType, publish, register

from . import people, sending
from .built.endpoints import endpoints_of
from .models import Submission
from .route import Route
from .rows import payload
from .versions import journey_of

OWNER = "submission"


class Answer(BaseModel):
    question: str = Field(description="The name of the question in the form.")
    label: str = Field(description="The question in words, as the person saw it.")
    answer: Any = Field(description="The answer, as the kind of question gives it.")
    text: str = Field(description="The answer in words, as the person saw it.")


class Part(BaseModel):
    """A part of the form, or one thing on a list: then ``list`` and ``item`` say which."""

    part: str = Field(description="Its heading.")
    answers: tuple[Answer, ...] = Field(description="One for each question that was answered.")
    list: str = Field(default="", description="The list that it belongs to, if any.")
    item: str = Field(default="", description="Which thing on that list.")


class Submitted(BaseModel):
    reference: str = Field(description="Of the case that it opened.")
    journey: str = Field(description="The name of the form.")
    version: int = Field(description="The version of the form that it was filled in on.")
    channel: str = Field(description="How it reached us: online, phone, letter and so on.")
    language: str = Field(description="The person's language, as a code: en, pl.")
    submitted_at: datetime = Field(description="When it was sent, in UTC.")
    parts: list[Part] = Field(description="The answers, in the order of the form.")


class ContactGiven(BaseModel):
    reference: str = Field(description="Of the case that it is for.")
    name: str = Field(description="Empty if not asked. So is everything below.")
    email: str = Field(description="An e-mail address.")
    phone: str = Field(description="A telephone number, as the person wrote it.")
    address: list[str] = Field(description="Line by line, the postcode last.")
    postcode: str = Field(description="The postcode alone, to look the person up by.")
    prefers: str = Field(description="How to answer: email, text, phone, post, or none.")
    language: str = Field(description="The person's language, as a code: en, pl.")
    format: str = Field(
        default="",
        description="What they read: large_print, giant_print, coloured, braille, audio, "
        "easy_read, plain_text; empty for standard print.",
    )
    interpreter: str = Field(
        default="", description="The language of an interpreter they need, bfi for BSL; or empty."
    )
    no_phone: bool = Field(default=False, description="They asked us never to phone them.")
    times: list[str] = Field(
        default=[], description="Good times for calls and visits: mornings, afternoons, evenings."
    )
    adjustments: list[str] = Field(
        default=[], description="What else helps them, as codes: relay, lipreading, step_free."
    )


SUBMITTED = EventType(
    "form.submitted",
    Submitted,
    "Somebody sent a form. It has all their answers.",
    Submitted(
        reference="7K4M9TX3",
        journey="ask-or-tell",
        version=3,
        channel="online",
        language="en",
        submitted_at=datetime(2026, 11, 20, 14, 14, tzinfo=UTC),
        parts=[
            Part(
                part="Your question",
                answers=(
                    Answer(
                        question="words",
                        label="What do you want to ask or tell us?",
                        answer="When is my bin emptied?",
                        text="When is my bin emptied?",
                    ),
                ),
            )
        ],
    ),
)
CONTACT_GIVEN = EventType(
    "contact.given",
    ContactGiven,
    "Somebody who sent a form said who they are and how to reach them. What they told us once that "
    "they need counts here too.",
    ContactGiven(
        reference="7K4M9TX3",
        name="A Resident",
        email="resident@example.org",
        phone="01632 960123",
        address=["1 Test Street", "Testham", "ZZ1 1ZZ"],
        postcode="ZZ1 1ZZ",
        prefers="post",
        language="en",
        format="large_print",
        interpreter="bfi",
        no_phone=True,
        times=["mornings"],
        adjustments=["lipreading"],
    ),
    version=2,
)


def register_types() -> None:
    """Say what may happen to a form. Call it from ``AppConfig.ready``."""
    register(SUBMITTED)
    register(CONTACT_GIVEN)


@receiver(sending.sent, dispatch_uid="forms.events")
def tell(submission: Submission, route: Route, **kwargs: Any) -> None:
    """Tell others in the transaction of the sending, of both at once.

    One query, and one more for a form that an editor built: which system gets that form too.
    """
    data = (_submitted(submission, route), _contact(submission))
    also = endpoints_of(submission.journey_key)
    types = (SUBMITTED, CONTACT_GIVEN)
    publish(
        *(
            Event(type_, each, submission.case.reference, OWNER, submission.pk, also=also)
            for type_, each in zip(types, data, strict=True)
            if each is not None
        )
    )


def _submitted(submission: Submission, route: Route) -> Submitted:
    return Submitted(
        reference=submission.case.reference,
        journey=submission.journey_key,
        version=submission.version.number,
        channel=submission.channel,
        language=submission.language,
        submitted_at=submission.submitted_at.astimezone(UTC),
        parts=[Part(**part) for part in payload(route)],
    )


def _contact(submission: Submission) -> ContactGiven | None:
    """Give how to reach the person; None where the form did not ask or they did not say."""
    journey, answers = journey_of(submission.version), submission.answers
    contact = needed.adapted(
        people.contact(journey, answers, submission.language), needed.needs_of(submission.case)
    )
    needs = contact.needs
    known = people.known(journey, answers)
    if not any((contact.name, contact.email, contact.phone, contact.address, known.postcode)):
        return None
    return ContactGiven(
        reference=submission.case.reference,
        name=contact.name,
        email=contact.email,
        phone=contact.phone,
        address=list(contact.address),
        postcode=known.postcode,
        prefers=contact.prefers,
        language=contact.language,
        format=contact.format,
        interpreter=needs.interpreter if needs else "",
        no_phone=contact.no_phone,
        times=needs.times if needs else [],
        adjustments=needs.adjustments if needs else [],
    )
