"""No answer, and no time that it takes, tells a case of somebody else from one that never was."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.cases import reference
from portal.cases.models import Case
from tests.support.accounts import entered, resident
from tests.support.cases import CaseFactory

pytestmark = pytest.mark.django_db
PAGES = ("", "message/", "answer/1/", "documents/none/")


def asked(client: Client, path: str) -> tuple[int, str, list[str]]:
    """The status, where it leads, and the first words and the table of each query."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(path)
    shape = [each["sql"].partition(" WHERE ")[0] for each in queries.captured_queries]
    return answer.status_code, answer.get("Location", ""), shape


@pytest.mark.parametrize("page", PAGES)
def test_somebody_elses_case_and_none_are_looked_for_alike(page: str) -> None:
    theirs: Case = CaseFactory()
    client = entered(resident())
    client.get("/account/")
    found = asked(client, f"/track/{theirs.shown_reference}/{page}")
    missing = asked(client, f"/track/{reference.shown(reference.new())}/{page}")
    assert found == missing
    assert found[2], "somebody who has signed in is looked up"
