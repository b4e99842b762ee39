"""What a person may read about how far their report has travelled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.integration import messages
from portal.integration.models import Delivery, Endpoint, SetAside
from portal.integration.progress import LATE_AFTER, Progress, progress_of

from .events import REFERENCE, endpoint, happen

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def changed(delivery: Delivery, **values: Any) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(**values)


def arrive(delivery: Delivery) -> None:
    changed(delivery, delivered_at=timezone.now(), payload=None)


def test_nothing_is_said_where_no_other_system_is_told() -> None:
    messages.queue("receipt", 41)
    assert progress_of(REFERENCE) == progress_of("") == Progress("none")


def test_it_is_on_its_way_until_every_system_has_it() -> None:
    endpoint("Repairs")
    endpoint("Customers")
    first, second = happen()
    assert progress_of(REFERENCE) == Progress("sending")
    arrive(first)
    assert progress_of(REFERENCE) == Progress("sending")
    arrive(second)
    second.refresh_from_db()
    assert progress_of(REFERENCE) == Progress("arrived", at=second.delivered_at)


@pytest.mark.parametrize(
    "end",
    [
        {"delivered_at": NOW},
        {"cancelled_at": NOW},
        {"dead_at": NOW, "set_aside_at": NOW, "set_aside_reason": SetAside.NOT_NEEDED},
    ],
)
def test_what_has_ended_in_any_way_is_no_longer_awaited(end: dict[str, Any]) -> None:
    endpoint()
    [delivery] = happen()
    changed(delivery, **end, payload=None)
    assert progress_of(REFERENCE) == Progress("arrived", at=NOW)


@pytest.mark.parametrize(
    "trouble",
    [
        {"tries": 1},
        {"tries": 2, "lease_until": NOW, "lease_token": "6d3c7a50-4ee6-4d0b-a1f1-0e0a4d0d5a11"},
        {"dead_at": NOW},
        {"due_at": NOW - LATE_AFTER - timedelta(seconds=1)},
    ],
)
def test_it_is_late_when_it_failed_was_given_up_or_nobody_works(trouble: dict[str, Any]) -> None:
    endpoint("Repairs")
    endpoint("Customers")
    first, second = happen()
    arrive(first)
    changed(second, **trouble)
    assert progress_of(REFERENCE) == Progress("delayed", since=second.created_at)


def test_a_first_try_under_way_is_no_delay() -> None:
    endpoint()
    [delivery] = happen()
    changed(delivery, tries=1, lease_until=NOW, lease_token=delivery.key)
    assert progress_of(REFERENCE).state == "sending"


@pytest.mark.parametrize(
    "stop", [{"paused_at": NOW}, {"disabled_at": NOW, "disabled_because": "Gone"}]
)
def test_it_is_late_while_its_endpoint_stands_still(stop: dict[str, Any]) -> None:
    endpoint()
    [delivery] = happen()
    Endpoint.objects.update(**stop)
    assert progress_of(REFERENCE) == Progress("delayed", since=delivery.created_at)
    arrive(delivery)
    assert progress_of(REFERENCE).state == "arrived"


def test_it_costs_one_query(django_assert_num_queries: Any) -> None:
    endpoint()
    happen()
    with django_assert_num_queries(1):
        progress_of(REFERENCE)
