from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.services.alerts import alerts_for, next_alert_change
from portal.services.models import Alert
from portal.ui import generation
from tests.support.factories import (
    AlertFactory,
    ServicePageFactory,
    TopicPageFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=timezone.get_default_timezone())
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def test_an_alert_of_the_whole_site_shows_on_every_page() -> None:
    alert = AlertFactory()

    assert alerts_for(home_page()) == alerts_for(ServicePageFactory()) == [alert]


def test_an_alert_of_one_part_shows_there_and_under_it_only() -> None:
    topic = TopicPageFactory()
    service = ServicePageFactory(parent=topic)
    alert = AlertFactory(subtree=topic)

    assert alerts_for(topic) == alerts_for(service) == [alert]
    assert alerts_for(home_page()) == alerts_for(TopicPageFactory()) == []


def test_a_page_outside_the_tree_shows_only_what_concerns_everybody() -> None:
    everywhere = AlertFactory()
    AlertFactory(subtree=home_page())

    assert alerts_for(None) == [everywhere]


def test_the_gravest_alert_comes_first_then_the_newest() -> None:
    old = AlertFactory(level=Alert.Level.MINOR, starts_at=NOW - 2 * HOUR)
    new = AlertFactory(level=Alert.Level.MINOR, starts_at=NOW - HOUR)
    grave = AlertFactory(level=Alert.Level.NOTABLE_DEATH, starts_at=NOW - 3 * HOUR)

    assert alerts_for(None) == [grave, new, old]


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (-HOUR, None, True),
        (timedelta(), HOUR, True),
        (HOUR, None, False),
        (-2 * HOUR, timedelta(), False),
        (-2 * HOUR, -HOUR, False),
    ],
)
def test_an_alert_shows_from_its_start_until_its_end(
    starts: timedelta, ends: timedelta | None, shown: bool
) -> None:
    AlertFactory(starts_at=NOW + starts, ends_at=None if ends is None else NOW + ends)

    assert bool(alerts_for(None)) is shown


def test_one_query_is_enough_however_deep_the_page_and_however_many_alerts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    topic = TopicPageFactory()
    for _ in range(3):
        topic = TopicPageFactory(parent=topic)
        AlertFactory.create_batch(3, subtree=topic)
    service = ServicePageFactory(parent=topic)

    with django_assert_num_queries(1):
        assert len(alerts_for(service)) == 9


def test_an_alert_can_be_saved_again_once_it_is_live() -> None:
    alert = Alert.objects.get(pk=AlertFactory(starts_at=NOW - HOUR, ends_at=NOW + HOUR).pk)
    alert.title = "Bins are two days late"
    alert.full_clean()


def test_an_alert_can_be_put_right_after_it_has_ended() -> None:
    alert = Alert.objects.get(pk=AlertFactory(starts_at=NOW - 2 * HOUR, ends_at=NOW - HOUR).pk)
    alert.title = "Bins were late"
    alert.full_clean()


def test_a_new_end_must_be_still_to_come() -> None:
    alert = Alert.objects.get(pk=AlertFactory(starts_at=NOW - 2 * HOUR).pk)
    alert.ends_at = NOW - HOUR

    with pytest.raises(ValidationError, match="still to come"):
        alert.full_clean()


def test_the_database_refuses_an_alert_that_ends_before_it_starts() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AlertFactory(starts_at=NOW, ends_at=NOW - HOUR)


def test_the_next_change_is_the_nearest_start_or_end_to_come() -> None:
    assert next_alert_change(NOW) is None
    AlertFactory(starts_at=NOW - HOUR, ends_at=NOW + 3 * HOUR)
    AlertFactory(starts_at=NOW - 5 * HOUR, ends_at=NOW - 4 * HOUR)
    assert next_alert_change(NOW) == NOW + 3 * HOUR
    AlertFactory(starts_at=NOW + 2 * HOUR)
    assert next_alert_change(NOW) == NOW + 2 * HOUR


def test_pages_are_not_kept_past_the_start_of_an_alert() -> None:
    AlertFactory(starts_at=NOW + timedelta(minutes=7))

    assert generation.next_boundary(NOW) == NOW + timedelta(minutes=7)
