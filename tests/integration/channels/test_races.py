"""Workers that meet over the same event or the same file, with a database that is really shared."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.integration import batches
from portal.integration.batches import making, sending
from portal.integration.models import (
    Attempt,
    Batch,
    Delivery,
    Endpoint,
    Kind,
    Outcome,
    Subscription,
)
from portal.integration.outbox import lease
from portal.integration.signing import new_secret
from tests.support.workers import at_once, committed, elsewhere

ROUNDS = 12


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[None]:
    with committed(tmp_path):
        yield

        def remove() -> None:
            for model in (Attempt, Delivery, Batch, Subscription, Endpoint):
                model.objects.all().delete()

        elsewhere(remove)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared")]


def make(kind: Kind, address: str, schedule: str = "") -> Endpoint:
    return Endpoint.objects.create(
        name="Housing",
        slug="housing",
        kind=kind,
        address=address,
        alert_to="help@council.example",
        schedule=schedule,
        next_batch_at=timezone.now() - timedelta(minutes=1) if schedule else None,
        secret=new_secret(),
        options={"format": "jsonl"},
    )


def event(endpoint: Endpoint, stream: str) -> int:
    delivery = Delivery.objects.create(
        event="case.opened",
        endpoint=endpoint,
        channel="endpoint",
        stream=stream,
        owner="case",
        subject_id=7,
        payload={"type": "case.opened", "data": {"reference": stream}},
        payload_hash="0" * 64,
    )
    return int(delivery.pk)


def test_of_several_workers_that_want_the_same_event_one_has_it() -> None:
    """All look before any of them has written: the second look must be at the lease."""
    endpoint = elsewhere(lambda: make(Kind.WEBHOOK, "https://housing.example/in"))
    numbers = [elsewhere(lambda n=n: event(endpoint, f"S{n}")) for n in range(ROUNDS)]
    for number in numbers:
        held = at_once(lambda number=number: lease.claim(number), 4)
        assert len([each for each in held if each]) == 1


def test_of_several_workers_one_makes_the_file_and_one_writes_it(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DROP_FOLDERS = [str(tmp_path)]
    folder = tmp_path / "in"
    folder.mkdir()
    endpoint = elsewhere(lambda: make(Kind.FILES, str(folder), "0 18 * * *"))
    elsewhere(lambda: [event(endpoint, f"S{number}") for number in range(5)])
    writes: list[str] = []
    lock, real = threading.Lock(), sending.put

    def put(endpoint: Endpoint, name: str, data: bytes) -> Any:
        with lock:
            writes.append(name)
        return real(endpoint, name, data)

    monkeypatch.setattr(sending, "put", put)
    assert sum(at_once(batches.sweep, 4)) == 1

    assert len(writes) == 1
    assert elsewhere(Batch.objects.count) == 1
    [file] = folder.glob("*.jsonl")
    assert len(file.read_text().splitlines()) == 5
    sent = elsewhere(lambda: list(Attempt.objects.values_list("outcome", flat=True)))
    assert sent == [Outcome.SENT] * 5


def test_of_several_workers_that_want_the_same_file_one_has_it() -> None:
    def one_more() -> int:
        endpoint = Endpoint.objects.filter(kind=Kind.FILES).first() or make(
            Kind.FILES, "/nowhere", "0 18 * * *"
        )
        Endpoint.objects.update(next_batch_at=timezone.now() - timedelta(minutes=1))
        event(endpoint, f"S{Delivery.objects.count()}")
        [batch] = making.make_due()
        return int(batch.pk)

    for _ in range(ROUNDS):
        number = elsewhere(one_more)
        held = at_once(lambda number=number: sending.claim(number), 4)
        assert len([each for each in held if each]) == 1
