"""A report, and a server that takes it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from django.utils import timezone

from portal.integration.models import (
    Attempt,
    Delivery,
    Outcome,
)
from tests.support.http import Says, Server

OPTIONS: dict[str, Any] = {
    "jurisdiction_id": "council.example",
    "services": {"pothole": "001", "light": {"code": "002", "fields": {"description": "title"}}},
    "fields": {
        "description": ["title", "answers.words"],
        "address_string": "answers.where",
        "lat": "values.spot.lat",
        "long": "values.spot.long",
    },
    "attributes": {"DEPTH": "answers.deep"},
}


def said(question: str, text: str, answer: Any = None) -> dict[str, Any]:
    return {"question": question, "label": question, "answer": answer, "text": text}


PARTS = [
    {
        "part": "It",
        "answers": [
            said("where", "High Street"),
            said("deep", "5 cm"),
            said("words", "Mind the gap"),
        ],
    }
]
TAKEN = Says(201, b'[{"service_request_id": "R-77", "service_notice": ""}]')


def tried(delivery: Delivery, outcome: str = Outcome.LOST, **answered: Any) -> None:
    now = timezone.now()
    Attempt.objects.create(
        delivery=delivery, at=now, ended_at=now, outcome=outcome, answered=answered
    )


def posted(server: Server) -> list[dict[str, str]]:
    bodies = [asked.body.decode() for asked in server.asked if asked.method == "POST"]
    return [{name: value for name, [value] in parse_qs(body).items()} for body in bodies]
