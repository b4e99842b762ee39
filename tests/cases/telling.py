"""An endpoint that is told of everything, and what it was told."""

from __future__ import annotations

from typing import Any

from portal.integration.events import all_types
from portal.integration.models import Delivery, Endpoint, Subscription, System
from tests.support.factories import ContactPointFactory


def listener(name: str = "Housing", system: System | None = None) -> Endpoint:
    """Told of every event there is."""
    endpoint: Endpoint = Endpoint.objects.create(
        name=name,
        slug=name.lower(),
        address="https://back-office.example/hook",
        alert_to="it@example.org",
        system=system,
    )
    for type_ in all_types():
        Subscription.objects.create(endpoint=endpoint, event=type_.name)
    return endpoint


def housing() -> System:
    """A system that acts for a team of its own."""
    made: System = System.objects.create(name="Housing", slug="housing", team=ContactPointFactory())
    return made


def told(endpoint: Endpoint) -> list[tuple[str, dict[str, Any]]]:
    """The events that wait for an endpoint, in their order: type and data."""
    waiting = Delivery.objects.filter(endpoint=endpoint).order_by("pk")
    return [(each.event, each.payload["data"]) for each in waiting]


def names(endpoint: Endpoint) -> list[str]:
    return [name for name, _ in told(endpoint)]
