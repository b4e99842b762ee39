"""A journey with every kind of question, answers of somebody's own, and ways to send them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.forms import access, versions
from portal.forms.definition import (
    About,
    Choice,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    QuestionStep,
    Repeat,
    Retention,
    Section,
)
from portal.forms.models import Draft, Submission
from portal.forms.sending import send

COLOURS = (Choice("red", "Red"), Choice("green", "Green"))


def page(kind: Kind, **more: Any) -> QuestionStep:
    """A page with one question, called after its kind."""
    id_ = kind.value.replace("-", "_")
    return QuestionStep(kind.value, (Question(id_, kind, f"Your {kind.value}", **more),))


EVERYTHING = Journey(
    key="everything",
    title="Tell us everything",
    sections=(
        Section(
            "things",
            "Your things",
            (
                page(Kind.TEXT, autocomplete="name"),
                page(Kind.TEXTAREA),
                page(Kind.RADIOS, choices=COLOURS),
                page(Kind.CHECKBOXES, choices=COLOURS),
                page(Kind.SELECT, choices=COLOURS),
                page(Kind.YES_NO),
                page(Kind.DATE),
                page(Kind.WHOLE_NUMBER, most=99_999_999),
                page(Kind.MONEY),
                page(Kind.FILE, required=False, extensions=("pdf", "txt", "jpg")),
            ),
        ),
        Section(
            "you",
            "About you",
            (
                Repeat(
                    "people",
                    "Who lives with you?",
                    one="person",
                    many="people",
                    steps=(QuestionStep("person", (Question("whose", Kind.TEXT, "Their name"),)),),
                    named_by=("whose",),
                    most=3,
                ),
                page(Kind.EMAIL, autocomplete="email"),
                page(Kind.PHONE, autocomplete="tel"),
                page(Kind.ADDRESS, autocomplete="street-address"),
                page(Kind.POSTCODE, autocomplete="off"),
                page(Kind.NINO, sensitive=True),
                page(Kind.SORT_CODE, sensitive=True),
                page(Kind.ACCOUNT_NUMBER, sensitive=True),
            ),
        ),
    ),
    privacy=Privacy(
        "To decide what to do",
        "Our public task",
        "The team",
        "1 year",
        "https://example.org/rights",
    ),
    retention=Retention(draft_days=28, submission_days=365),
    outcome=Outcome(
        title="Everything you told us",
        next=("We read it first.",),
        about=About(name="text", email="email", phone="phone", address="address"),
    ),
)

ANSWERS: dict[str, Any] = {
    "text": "Qvxname Wyrdling",
    "textarea": "Zqxdamp on the wall\nand Zqxmould below",
    "radios": "red",
    "checkboxes": ["green"],
    "select": "red",
    "yes_no": "yes",
    "date": "1937-05-23",
    "whole_number": 60917243,
    "money": "48613.57",
    "file": None,
    "people": {"items": [{"key": "bbbbbbbb", "answers": {"whose": "Kwzperson"}}], "done": True},
    "email": "jxqmail@example.org",
    "phone": "+441632960771",
    "address": {
        "line_1": "7 Vqzstreet",
        "line_2": "",
        "town": "Wqxtown",
        "postcode": "ZE2 9QX",
    },
    "postcode": "ZE1 0QX",
    "nino": "AB987654C",
    "sort_code": "204971",
    "account_number": "73190264",
}

SECRET = "s" * 43
"""A browser's secret, as its cookie holds it."""


def holder() -> str:
    return access.keyed_hash("holder", SECRET)


def begun(answers: dict[str, Any] | None = None, days_ago: int = 0, **values: Any) -> Draft:
    """A draft of this browser, last changed some days ago."""
    journey = values.pop("journey", EVERYTHING)
    at = timezone.now() - timedelta(days=days_ago)
    draft: Draft = Draft.objects.create(
        key=access.new_key(holder()),
        journey_key=journey.key,
        version=versions.current(journey),
        answers=ANSWERS if answers is None else answers,
        created_at=values.pop("created_at", at),
        changed_at=at,
        **values,
    )
    access.grant(draft.key, holder())
    return draft


def sent(**changes: Any) -> Submission:
    """What was sent with the answers above, some of them changed."""
    return send(begun({**ANSWERS, **changes}).key)
