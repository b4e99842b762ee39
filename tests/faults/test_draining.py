"""A worker whose whole group is told to stop, as some supervisors do, and what it leaves."""

from __future__ import annotations

import os
import signal
import time

from tests.support.served import stops
from tests.support.served.running import Running

from .watching import arrives, asked, attempts, came, once


def test_it_ends_the_delivery_in_its_hands_and_begins_no_other(portal: Running) -> None:
    portal.kill("clock")  # it would send what the worker leaves
    with portal.stopped_at(stops.BEFORE) as somebody_stands:
        reference = asked(portal)
        somebody_stands()
        os.killpg(portal.pid("worker"), signal.SIGTERM)
        time.sleep(0.5)  # so that the signal is there before the delivery goes on
    assert portal.end("worker") == 0
    assert attempts(portal, reference) == ["sent"]
    assert came(portal, reference) == 1

    portal.start("worker", "clock")
    assert once(arrives(portal, reference))
    assert came(portal, reference) == 3
