"""Two addresses for machines that watch the site.

``/healthz``: this process answers. A supervisor restarts it when it does not.
``/readyz``: what it needs is there. 503 when the database or the shared cache is not, so that a
balancer sends people elsewhere. A worker that has gone quiet is reported as ``degraded`` with 200:
pages are still right and nothing sent is lost, so taking web processes away would only do harm.
So is an outbox in which messages wait too long or were given up: staff must look at the report
"Deliveries". Watch the word, and call somebody.
"""

import logging
import time

from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from .models import Delivery, State
from .outbox.sweeping import late

logger = logging.getLogger(__name__)

HEARTBEAT = "worker-heartbeat"
QUIET_AFTER = 180
"""Seconds. The worker beats each minute, and its scheduler looks only every 30 seconds."""


def beat() -> None:
    """Say that the worker is alive. Run by the worker itself, each minute."""
    caches["shared"].set(HEARTBEAT, time.time(), timeout=None)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Each part by name, as ok or not, and no more: the reason is in the log."""
    parts = {"database": _database(), "cache": _cache()}
    needed = all(parts.values())
    parts["worker"] = parts["cache"] and _worker()
    parts["outbox"] = parts["database"] and _outbox()
    status = "ok" if all(parts.values()) else "degraded" if needed else "unavailable"
    words = {name: "ok" if good else "not ok" for name, good in parts.items()}
    return JsonResponse({"status": status, **words}, status=200 if needed else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return False
    return True


def _cache() -> bool:
    try:
        caches["shared"].set("readyz", "here", timeout=60)
        return bool(caches["shared"].get("readyz") == "here")
    except (DatabaseError, RedisError, OSError):
        logger.exception("The shared cache does not answer")
        return False


def _worker() -> bool:
    heard = caches["shared"].get(HEARTBEAT)
    return bool(heard and time.time() - heard < QUIET_AFTER)


def _outbox() -> bool:
    try:
        return not (late().exists() or Delivery.objects.in_state(State.DEAD).exists())
    except DatabaseError:
        logger.exception("The outbox cannot be read")
        return False
