"""An endpoint, an event and a channel that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from pydantic import BaseModel

from portal.integration.events import Event, EventType, publish
from portal.integration.models import Delivery, Endpoint, Kind, Outcome, Subscription
from portal.integration.result import Result

CANARY = "qq123456c"
REFERENCE = "7K4M9TX3"


class Happened(BaseModel):
    """What a test's event says."""

    reference: str
    words: str = CANARY


HAPPENED = EventType(
    "test.happened", Happened, "Something happened", Happened(reference=REFERENCE, words="A word")
)


def endpoint(name: str = "Repairs", **values: Any) -> Endpoint:
    """Make an endpoint that is told of the test's event."""
    made: Endpoint = Endpoint.objects.create(
        **{
            "name": name,
            "slug": name.lower().replace(" ", "-"),
            "kind": Kind.WEBHOOK,
            "address": "https://back.example.org/events",
            "alert_to": "engineers@example.org",
            **values,
        }
    )
    Subscription.objects.create(endpoint=made, event=HAPPENED.name)
    return made


def happen(stream: str = REFERENCE, subject_id: int = 41, **values: Any) -> list[Delivery]:
    """Publish the test's event in a transaction of its own."""
    with transaction.atomic():
        return publish(
            Event(HAPPENED, Happened(reference=stream), stream, "case", subject_id, **values)
        )


class Answering:
    """A channel: answers each delivery as told, and remembers the keys that it was handed."""

    def __init__(self) -> None:
        self.result = Result(Outcome.SENT, answered={"status": 200})
        self.keys: list[str] = []
        self.seen: list[Any] = []
        self.before: Callable[[Delivery], None] = lambda delivery: None

    def __call__(self, delivery: Delivery) -> Result:
        self.before(delivery)
        self.keys.append(delivery.key.hex)
        self.seen.append((delivery.pk, delivery.payload))
        return self.result
