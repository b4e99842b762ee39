"""How much waits and how much was given up, for each endpoint, in a fixed number of queries.

What waits or was given up has an index of its own, and so has what arrived, by its time. So what
arrived long ago costs nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Count, IntegerField, Max, Min, Q, Value
from django.utils import timezone

from ..models import Attempt, Delivery
from ..models.states import DEAD, WAITING

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Numbers:
    """Of one endpoint, or of all messages to people."""

    waiting: int = 0
    given_up: int = 0
    oldest: datetime | None = None
    last_error: str = ""
    last_error_at: datetime | None = None


NOTHING = Numbers()

Numbered = dict[int | None, Numbers]
"""By the number of the endpoint; None: messages to people."""


def count() -> Numbered:
    """Three queries, however many endpoints and deliveries there are."""
    open_ones = Delivery.objects.filter(WAITING | DEAD).order_by()
    counted = open_ones.values("endpoint").annotate(
        waiting=Count("pk", filter=WAITING),
        given_up=Count("pk", filter=DEAD),
        oldest=Min("created_at", filter=WAITING),
    )
    errors = _last_errors()
    return {
        row["endpoint"]: Numbers(
            row["waiting"], row["given_up"], row["oldest"], *errors.get(row["endpoint"], ())
        )
        for row in counted
    }


def _last_errors() -> dict[int | None, tuple[str, datetime]]:
    """Why something of each that waits or was given up last failed, and when."""
    open_ones = Delivery.objects.filter(WAITING | DEAD).order_by().values("endpoint")
    last = open_ones.annotate(
        last=Max("attempts", filter=Q(attempts__ended_at__isnull=False) & ~Q(attempts__reason=""))
    )
    by_attempt = {row["last"]: row["endpoint"] for row in last if row["last"]}
    found = Attempt.objects.filter(pk__in=by_attempt).values_list("pk", "reason", "ended_at")
    return {by_attempt[pk]: (reason, at) for pk, reason, at in found if at}


def last_message() -> datetime | None:
    """When a message last reached a person's mail server. Read from an index alone."""
    arrived = Delivery.objects.filter(delivered_at__isnull=False, endpoint=None)
    found: datetime | None = (
        arrived.order_by("-delivered_at").values_list("delivered_at", flat=True).first()
    )
    return found


def by_the_hour(now: datetime | None = None) -> list[dict[str, Any]]:
    """How many events and messages arrived in each hour of today. One query over an index."""
    begins = hours_of_today(now)
    counts = [_in_the_hour(number, begin) for number, begin in enumerate(begins)]
    found = {row["hour"]: row for row in counts[0].union(*counts[1:], all=True)}
    hours = []
    for number, begin in enumerate(begins):
        row = found.get(number, {"events": 0, "all": 0})
        messages = row["all"] - row["events"]
        hours.append({"at": begin, "events": row["events"], "messages": messages})
    return hours


def hours_of_today(now: datetime | None = None) -> list[datetime]:
    """The beginning of each hour so far. A day of the autumn change has 25, and of spring 23."""
    now = timezone.localtime(now)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    passed = (now.astimezone(UTC) - midnight) // HOUR
    return [midnight + HOUR * number for number in range(passed + 1)]


def _in_the_hour(number: int, begin: datetime) -> Any:
    arrived = Delivery.objects.filter(delivered_at__gte=begin, delivered_at__lt=begin + HOUR)
    hour = Value(number, output_field=IntegerField())
    return arrived.order_by().values(hour=hour).annotate(events=Count("endpoint"), all=Count("pk"))
