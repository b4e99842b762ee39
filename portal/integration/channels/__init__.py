"""How an event is handed to each kind of endpoint."""

from __future__ import annotations

from collections.abc import Callable

from ..models import Delivery, Kind
from ..result import Result

Send = Callable[[Delivery], Result]
"""Hands one event over, within its time-outs, and says what came of it. Never raises for what the
other side did; what it says holds no personal data."""

_channels: dict[str, Send] = {}


class NoChannel(LookupError):
    """Nothing sends to this kind of endpoint one event at a time."""


def register(kind: Kind, send: Send) -> None:
    """Say how events go to a kind of endpoint. Call it from ``AppConfig.ready``."""
    if _channels.setdefault(kind, send) is not send:
        raise ValueError(f"Something else sends to {kind.label!r} already.")


def send_event(delivery: Delivery) -> Result:
    """Hand an event to its endpoint. Raises NoChannel."""
    kind = delivery.to_endpoint.kind
    try:
        send = _channels[kind]
    except KeyError:
        raise NoChannel(kind) from None
    return send(delivery)
