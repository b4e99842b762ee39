"""What is public by nature is shown, and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.changes import change_status
from portal.cases.models import Case, Status
from portal.cases.open311 import Service, asked, register, services
from portal.cases.timeline import WEBSITE
from portal.integration import limits
from tests.support.cases import CaseFactory

from .calling import get, rows

pytestmark = pytest.mark.django_db


def test_without_public_kinds_the_lists_are_empty_and_right(
    monkeypatch: Any, private: Case
) -> None:
    monkeypatch.setattr(services, "_services", {})
    assert get("services.json").json() == get("requests.json").json() == []
    assert ElementTree.fromstring(get("services.xml").content).tag == "services"
    root = ElementTree.fromstring(get("requests.xml").content)
    assert (root.tag, len(root)) == ("service_requests", 0)


def test_a_public_case_is_shown_without_what_anybody_wrote(lamp: Case) -> None:
    [row] = rows()
    assert row["service_request_id"] == str(lamp.pk)
    assert (row["status"], row["status_notes"]) == ("open", "Received")
    assert (row["service_code"], row["service_name"]) == ("LIGHT", "Street light")
    assert (row["lat"], row["long"], row["description"]) == (51.75, -1.25, "")
    assert row["requested_datetime"].endswith("Z")
    assert row["agency_responsible"] == lamp.team.name


def test_nothing_of_a_private_case_ever_appears(lamp: Case, private: Case) -> None:
    answers = [
        get("requests.json"),
        get("requests.xml"),
        get("requests.json", service_request_id=f"{private.pk},{lamp.pk}"),
        get("requests.json", status="open,closed"),
        get(f"requests/{private.pk}.json"),
        get(f"requests/{lamp.pk}.xml"),
        get("requests.json", service_code="ask-or-tell"),
    ]
    for answer in answers:
        shown = answer.content.decode()
        assert "Canary" not in shown
        assert private.reference not in shown
        assert f'"{private.pk}"' not in shown
    assert [row["service_request_id"] for row in answers[2].json()] == [str(lamp.pk)]


def test_a_reference_is_never_shown(lamp: Case) -> None:
    """With it and a postcode anybody could follow the case as its person does."""
    for path in ("requests.json", "requests.xml", f"requests/{lamp.pk}.xml"):
        assert lamp.reference not in get(path).content.decode()
        assert lamp.shown_reference not in get(path).content.decode()


def test_words_are_shown_where_the_room_says_that_they_are_public(lamp: Case) -> None:
    sign = CaseFactory(kind="street-sign")
    assert {row["service_request_id"]: row["description"] for row in rows()} == {
        str(lamp.pk): "",
        str(sign.pk): "It leans.\x07",
    }
    root = ElementTree.fromstring(get("requests.xml").content)
    assert "It leans." in [each.findtext("description") for each in root]


def test_xml_escapes_what_it_shows(lamp: Case) -> None:
    root = ElementTree.fromstring(get(f"requests/{lamp.pk}.xml").content)
    assert root.findtext("request/address") == "High Street & Longwall <corner>"
    assert root.findtext("request/media_url") == ""


@pytest.mark.parametrize(
    ("status", "shown", "notes"),
    [
        (Status.WITH_TEAM, "open", "With the team"),
        (Status.WAITING, "open", "Waiting for more information"),
        (Status.DONE, "closed", "Done"),
        (Status.CLOSED, "closed", "Closed: we cannot do this"),
    ],
)
def test_each_status_is_open_or_closed(lamp: Case, status: Status, shown: str, notes: str) -> None:
    change_status(lamp, status, WEBSITE)
    [row] = rows(status=shown)
    assert (row["status"], row["status_notes"]) == (shown, notes)
    assert rows(status="closed" if shown == "open" else "open") == []


def test_cases_are_asked_for_by_their_numbers_whatever_else_is_asked(lamp: Case) -> None:
    found = rows(service_request_id=f"{lamp.pk}, 999999, x, ²", status="closed", end_date="never")
    assert [row["service_request_id"] for row in found] == [str(lamp.pk)]


def test_cases_are_asked_for_by_service(lamp: Case) -> None:
    sign = CaseFactory(kind="street-sign")
    assert [row["service_request_id"] for row in rows(service_code="SIGN")] == [str(sign.pk)]
    assert len(rows(service_code="SIGN,LIGHT")) == 2


def test_no_more_than_ninety_days_are_shown_and_the_newest_first() -> None:
    now = timezone.now()
    for age in (1, 89, 91, 200):
        CaseFactory(kind="street-light", at=now - timedelta(days=age))
    ages = [(now - datetime.fromisoformat(row["requested_datetime"])).days for row in rows()]
    assert ages == [1, 89]
    earlier = (now - timedelta(days=100)).isoformat()
    assert len(rows(end_date=earlier)) == 0
    assert len(rows(start_date=(now - timedelta(days=201)).isoformat())) == 1
    assert len(rows(start_date=(now - timedelta(days=95)).isoformat())) == 2
    long = {"start_date": (now - timedelta(days=300)).isoformat(), "end_date": now.isoformat()}
    assert len(rows(**long)) == 2


def test_no_more_than_so_many_cases_are_shown(lamp: Case, monkeypatch: Any) -> None:
    monkeypatch.setattr(asked, "MOST", 2)
    newest = [CaseFactory(kind="street-sign") for _ in range(2)]
    assert [row["service_request_id"] for row in rows()] == [
        str(case.pk) for case in reversed(newest)
    ]


def test_many_cases_cost_no_more_queries_than_one(
    lamp: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "take", lambda *args: True)
    counts = []
    for more in (0, 5):
        for _ in range(more):
            CaseFactory(kind="street-light")
        rows()
        with CaptureQueriesContext(connection) as queries:
            assert len(rows()) == 1 + more
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_of_a_kind_that_is_public_in_part_only_that_part_is_shown() -> None:
    only_tall = Service("TREE", "Tree", "A tree.", shown=lambda: Q(title="Tall"))
    register("tree", only_tall)
    tall: Any = CaseFactory(kind="tree", title="Tall")
    private: Any = CaseFactory(kind="tree", title="At home")
    assert [row["service_request_id"] for row in rows()] == [str(tall.pk)]
    assert rows(service_request_id=str(private.pk)) == []
    assert get(f"requests/{private.pk}.json").status_code == 404
