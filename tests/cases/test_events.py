"""What other systems are told of a case: all of it, once, and with the change or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.cases import clocks
from portal.cases.changes import add_note, change_status, pass_to_team, reply
from portal.cases.events import ALL, DOCUMENT_ADDED
from portal.cases.models import Case, Status
from portal.cases.timeline import PERSON, WEBSITE, staff, system, team
from portal.cases.tracking.writing import add_message
from portal.integration.events import EventType, all_types
from portal.integration.models import Delivery, Endpoint
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.factories import ContactPointFactory, UserFactory

from .telling import housing, listener, names, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def endpoint() -> Endpoint:
    return listener()


@pytest.fixture
def case(endpoint: Endpoint) -> Case:
    """Its opening is not told: nobody listened yet."""
    TargetFactory()
    made: Case = CaseFactory()
    Delivery.objects.all().delete()
    return made


@pytest.mark.parametrize("type_", ALL, ids=lambda each: each.name)
def test_every_type_has_a_sample_that_its_schema_describes(type_: EventType) -> None:
    assert type_ in all_types()
    schema = type_.schema()
    sample = type_.sample.model_dump(mode="json")
    assert set(schema["properties"]) == set(sample)
    assert set(schema["required"]) == set(sample)
    assert all("description" in field for field in schema["properties"].values())
    assert type_.payload.model_validate(sample) == type_.sample


def test_an_opened_case_is_told_with_how_it_reached_us(endpoint: Endpoint) -> None:
    case = CaseFactory(language="pl")
    [(name, data)] = told(endpoint)
    assert name == "case.opened"
    assert data == {
        "reference": case.reference,
        "kind": "ask-or-tell",
        "title": "A question about bins",
        "status": "received",
        "status_at": data["at"],
        "team": case.team.name,
        "at": data["opened_at"],
        "by": "website",
        "opened_at": data["at"],
        "channel": "online",
        "language": "pl",
    }
    opened = datetime.fromisoformat(data["opened_at"])
    assert opened == case.opened_at
    assert opened.utcoffset() == datetime.now(UTC).utcoffset(), "in UTC"


def test_each_change_is_told_in_its_order(endpoint: Endpoint, case: Case) -> None:
    change_status(case, Status.WITH_TEAM, WEBSITE, "On its way.")
    add_note(case, "Rang the depot.", staff(UserFactory()), public=False)
    add_message(case, "Any news?", "")
    pass_to_team(case, ContactPointFactory(name="Streets"), WEBSITE, "It is litter.")
    reply(case, "On Friday.", team(case.team))
    found = told(endpoint)
    assert [name for name, _ in found] == [
        "case.status_changed",
        "case.note_added",
        "case.note_added",
        "case.passed_on",
        "case.note_added",
        "case.replied",
    ]
    said = [(data["by"], data.get("words"), data.get("public")) for _, data in found]
    assert said == [
        ("website", "On its way.", None),
        ("staff", "Rang the depot.", False),
        ("person", "Any news?", True),
        ("website", None, None),
        ("website", "It is litter.", False),
        ("team", "On Friday.", None),
    ]
    assert found[3][1]["team"] == "Streets"
    assert {data["status"] for _, data in found} == {"with_team"}
    assert set(Delivery.objects.values_list("stream", flat=True)) == {case.reference}


def test_deadlines_are_ours_alone(endpoint: Endpoint, case: Case) -> None:
    clocks.pause(case.clocks.get(), "We asked.", WEBSITE)
    clocks.extend(case.clocks.get(), 3, "Too much to do.", WEBSITE)
    assert names(endpoint) == []


def test_old_news_is_not_told(endpoint: Endpoint, case: Case) -> None:
    change_status(case, Status.WITH_TEAM, WEBSITE)
    Delivery.objects.all().delete()
    assert not change_status(case, Status.DONE, WEBSITE, at=case.opened_at)
    assert names(endpoint) == []


def test_a_system_is_named_and_not_told_again_what_it_told_us(
    endpoint: Endpoint, case: Case
) -> None:
    theirs = housing()
    own = listener("Own", system=theirs)
    change_status(case, Status.WITH_TEAM, system(theirs))
    assert names(own) == []
    [(_, data)] = told(endpoint)
    assert data["by"] == "Housing"
    entry = case.timeline.order_by("pk").last()
    assert (entry.system, entry.team) == (theirs, theirs.team)
    add_note(case, "Thanks", PERSON, public=True)
    assert names(own) == ["case.note_added"]


def test_what_is_undone_was_never_told(endpoint: Endpoint, case: Case) -> None:
    with transaction.atomic():
        change_status(case, Status.DONE, WEBSITE)
        assert names(endpoint) == ["case.status_changed"]
        transaction.set_rollback(True)
    assert names(endpoint) == []


def test_nobody_to_tell_costs_one_query_and_leaves_nothing(case: Case) -> None:
    Endpoint.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        add_note(case, "Words", WEBSITE, public=False)
    asked = [each["sql"] for each in queries.captured_queries if "integration_" in each["sql"]]
    assert len(asked) == 1
    assert not Delivery.objects.exists()


def test_no_event_of_a_case_has_room_for_how_to_reach_somebody() -> None:
    personal = {"email", "phone", "address", "postcode", "surname", "contact"}
    for type_ in ALL:
        assert not personal & set(type_.payload.model_fields)
    assert "name" in DOCUMENT_ADDED.payload.model_fields, "of a file"


def test_words_stand_in_the_payload_alone(endpoint: Endpoint, case: Case) -> None:
    add_note(case, "Canary 7719", WEBSITE, public=False)
    row: dict[str, Any] = Delivery.objects.defer("payload").values().get()
    row.pop("payload")
    assert "7719" not in str(row)
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM integration_delivery")
        assert "7719" not in str(cursor.fetchone())
