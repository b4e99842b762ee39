from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries

from portal.council.models import PlaceClosureDay
from portal.services.phones import next_hours_change
from portal.ui import generation
from tests.support.factories import ClosureDayFactory, ContactPointFactory, PlaceFactory

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def test_the_nearest_of_all_teams_and_places_counts() -> None:
    ContactPointFactory(hours=(time(9), time(17)))
    assert next_hours_change(at(23, 7)) == at(23, 9)
    assert next_hours_change(at(23, 9)) == at(23, 17)
    ContactPointFactory(hours=(time(8, 30), time(20)))
    assert next_hours_change(at(23, 7)) == at(23, 8, 30)


def test_a_day_the_council_is_closed_is_passed_over() -> None:
    ContactPointFactory(hours=(time(9), time(17)))
    ClosureDayFactory(date=at(23, 0).date())

    assert next_hours_change(at(23, 7)) == at(24, 9)


def test_a_place_may_be_closed_when_the_rest_is_open() -> None:
    place = PlaceFactory(hours=(time(9), time(17)))
    PlaceClosureDay.objects.create(place=place, date=at(23, 0).date(), name="Roof repair")

    assert next_hours_change(at(23, 7)) == at(24, 9)


def test_where_nothing_opens_nothing_changes() -> None:
    assert next_hours_change(at(23, 7)) is None


def test_it_takes_as_many_queries_for_ten_teams_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(10):
        ContactPointFactory()
        PlaceFactory()

    with django_assert_max_num_queries(6):
        next_hours_change(at(23, 7))


def test_pages_are_not_kept_past_the_moment_the_telephones_open() -> None:
    ContactPointFactory(hours=(time(9), time(17)))

    assert generation.next_boundary(at(23, 8, 50)) == at(23, 9)
