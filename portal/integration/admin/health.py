"""Back office health: what works, what waits, and what needs somebody."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime
from typing import Any

from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.timesince import timesince
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from ..health import HEARTBEAT, QUIET_AFTER
from ..models import Endpoint
from .furniture import HEALTH, furniture
from .numbers import NOTHING, by_the_hour, count, last_message
from .permissions import ENDPOINTS, needs
from .standing import standing
from .viewset import menu_item_for

logger = logging.getLogger(__name__)

A_MINUTE = 60
UNHEARD = "We cannot hear it: the shared cache does not answer."
UNTIL_IT_RUNS = "Nothing is sent until it runs."
UNTIL_IT_IS_BACK = (
    "Until the cache is back nothing is sent by itself. What waits is safe. "
    "Whoever runs the servers can send it with: manage.py send_waiting"
)


@needs(ENDPOINTS)
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """One page, with as many queries for one endpoint as for a hundred."""
    counted = count()
    endpoints = list(Endpoint.objects.without_secrets())
    rows = [
        {"endpoint": each, "standing": standing(each), "numbers": counted.get(each.pk, NOTHING)}
        for each in endpoints
    ]
    batches = [
        (each.next_batch_at, each.name)
        for each in endpoints
        if each.next_batch_at and each.is_working
    ]
    hours = [{**hour, "all": hour["events"] + hour["messages"]} for hour in by_the_hour()]
    context = {
        **furniture(HEALTH, icon="desktop"),
        "rows": rows,
        "messages_numbers": counted.get(None, NOTHING),
        "last_message": last_message(),
        "worker": worker(),
        "next_batch": min(batches, default=None),
        "hours": hours,
        "most": max(hour["all"] for hour in hours),
    }
    return render(request, "integration/admin/health.html", context)


def worker() -> dict[str, Any]:
    """Whether the worker was heard of lately, and what to do if not."""
    try:
        heard = caches["shared"].get(HEARTBEAT)
    except (DatabaseError, RedisError, OSError):
        logger.exception("The shared cache does not answer")
        return {"works": False, "words": UNHEARD, "then": UNTIL_IT_IS_BACK}
    if not heard:
        return {"works": False, "words": "It was never heard of.", "then": UNTIL_IT_RUNS}
    at = datetime.fromtimestamp(heard, UTC)
    works = time.time() - heard < QUIET_AFTER
    ago = f"{timesince(at)} ago" if time.time() - heard >= A_MINUTE else "less than a minute ago"
    return {"works": works, "words": f"Last heard of {ago}.", "then": UNTIL_IT_RUNS}


class HealthViewSet(ViewSet):
    """One page in the menu of the back office."""

    name = "back_office_health"
    url_prefix = "back-office/health"
    menu_label = "Health"
    icon = "desktop"

    @property
    def menu_item_class(self) -> type[MenuItem]:
        return menu_item_for(ENDPOINTS)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", health, name="index")]
