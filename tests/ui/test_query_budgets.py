"""Warm and built anew, a content page asks the database at most ten times, whatever is on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from portal.services.models import RelatedService
from tests.support.factories import (
    AlertFactory,
    ContactPageFactory,
    ContactPointFactory,
    GuidePageFactory,
    InformationPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PlacePageFactory,
    ServicePageFactory,
    StepByStepPageFactory,
    TopicPageFactory,
    TopTaskFactory,
    home_page,
)

pytestmark = pytest.mark.django_db

BUDGET = 10
MANY = 12


def deep() -> Page:
    topic = TopicPageFactory()
    for _ in range(4):
        topic = TopicPageFactory(parent=topic)
    return topic


def home() -> Page:
    for topic in TopicPageFactory.create_batch(MANY):
        TopTaskFactory(home=home_page(), page=ServicePageFactory(parent=topic))
    NewsPageFactory.create_batch(MANY, parent=NewsIndexPageFactory())
    return home_page()


def topic() -> Page:
    page = deep()
    ServicePageFactory.create_batch(MANY, parent=page)
    return page


def service() -> Page:
    page = ServicePageFactory(parent=deep(), contact=ContactPointFactory(hours=(time(9), time(17))))
    for other in ServicePageFactory.create_batch(6, parent=deep()):
        RelatedService.objects.create(service=page, page=other)
    return page


def step_by_step() -> Page:
    pages = ServicePageFactory.create_batch(MANY, parent=deep())
    return StepByStepPageFactory(parent=deep(), pages=pages)


def part_of_steps() -> Page:
    page = service()
    for _ in range(3):
        StepByStepPageFactory(parent=deep(), pages=[page])
    return page


def contact() -> Page:
    page = ContactPageFactory()
    ContactPointFactory.create_batch(MANY)
    PlacePageFactory.create_batch(MANY, parent=page)
    return page


def news_list() -> Page:
    page = NewsIndexPageFactory()
    NewsPageFactory.create_batch(MANY, parent=page)
    return page


PAGES = {
    "home": home,
    "topic": topic,
    "service": service,
    "service in steps": part_of_steps,
    "guide": lambda: GuidePageFactory(parent=deep(), contact=ContactPointFactory()),
    "step by step": step_by_step,
    "information": lambda: InformationPageFactory(parent=deep(), contact=ContactPointFactory()),
    "news list": news_list,
    "news": lambda: NewsPageFactory(parent=news_list()),
    "contact": contact,
    "place": lambda: PlacePageFactory(parent=ContactPageFactory()),
}


def alerts(page: Page) -> None:
    for place in [None, page, *page.get_ancestors().filter(depth__gt=1)]:
        AlertFactory.create_batch(2, subtree=place)


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES.keys())
def test_no_page_goes_over_its_budget(client: Client, make: Callable[[], Page]) -> None:
    page = make()
    alerts(page)
    address = page.get_url()
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    assert len(queries) <= BUDGET, "\n".join(query["sql"] for query in queries.captured_queries)


@pytest.mark.parametrize("path", ["", "how-to-apply/", "print/"])
def test_nor_does_any_part_of_a_guide(client: Client, path: str) -> None:
    address = GuidePageFactory(parent=deep()).get_url() + path
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= BUDGET


def test_the_home_page_asks_nothing_once_it_is_warm(client: Client) -> None:
    home()
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert not queries.captured_queries
