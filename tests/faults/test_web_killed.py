"""A web process is killed while somebody sends their form: all of it is kept, or nothing."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.served import stops
from tests.support.served.running import START_SECONDS, Running, until
from tests.support.served.visitor import Asker, Nobody

from .watching import arrives, kept, once


def killed_while_sending(portal: Running, asker: Asker, place: str) -> None:
    """The web process dies at this place with the request in its hands, and another is there."""
    with ThreadPoolExecutor(1) as thread, portal.stopped_at(place) as somebody_stands:
        answer = thread.submit(asker.send)
        os.kill(somebody_stands(), signal.SIGKILL)
        with pytest.raises(Nobody):
            answer.result(timeout=60)
    until("another web process answers", portal.is_up, START_SECONDS)


def test_killed_before_the_commit_nothing_is_kept_and_sending_again_sends(portal: Running) -> None:
    asker = Asker(portal.address).fill()
    before = kept(portal, asker)
    killed_while_sending(portal, asker, stops.SENDING)
    assert kept(portal, asker) == before

    reference = asker.send()
    assert kept(portal, asker).submissions == 1
    assert once(arrives(portal, reference))


def test_killed_after_the_commit_all_is_kept_and_sending_again_changes_nothing(
    portal: Running,
) -> None:
    asker = Asker(portal.address).fill()
    before = kept(portal, asker)
    killed_while_sending(portal, asker, stops.ANSWERING)
    after = kept(portal, asker)
    assert (after.submissions, after.deliveries) == (1, 1)
    assert after.cases == before.cases + 1

    reference = asker.send()
    assert kept(portal, asker) == after
    assert once(arrives(portal, reference))


def test_of_many_who_press_at_once_while_processes_die_one_submission_comes(
    portal: Running,
) -> None:
    asker = Asker(portal.address).fill()

    def press() -> str | None:
        try:
            return asker.send()
        except Nobody:
            return None

    with ThreadPoolExecutor(6) as threads:
        with portal.stopped_at(stops.SENDING) as somebody_stands:
            pressed = [threads.submit(press) for _ in range(6)]
            os.kill(somebody_stands(), signal.SIGKILL)
        answers = {answer.result(timeout=40) for answer in pressed}
    assert len({asker.send(), *answers - {None}}) == 1
    assert kept(portal, asker).submissions == 1
