"""Tells the worker that something is waiting."""

import logging

from django.db import DatabaseError
from django_q.tasks import async_task
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def wake(delivery_id: int) -> None:
    """Queue a job for one delivery. If the queue is down, the sweep finds the delivery soon."""
    try:
        async_task("portal.integration.outbox.send", delivery_id, save=False)
    except (DatabaseError, RedisError, OSError) as error:
        logger.error(
            "The worker could not be told of delivery %s (%s): the sweep will find it",
            delivery_id,
            type(error).__name__,
        )
