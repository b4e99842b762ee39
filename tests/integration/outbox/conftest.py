from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from portal.integration import alerts, channels, messages
from portal.integration.messages import Message
from portal.integration.models import Delivery, Kind
from tests.support import smtp

from .events import Answering
from .letters import build_receipt


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test registers, and one receipt."""
    monkeypatch.setattr(messages, "_templates", {})
    messages.register("receipt", build_receipt, owner="submission")
    alerts.register()


@pytest.fixture
def mail_server() -> Iterator[smtp.MailServer]:
    with smtp.running() as server:
        yield server


Register = Callable[[Callable[[int], Message | None]], Delivery]


@pytest.fixture
def queued(db: None) -> Register:
    """Queue one message that is made by this function."""

    def register(build: Callable[[int], Message | None]) -> Delivery:
        messages.register("other", build, owner="case")
        return messages.queue("other", 7)

    return register


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """The only channel to webhooks: it does what the test says."""
    channel = Answering()
    monkeypatch.setattr(channels, "_channels", {Kind.WEBHOOK: channel})
    return channel
