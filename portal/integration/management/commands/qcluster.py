"""django-q2's worker, which ends what it has begun when it is told to stop, and begins no more."""

from __future__ import annotations

import logging
import signal
from multiprocessing.process import BaseProcess
from typing import Any

from django_q import cluster
from django_q.management.commands import qcluster

from portal.integration.outbox import drain

logger = logging.getLogger(__name__)


class Sentinel(cluster.Sentinel):
    """The process that looks after the others. Only the cluster tells it, and them, to stop.

    A supervisor that signals every process of a group (systemd, unless told otherwise) would
    otherwise kill a worker in the middle of a delivery.
    """

    def start(self) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # its children inherit it
        super().start()

    def reincarnate(self, process: BaseProcess) -> None:
        """Replace one that died or took too long. What does not hear SIGTERM is killed."""
        if process not in self._processes():
            return  # replaced already, together with another
        if process.exitcode is not None and process.exitcode < 0:
            self._start_anew()
            return
        took_too_long = process in self.pool and process.timer.value == 0  # type: ignore[attr-defined]
        super().reincarnate(process)
        if took_too_long:
            process.kill()

    def _start_anew(self) -> None:
        """Replace all of them, with the queues between them.

        One that a signal has ended, for want of memory say, may have held the lock of a queue. The
        others, and whoever took its place, would wait for that lock for ever and send nothing. What
        they were doing is done again.
        """
        logger.critical("A process of the worker was killed. All of them start anew.")
        ended = self._processes()
        for process in ended:
            process.kill()
        for process in ended:
            process.join()
        limit = cluster.Conf.QUEUE_LIMIT
        self.task_queue = cluster.Queue(maxsize=limit) if limit else cluster.Queue()
        self.result_queue = cluster.Queue()
        self.spawn_cluster()
        self.reincarnations += 1

    def _processes(self) -> list[BaseProcess]:
        return [*self.pool, self.monitor, self.pusher]


class Cluster(cluster.Cluster):
    """Says to every process of this worker that it is to begin nothing more."""

    def __init__(self) -> None:
        super().__init__()
        self.told_to_stop = drain.prepare()

    def stop(self) -> bool:
        self.told_to_stop.value = True
        return bool(super().stop())


class Command(qcluster.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        cluster.Sentinel = Sentinel  # the library offers no other way to choose one
        qcluster.Cluster = Cluster
        super().handle(*args, **options)
