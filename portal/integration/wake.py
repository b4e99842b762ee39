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
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            async_task("portal.integration.outbox.send", delivery_id, save=False)
    except (DatabaseError, RedisError, OSError) as error:
        logger.error(
            "The worker could not be told of delivery %s (%s): the sweep will find it",
            delivery_id,
            type(error).__name__,
        )
