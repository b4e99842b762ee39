"""The dates of visits in the account in which their request stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client

from portal.accounts.people import person_of
from portal.cases.holding import hold
from portal.cases.models import How
from portal.cases.timeline import WEBSITE
from portal.repairs import visits
from portal.repairs.models import Visit
from portal.repairs.visits.jobs import window_of
from tests.support.accounts import entered, resident

WORDS = "We come between midday and 5pm."


@pytest.fixture
def client(booked: Visit) -> Client:
    caches["shared"].clear()
    user = resident("tenant@example.org")
    hold(booked.repair.case, person_of(user), How.STAFF)
    return entered(user)


def account(client: Client) -> str:
    return client.get("/account/").content.decode()


def test_a_booked_visit_is_a_date_before_its_person(client: Client, booked: Visit) -> None:
    page = account(client)
    assert WORDS in page
    assert f"/track/{booked.repair.case.shown_reference}/visit/done/" in page


def test_a_visit_that_is_over_is_not(client: Client, booked: Visit) -> None:
    visits.missed(booked, WEBSITE)
    assert WORDS not in account(client)


def test_a_visit_of_yesterday_is_not(
    client: Client, booked: Visit, clock: time_machine.Traveller
) -> None:
    start, end = window_of(booked)
    Visit.objects.update(start=start - timedelta(days=1), end=end - timedelta(days=1))
    assert WORDS not in account(client)


def test_another_person_sees_nothing_of_it(booked: Visit) -> None:
    assert WORDS not in account(entered(resident("another@example.org")))


def test_whoever_has_it_in_their_account_opens_its_pages(client: Client, booked: Visit) -> None:
    address = f"/track/{booked.repair.case.shown_reference}/visit/done/"
    assert b"Your visit is booked" in client.get(address).content
    other = entered(resident("another@example.org"))
    assert other.get(address).headers["Location"] == "/track/"
