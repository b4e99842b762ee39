from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from portal.integration import events
from portal.integration.events import Event, EventType, publish, types
from portal.integration.models import Delivery, Endpoint, Kind, Subscription
from portal.integration.signing import new_secret
from tests.support.http import Server, serving

CANARY = "qq123456c"
"""Stands in every payload, and must stand nowhere else."""


class Happened(BaseModel):
    reference: str
    kind: str = "pothole"
    title: str = "Pothole"
    words: str = ""
    parts: list[Any] = []


OPENED = EventType("case.opened", Happened, "A case was opened.", Happened(reference="ABC"))


@pytest.fixture(autouse=True)
def one_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(types, "_types", {})
    events.register(OPENED)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


MakeEndpoint = Callable[..., Endpoint]
Deliver = Callable[..., Delivery]


@pytest.fixture
def endpoint(db: None) -> MakeEndpoint:
    """Make an endpoint that is told of ``case.opened``."""

    def make(kind: Kind, address: str, **settings: Any) -> Endpoint:
        slug = settings.pop("slug", "housing")
        made = Endpoint.objects.create(
            name=slug.title(),
            slug=slug,
            kind=kind,
            address=address,
            alert_to="help@council.example",
            secret=new_secret() if kind == Kind.WEBHOOK else None,
            **settings,
        )
        Subscription.objects.create(endpoint=made, event=OPENED.name)
        return made

    return make


@pytest.fixture
def happened(db: None) -> Deliver:
    """Publish that a case was opened; the delivery that came of it, as it is in the database."""

    def tell(reference: str = "ABC", **fields: Any) -> Delivery:
        words = fields.pop("words", CANARY)
        data = Happened(reference=reference, words=words, **fields)
        [delivery] = publish(Event(OPENED, data, reference, "case", 7))
        return Delivery.objects.select_related("endpoint").get(pk=delivery.pk)

    return tell
