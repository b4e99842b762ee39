"""Processes that are told to stop end what they have begun; two workers share one queue."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from tests.support.served import stops
from tests.support.served.running import Running, until
from tests.support.served.visitor import Asker

from .watching import arrives, asked, attempts, came, once


def test_a_worker_ends_the_delivery_in_its_hands_and_says_so(portal: Running) -> None:
    assert portal.sandbox is not None
    portal.sandbox.faults.set("slow=2:1")
    reference = asked(portal)
    until("the sandbox has something", lambda: came(portal, reference))
    assert portal.end("worker") == 0
    assert set(attempts(portal, reference)) == {"sent"}

    portal.start("worker")
    assert once(arrives(portal, reference))
    assert came(portal, reference) == 3


def test_a_web_server_ends_the_request_in_its_hands(portal: Running) -> None:
    asker = Asker(portal.address).fill()
    with ThreadPoolExecutor(2) as threads:
        with portal.stopped_at(stops.SENDING) as somebody_stands:
            sent = threads.submit(asker.post, asker.last, asker.shown.hidden)
            somebody_stands()
            ended = threads.submit(portal.end, "web")
            time.sleep(0.5)  # so that the signal is there before the request goes on
        assert sent.result(timeout=60).status == 303
        assert ended.result(timeout=60) == 0

    portal.start("web")
    assert once(arrives(portal, asker.send()))


def test_two_workers_at_one_queue_send_each_delivery_once(portal: Running) -> None:
    portal.start("worker-2")
    try:
        references = [asked(portal) for _ in range(8)]
        for reference in references:
            assert once(arrives(portal, reference))
            assert attempts(portal, reference) == ["sent"] * 3
            assert came(portal, reference) == 3
    finally:
        portal.end("worker-2")
