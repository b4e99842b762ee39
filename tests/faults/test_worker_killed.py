"""A worker is killed where it hurts most; each event takes effect once all the same."""

from __future__ import annotations

from tests.support.served import stops
from tests.support.served.running import Running

from .watching import arrives, asked, attempts, came, effects, once


def test_killed_before_it_sends_another_worker_sends(portal: Running) -> None:
    with portal.stopped_at(stops.BEFORE) as somebody_stands:
        reference = asked(portal)
        somebody_stands()
        portal.kill("worker")
    assert effects(portal, reference) == {}

    portal.start("worker")
    assert once(arrives(portal, reference))
    assert attempts(portal, reference)[0] == "lost"
    assert came(portal, reference) == 3


def test_killed_after_it_has_sent_and_before_it_says_so_the_repeat_has_no_effect(
    portal: Running,
) -> None:
    with portal.stopped_at(stops.AFTER) as somebody_stands:
        reference = asked(portal)
        somebody_stands()
        portal.kill("worker")
    assert sum(done for _number, done in effects(portal, reference).values()) == 1

    portal.start("worker")
    assert once(arrives(portal, reference))
    assert came(portal, reference) == 4
