"""The receiver in the documentation works as it stands there."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from portal.integration.channels import testing, webhook
from portal.integration.models import Delivery, Endpoint, Kind, Outcome
from portal.integration.outbound import Failure, request
from portal.integration.signing import new_secret, rotate

from .conftest import Deliver, MakeEndpoint

DOCS = Path(__file__).resolve().parents[3] / "docs" / "integration.md"
START_SECONDS = 20
SECRET = new_secret()


def example() -> str:
    [code] = re.findall(r"<!-- receiver -->\n```python\n(.*?)```", DOCS.read_text(), re.DOTALL)
    return str(code)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("receiver") / "events.sqlite3"


@pytest.fixture(scope="module")
def address(book: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (book.parent / "receiver.py").write_text(example())
    process = subprocess.Popen(
        [sys.executable, "receiver.py"],
        cwd=book.parent,
        env={**os.environ, "PORTAL_SECRET": SECRET, "PORT": str(port), "BOOK": str(book)},
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/in"
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def housing(endpoint: MakeEndpoint, address: str) -> Endpoint:
    made = endpoint(Kind.WEBHOOK, address)
    made.secret = SECRET
    made.save()
    return made


def kept(book: Path, delivery: Delivery) -> int:
    with closing(sqlite3.connect(book)) as opened:
        found = opened.execute("SELECT count(*) FROM events WHERE id = ?", [str(delivery.key)])
        return int(found.fetchone()[0])


def test_it_is_about_thirty_lines_long() -> None:
    assert len([line for line in example().splitlines() if line.strip()]) <= 35


def test_it_takes_what_we_send(housing: Endpoint, happened: Deliver, book: Path) -> None:
    delivery = happened(words="Łódź")
    assert webhook.send(delivery).outcome == Outcome.SENT
    assert kept(book, delivery) == 1


def test_it_drops_repeats_also_those_that_come_at_once(
    housing: Endpoint, happened: Deliver, book: Path
) -> None:
    delivery = happened()
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda _: webhook.send(delivery), range(16)))
    assert {result.outcome for result in results} == {Outcome.SENT}
    assert kept(book, delivery) == 1


def test_it_refuses_another_secret(housing: Endpoint, happened: Deliver, book: Path) -> None:
    Endpoint.objects.update(secret=new_secret())
    delivery = happened()
    assert webhook.send(delivery).reason == "HTTP 401"
    assert kept(book, delivery) == 0


def test_it_goes_on_while_the_secret_changes(
    housing: Endpoint, happened: Deliver, book: Path
) -> None:
    rotate(housing)
    delivery = happened()
    assert webhook.send(delivery).outcome == Outcome.SENT
    assert kept(book, delivery) == 1


def test_it_refuses_what_was_signed_long_ago(
    housing: Endpoint, happened: Deliver, book: Path
) -> None:
    delivery = happened()
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=6)):
        assert webhook.send(delivery).reason == "HTTP 401"
    assert kept(book, delivery) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"webhook-id": "1", "webhook-timestamp": "soon", "webhook-signature": "v1,x"},
        {"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "\u00e9"},
    ],
)
def test_it_refuses_what_is_not_signed(address: str, headers: dict[str, str]) -> None:
    try:
        assert request("POST", address, body=b"{}", headers=headers).status == 401
    except Failure as failure:  # it may not even be sent
        pytest.fail(str(failure))


def test_it_takes_the_test_of_the_admin(housing: Endpoint) -> None:
    assert testing.test_event(housing).outcome == Outcome.SENT
