from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from portal.integration import messages
from portal.integration.messages import Message
from portal.integration.models import Delivery
from tests.support import smtp

from .letters import build_receipt


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test registers, and one receipt."""
    monkeypatch.setattr(messages, "_templates", {})
    messages.register("receipt", build_receipt, owner="submission")


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
