"""The database goes away while somebody sends their form.

On PostgreSQL the server crashes within the transaction. A file cannot crash; there somebody else
keeps it for longer than we wait.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.support.served import stops
from tests.support.served.cluster import Cluster, cluster
from tests.support.served.databases import copy_of_the_tests, is_sqlite
from tests.support.served.running import Running, until
from tests.support.served.visitor import Asker, Page

from .watching import arrives, kept, once


@pytest.fixture
def elsewhere(db: None, tmp_path: Path) -> Iterator[tuple[Running, Cluster | None]]:
    """A portal with a database that no other test uses."""
    with server() as own, copy_of_the_tests(tmp_path, own and own.settings) as database:
        portal = Running(tmp_path, database)
        try:
            portal.prepare()
            portal.start("web", "worker", "clock")
            yield portal, own
        finally:
            portal.stop()


@contextmanager
def server() -> Iterator[Cluster | None]:
    if is_sqlite():
        yield None
        return
    with cluster() as own:
        yield own


def send_meanwhile(portal: Running, own: Cluster | None, asker: Asker) -> Page:
    """What is answered to somebody who sends while the database goes away."""
    if own is None:
        with closing(sqlite3.connect(portal.database.name)) as other:
            other.execute("BEGIN EXCLUSIVE")
            return asker.post(asker.last, asker.shown.hidden)
    with ThreadPoolExecutor(1) as thread:
        with portal.stopped_at(stops.SENDING) as somebody_stands:
            answer = thread.submit(asker.post, asker.last, asker.shown.hidden)
            somebody_stands()
            own.crash_and_start()
        return answer.result(timeout=30)


def test_nothing_is_half_kept_and_sending_again_sends_once(
    elsewhere: tuple[Running, Cluster | None],
) -> None:
    portal, own = elsewhere
    asker = Asker(portal.address).fill()
    before = kept(portal, asker)
    answer = send_meanwhile(portal, own, asker)
    assert answer.status == 503
    assert kept(portal, asker) == before

    until("the database is used again", lambda: asker.get(asker.last).status == 200, 30)
    reference = asker.send()
    assert kept(portal, asker).submissions == 1
    assert once(arrives(portal, reference))
