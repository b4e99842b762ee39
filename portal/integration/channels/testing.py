"""The test button: one event that says only that we can be heard."""

from __future__ import annotations

from django.utils import timezone
from pydantic import BaseModel, Field

from ..events import Event, EventType
from ..models import Channel, Delivery, Endpoint
from ..result import Result, failed, place_of
from . import send_event


class Test(BaseModel):
    """What a test holds."""

    __test__ = False  # for pytest

    endpoint: str = Field(description="The short name of the endpoint that was tested.")


TEST = EventType(
    name="portal.test",
    payload=Test,
    summary="A test from the portal. You need do nothing.",
    sample=Test(endpoint="housing"),
)


def test_event(endpoint: Endpoint) -> Result:
    """Send a test through the endpoint's own channel at once, outside the outbox.

    Nothing is written down. It works for a paused endpoint too. Never raises for what another
    system did, nor for settings that make no sense.
    """
    event = Event(TEST, Test(endpoint=endpoint.slug), "", "endpoint", endpoint.pk)
    delivery = Delivery(
        event=TEST.name,
        endpoint=endpoint,
        channel=Channel.ENDPOINT,
        owner=event.owner,
        subject_id=event.subject_id,
        payload=event.envelope(),
        created_at=timezone.now(),
    )
    try:
        return send_event(delivery)
    except Exception as error:  # as in the outbox: its words may repeat what was sent
        return failed(error, place_of(error))


test_event.__test__ = False  # type: ignore[attr-defined]  # for pytest

__all__ = ["TEST", "test_event"]
