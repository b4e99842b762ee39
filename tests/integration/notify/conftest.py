from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import caches
from django.utils import timezone

from portal.integration import messages, outbox
from portal.integration.api import keys
from portal.integration.messages import Letter, Message, TextMessage
from portal.integration.models import Attempt, Delivery
from tests.support.api import make_system

from . import fake_notify

CANARY = "qq123456c"
ADDRESS = f"{CANARY}@example.org"
NUMBER = "+447700900123"
PDF = b"%PDF-1.7 a letter"
LINES = (f"A {CANARY}", "1 High Street", "Anytown", "ZZ1 1ZZ")


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test registers, and one receipt that goes every way."""
    monkeypatch.setattr(messages, "_templates", {})
    messages.register(
        "receipt",
        lambda subject_id: Message(ADDRESS, "We have it", f"Thank you, {CANARY}."),
        owner="submission",
        text=lambda subject_id: TextMessage(NUMBER, "We have it."),
        letter=lambda subject_id: Letter(LINES, "We have it", PDF),
    )


@pytest.fixture
def notify() -> Iterator[fake_notify.FakeNotify]:
    with fake_notify.running() as server:
        yield server


@pytest.fixture
def post(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    """A site that writes texts and letters to files; where they lie."""
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]
    settings.NOTIFY_TEXT = settings.NOTIFY_LETTER = "files"  # type: ignore[attr-defined]
    return tmp_path / "post"


def last(delivery: Delivery) -> Attempt:
    return Attempt.objects.filter(delivery=delivery).latest("pk")


def again(delivery: Delivery) -> Delivery:
    found: Delivery = Delivery.objects.get(pk=delivery.pk)
    return found


def try_once_more(delivery: Delivery) -> Delivery:
    """Send it when its next time has come."""
    Delivery.objects.filter(pk=delivery.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    assert outbox.send(delivery.pk)
    return again(delivery)


@pytest.fixture
def key() -> str:
    caches["shared"].clear()
    return keys.make(make_system("notify"), "receipts", ("notify:callback",))[1]


@pytest.fixture
def delivery(notify: fake_notify.FakeNotify) -> Delivery:
    """A text that Notify has taken."""
    made = messages.queue("receipt", 41, channel="text")
    outbox.send(made.pk)
    return again(made)
