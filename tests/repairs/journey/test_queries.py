"""A page of the form costs little, however large the catalogue is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.repairs.journey.names import KEY
from portal.ui import generation
from tests.support.factories import ContactPointFactory
from tests.support.repairs import version_of
from tests.support.walking import Walker

from .test_sending import GOOD

pytestmark = pytest.mark.django_db
MOST = 8
"""A form step's budget, warm and uncached."""


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"where": {"where": "hall"}, "about-hall": {"about_hall": "hall-lamp"}},
        {"danger": {"danger": "gas"}},
    ],
    ids=["inside", "shared", "danger"],
)
def test_no_page_takes_more_queries_than_any_form_may(
    changes: dict[str, dict[str, object]],
) -> None:
    generation.forget()
    ContactPointFactory()
    version_of()
    good = {**GOOD, **changes}
    Walker(KEY).start().fill(good)
    walker = Walker(KEY).start().send(good["danger"])  # which makes the draft
    while walker.step != "check-answers":
        step = walker.step
        with CaptureQueriesContext(connection) as shown:
            walker.client.get(walker.at)
        with CaptureQueriesContext(connection) as saved:
            answer = walker.client.post(walker.at, {**walker.hidden(), **good[step]})
        assert len(shown) <= MOST, [step, *(each["sql"] for each in shown.captured_queries)]
        assert len(saved) <= MOST, [step, *(each["sql"] for each in saved.captured_queries)]
        walker.go(answer["Location"])
