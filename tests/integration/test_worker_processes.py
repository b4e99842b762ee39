"""One process of the worker is killed, and the others do not wait for it for ever."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from typing import Any
from unittest.mock import MagicMock

import pytest
from django_q import cluster

from portal.integration.management.commands.qcluster import Sentinel

CONTEXT = multiprocessing.get_context("fork")


def hold(queue: Any, has_it: Any) -> None:
    """Wait for a job as the library's workers do: with the lock of the queue in one's hand."""
    with queue._rlock:
        has_it.set()
        time.sleep(600)


class Small(Sentinel):
    """A sentinel whose processes do nothing but wait for a job, or for whoever waits for one."""

    def __init__(self) -> None:
        super().__init__(MagicMock(), MagicMock(), MagicMock(), broker=MagicMock(), start=False)
        self.pool_size = 2
        self.has_it = CONTEXT.Event()
        self.spawn_cluster()

    def spawn_process(self, target: Any, *args: Any) -> BaseProcess:
        process = CONTEXT.Process(target=hold, args=(self.task_queue, self.has_it), daemon=True)
        process.timer = CONTEXT.Value("f", -1)  # type: ignore[attr-defined]
        process.start()
        if target is cluster.worker:
            self.pool.append(process)
        return process

    def guard_once(self) -> None:
        """What the library does every half second."""
        for process in self.pool:
            if not process.is_alive():
                self.reincarnate(process)
        for process in (self.monitor, self.pusher):
            if not process.is_alive():
                self.reincarnate(process)


@pytest.fixture
def sentinel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Small]:
    monkeypatch.setattr(cluster, "Stat", MagicMock())
    monkeypatch.setattr(cluster.Conf, "SYNC", True)  # leave the test's own connections alone
    before = {which: signal.getsignal(which) for which in (signal.SIGINT, signal.SIGTERM)}
    made = Small()
    yield made
    for process in made._processes():
        process.kill()
    for which, what in before.items():
        signal.signal(which, what)


def end(process: BaseProcess) -> None:
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join(10)


@pytest.mark.parametrize("which", ["worker", "pusher", "monitor"])
def test_a_killed_process_leaves_nobody_waiting_for_its_lock(sentinel: Small, which: str) -> None:
    assert sentinel.has_it.wait(10)
    locked, before = sentinel.task_queue, sentinel._processes()
    end(sentinel.pool[0] if which == "worker" else getattr(sentinel, which))
    sentinel.has_it.clear()
    sentinel.guard_once()
    assert sentinel.task_queue is not locked
    assert sentinel.has_it.wait(10), "one of the new processes waits for a job"
    assert not any(process.is_alive() for process in before)
    assert len(sentinel.pool) == 2
    assert sentinel.reincarnations == 1


def test_one_that_ends_by_itself_is_replaced_alone(sentinel: Small) -> None:
    queue, others = sentinel.task_queue, (*sentinel.pool, sentinel.pusher)
    ended = CONTEXT.Process(target=bool)
    ended.start()
    ended.join(10)
    end(sentinel.monitor)
    sentinel.monitor = ended
    sentinel.guard_once()
    assert sentinel.task_queue is queue
    assert all(process.is_alive() for process in others)
    assert sentinel.monitor.is_alive()
