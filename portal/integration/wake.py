"""Tells the worker that something is waiting."""

import logging
from contextlib import nullcontext

from django.db import DatabaseError, connection, transaction
from django_q.conf import Conf
from django_q.tasks import async_task
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def the_queue_commits_with_us() -> bool:
    """Whether the queue is a table beside the deliveries, and this is inside a transaction.

    Then a job is part of the transaction, and needs neither a commit nor a connection of its own.
    """
    return bool(Conf.ORM == "default" and not Conf.SYNC and connection.in_atomic_block)


def wake(delivery_id: int) -> None:
    """Queue a job for one delivery. If the queue is down, the sweep finds the delivery soon."""
    queue_job(f"delivery {delivery_id}", "portal.integration.outbox.woken", delivery_id)


def sweep_soon() -> None:
    """Queue a sweep that does not wait for its minute."""
    queue_job("what is waiting", "portal.integration.outbox.sweep")


def queue_job(about: str, func: str, *args: int) -> None:
    """Queue a job. If the queue is down that is in the log, and something else must find it."""
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            async_task(func, *args, save=False)
    except (DatabaseError, RedisError, OSError) as error:
        logger.error(
            "The worker could not be told of %s (%s): it will be found later",
            about,
            type(error).__name__,
        )


def wake_with_the_transaction(delivery_id: int) -> None:
    """Wake the worker when the caller's transaction commits, and not if it rolls back."""
    if the_queue_commits_with_us():
        wake(delivery_id)
    else:
        transaction.on_commit(lambda: wake(delivery_id), robust=True)
