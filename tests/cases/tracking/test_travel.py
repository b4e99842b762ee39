"""Whether it has reached the team, as the person reads it, on the case and after sending."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.cases.changes import change_status
from portal.cases.models import Case, Status
from portal.cases.timeline import WEBSITE
from portal.cases.travel import travel_of
from portal.integration.models import Delivery, Endpoint
from tests.cases.telling import listener

from .conftest import address, pair

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 14, 14, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def endpoint(case: Case) -> Endpoint:
    """It listens from now on, so that one thing of the case is on its way."""
    made = listener()
    with time_machine.travel(FRIDAY, tick=False):
        Case.objects.update(opened_at=FRIDAY, status_at=FRIDAY, quiet_since=FRIDAY)
        change_status(case, Status.RECEIVED, WEBSITE)
    return made


def words(case: Case, now: datetime) -> str:
    with time_machine.travel(now, tick=False):
        client = Client()
        client.post("/track/", pair(case))
        page = BeautifulSoup(client.get(address(case)).content, "html.parser")
    return " ".join(page.main.text.split())


def test_where_no_other_system_is_told_nothing_new_is_said(case: Case) -> None:
    assert travel_of(case) is None
    page = words(case, timezone.now())
    assert "We have it." not in page
    assert "reached them" not in page


def test_on_its_way(case: Case, endpoint: Endpoint) -> None:
    assert "We have it. We are passing it to the team now." in words(case, FRIDAY)


def test_arrived_with_the_time(case: Case, endpoint: Endpoint) -> None:
    Delivery.objects.update(delivered_at=FRIDAY, tries=1, payload=None)
    today = words(case, FRIDAY + timedelta(hours=2))
    assert "It is with the team. It reached them at 2:14pm today." in today
    later = words(case, FRIDAY + timedelta(days=3))
    assert "It reached them at 2:14pm on Friday 20 November." in later


def test_a_team_that_works_on_it_is_not_said_to_have_it_twice(
    case: Case, endpoint: Endpoint
) -> None:
    change_status(case, Status.WITH_TEAM, WEBSITE)
    Delivery.objects.update(delivered_at=FRIDAY, tries=1, payload=None)
    page = words(case, timezone.now())
    assert "With the team." in page
    assert "It is with the team." not in page
    assert "It reached them at" in page


def test_what_waits_for_the_person_is_not_said_to_be_with_the_team(
    case: Case, endpoint: Endpoint
) -> None:
    change_status(case, Status.WAITING, WEBSITE)
    Delivery.objects.update(delivered_at=FRIDAY, tries=1, payload=None)
    assert travel_of(case) is None
    assert "reached them" not in words(case, timezone.now())


@pytest.mark.parametrize("trouble", [{"tries": 3}, {"tries": 10, "dead_at": FRIDAY}])
def test_delayed_since_when_and_nothing_to_do(
    case: Case, endpoint: Endpoint, trouble: dict[str, object]
) -> None:
    Delivery.objects.update(created_at=FRIDAY, **trouble)
    page = words(case, FRIDAY + timedelta(hours=3))
    assert "Delayed: we are still trying." in page
    assert "since 2:14pm today. You need do nothing." in page


def test_nobody_need_do_nothing_while_we_wait_for_their_answer(
    case: Case, endpoint: Endpoint
) -> None:
    change_status(case, Status.WAITING, WEBSITE)
    Delivery.objects.update(created_at=FRIDAY, tries=3)
    page = words(case, FRIDAY + timedelta(hours=3))
    assert "Delayed: we are still trying." in page
    assert "You need do nothing." not in page


def test_a_case_that_has_ended_has_arrived_where_it_should(case: Case, endpoint: Endpoint) -> None:
    Delivery.objects.update(tries=3)
    change_status(case, Status.DONE, WEBSITE)
    assert travel_of(case) is None


def test_it_costs_one_query_and_asks_no_other_system(
    case: Case, endpoint: Endpoint, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        travel_of(case)
