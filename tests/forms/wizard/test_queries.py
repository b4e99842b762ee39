"""What a page of a form costs the database, once a process is warm."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.journeys import GOOD
from tests.support.walking import Walker

MOST = 8
WITH_FILES = "photos"


def shown(walker: Walker) -> int:
    """Queries of showing the page that the walker stands on."""
    with CaptureQueriesContext(connection) as queries:
        page = walker.client.get(walker.at)
    assert page.status_code == 200
    return len(queries)


def saved(walker: Walker, typed: dict[str, object]) -> int:
    """Queries of sending the page that the walker stands on, without the page it leads to."""
    with CaptureQueriesContext(connection) as queries:
        page = walker.client.post(walker.at, {**walker.hidden(), **typed})
    assert page.status_code == 303
    number = len(queries)  # the next request forgets them
    walker.go(page["Location"])
    return number


@pytest.fixture
def warm(walker: Walker) -> Walker:
    """Somebody at the start, in a process that has served the whole form to another person."""
    Walker("everything").start().fill(GOOD)
    return walker


def test_every_page_is_shown_with_few_queries(warm: Walker) -> None:
    counts = {}
    while warm.step != "check-answers":
        counts[warm.step] = shown(warm)
        warm.send(GOOD[warm.step])
    counts[warm.step] = shown(warm)
    assert len(counts) == len(GOOD) + 1
    assert {step: count for step, count in counts.items() if count > MOST} == {}


def test_every_page_is_saved_with_few_queries(warm: Walker) -> None:
    counts = {}
    while warm.step != "check-answers":
        step = warm.step
        counts[step] = saved(warm, GOOD[step])
    assert len(counts) == len(GOOD)
    assert min(counts.values()) > 0
    assert {step: count for step, count in counts.items() if count > MOST} == {}


def test_a_page_without_files_asks_nothing_about_files(warm: Walker) -> None:
    warm.fill(GOOD, until="name")
    with CaptureQueriesContext(connection) as queries:
        warm.client.get(warm.at)
    assert [each for each in queries.captured_queries if "forms_upload" in each["sql"]] == []
    warm.go(warm.at.replace("/name/", f"/{WITH_FILES}/"))
    with CaptureQueriesContext(connection) as queries:
        warm.client.get(warm.at)
    assert [each for each in queries.captured_queries if "forms_upload" in each["sql"]] != []


def test_a_page_costs_no_more_the_more_has_been_answered(warm: Walker) -> None:
    warm.send(GOOD["tenant"])
    early = shown(warm)
    warm.fill(GOOD, until="numbers")
    assert shown(warm) <= early
