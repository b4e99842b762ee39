"""Writing down, inside the transaction of what happened, who is to be told of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from pydantic import BaseModel

from ..models import Channel, Delivery, Endpoint, System
from ..wake import wake_with_the_transaction
from .types import EventType


@dataclass(frozen=True, repr=False)
class Event:
    """Something that happened. Its repr shows nothing of its payload.

    ``stream`` names what it is about: events of one stream reach an endpoint in their order.
    ``owner`` and ``subject_id`` say to staff which row it came from. ``source`` is the system that
    made it happen, which is not told again. ``also`` are endpoints, by number, that are told of
    this one beside those that are told of all.
    """

    type: EventType
    data: BaseModel
    stream: str
    owner: str
    subject_id: int
    source: System | None = None
    also: frozenset[int] = frozenset()
    at: datetime = field(default_factory=timezone.now)

    def __repr__(self) -> str:
        return f"Event({self.type.name}, …)"

    def envelope(self) -> dict[str, Any]:
        """Give what is sent, as Standard Webhooks shapes it, with the version beside the type."""
        return {
            "type": self.type.name,
            "version": self.type.version,
            "timestamp": self.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "data": self.data.model_dump(mode="json"),
        }


def as_sent(payload: Any) -> bytes:
    """Give the bytes of a payload, the same at every try: what is signed and hashed."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def publish(*events: Event) -> list[Delivery]:
    """Write one delivery for each event and each endpoint that is told of it. One query to ask.

    Call it in the transaction of what happened: both commit or neither. A paused or disabled
    endpoint gets its deliveries too, and they wait. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An event is published in the transaction of what happened.")
    names = {event.type.name for event in events}
    also = frozenset[int]().union(*(event.also for event in events))
    listening = _endpoints(names, also)
    return [
        _write(event, endpoint)
        for event in events
        for endpoint, told_of in listening
        if event.type.name in told_of or endpoint.pk in event.also
        if event.source is None or endpoint.system_id != event.source.pk
    ]


def _endpoints(names: set[str], also: frozenset[int]) -> list[tuple[Endpoint, set[str]]]:
    """Give each that is told of some of these, or named, and what it is told of always."""
    asked = Q(subscriptions__event__in=names)
    found: dict[int, tuple[Endpoint, set[str]]] = {}
    endpoints = Endpoint.objects.without_secrets().filter(asked | Q(pk__in=also) if also else asked)
    for endpoint in endpoints.annotate(event=F("subscriptions__event")).order_by("pk"):
        found.setdefault(endpoint.pk, (endpoint, set()))[1].add(endpoint.event)
    return list(found.values())


def _write(event: Event, endpoint: Endpoint) -> Delivery:
    payload = event.envelope()
    delivery: Delivery = Delivery.objects.create(
        event=event.type.name,
        endpoint=endpoint,
        channel=Channel.ENDPOINT,
        stream=event.stream,
        owner=event.owner,
        subject_id=event.subject_id,
        payload=payload,
        payload_hash=hashlib.sha256(as_sent(payload)).hexdigest(),
        due_at=endpoint.next_batch_at or timezone.now(),
    )
    if not endpoint.schedule:
        wake_with_the_transaction(delivery.pk)
    return delivery
