from __future__ import annotations

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.support.factories import ServicePageFactory, ServiceStatusFactory

pytestmark = pytest.mark.django_db


def page(client: Client) -> BeautifulSoup:
    response = client.get("/service-status/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def test_what_is_not_running_comes_first() -> None:
    ServiceStatusFactory(service="Allotments", state="running")
    ServiceStatusFactory(service="Bins", state="delays", detail="A day late in the east.")
    ServiceStatusFactory(service="Swimming", state="not_running")

    main = page(Client())

    assert [heading.text for heading in main.find_all("h2")] == ["Swimming", "Bins", "Allotments"]
    assert [tag.text for tag in main.find_all("strong")] == [
        "Not running",
        "Running with delays",
        "Running as usual",
    ]
    assert "2 of 3 services are not running as usual" in main.text
    assert "A day late in the east." in main.text


def test_it_says_so_when_everything_runs() -> None:
    ServiceStatusFactory()

    assert "All our services are running as usual." in page(Client()).text


def test_it_says_so_when_nothing_is_known() -> None:
    assert "nothing to tell you" in page(Client()).text


def test_a_service_leads_to_its_page_while_that_is_live() -> None:
    bins = ServicePageFactory(title="Bins")
    ServiceStatusFactory(service="Bins", page=bins)
    assert page(Client()).h2.a["href"] == bins.url
    bins.unpublish()
    assert page(Client()).h2.a is None


def test_the_page_takes_few_queries_however_many_services(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(5):
        ServiceStatusFactory(page=ServicePageFactory())
    client = Client()
    page(client)

    with django_assert_max_num_queries(10):
        page(client)


def test_only_reading_is_answered() -> None:
    assert Client().post("/service-status/").status_code in (403, 405)


def test_the_time_is_written_as_everywhere_else_and_is_local() -> None:
    status = ServiceStatusFactory()
    at = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)  # summer time here is one hour on
    type(status).objects.update(updated_at=at)

    assert page(Client()).find("time").text == "1 July 2026, 9:30am"
