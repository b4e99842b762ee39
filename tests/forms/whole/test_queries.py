"""What the one page costs the database, however many questions it has."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.factories import ContactPointFactory

from .calling import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journeys")]
MOST_SHOWN, MOST_SAVED = 8, 12
"""A question for files costs one."""


def test_the_whole_form_is_shown_and_saved_with_few_queries() -> None:
    ContactPointFactory()
    call = Caller("everything").begin().open()
    with CaptureQueriesContext(connection) as shown:
        call.open()
    with CaptureQueriesContext(connection) as saved:
        call.press(typed={"name": "A Tenant", "tenant": "yes"})
    assert call.page.status_code == 200
    assert len(shown) <= MOST_SHOWN
    assert len(saved) <= MOST_SAVED
