"""What other systems are told when a form is sent: all of it, in the transaction of the sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import Person
from portal.forms import events
from portal.forms.definition import About
from portal.forms.events import CONTACT_GIVEN, SUBMITTED
from portal.forms.models import Submission
from portal.forms.sending import send
from portal.integration.events import EventType, all_types
from portal.integration.models import Delivery, Endpoint
from tests.cases.telling import listener, told
from tests.support.factories import ContactPointFactory
from tests.support.needs import needs_of

from .everything import ANSWERS, EVERYTHING, begun, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def endpoint() -> Endpoint:
    ContactPointFactory()
    return listener()


def data_of(endpoint: Endpoint, type_: EventType) -> dict[str, Any]:
    found = dict(told(endpoint))
    return found[type_.name]


@pytest.mark.parametrize("type_", [SUBMITTED, CONTACT_GIVEN], ids=lambda each: each.name)
def test_each_type_has_a_sample_that_its_schema_describes(type_: EventType) -> None:
    assert type_ in all_types()
    sample = type_.sample.model_dump(mode="json")
    assert set(type_.schema()["properties"]) == set(sample)
    assert type_.payload.model_validate(sample) == type_.sample


def test_case_form_and_contact_are_told_in_this_order(endpoint: Endpoint) -> None:
    submission = sent()
    assert [name for name, _ in told(endpoint)] == [
        "case.opened",
        "form.submitted",
        "contact.given",
    ]
    streams = set(Delivery.objects.exclude(stream="").values_list("stream", flat=True))
    assert streams == {submission.case.reference}


def test_the_answers_are_told_whole_with_the_words_that_the_person_saw(
    endpoint: Endpoint,
) -> None:
    submission = sent()
    data = data_of(endpoint, SUBMITTED)
    assert data["reference"] == submission.case.reference
    assert (data["journey"], data["version"]) == ("everything", submission.version.number)
    assert (data["channel"], data["language"]) == ("online", "en")
    assert datetime.fromisoformat(data["submitted_at"]) == submission.submitted_at
    assert data["submitted_at"].endswith("Z")
    rows = {row["question"]: row for part in data["parts"] for row in part["answers"]}
    assert rows["nino"]["answer"] == "AB987654C", "the system behind the team needs it"
    assert rows["money"]["answer"] == "48613.57"
    assert rows["money"]["text"] == "£48,613.57"
    assert rows["radios"]["label"] == "Your radios"
    [person] = [part for part in data["parts"] if part["item"]]
    assert (person["list"], person["item"]) == ("people", "bbbbbbbb")


def test_who_it_is_and_how_to_reach_them_is_an_event_of_its_own(endpoint: Endpoint) -> None:
    submission = sent()
    data = data_of(endpoint, CONTACT_GIVEN)
    assert data["reference"] == submission.case.reference
    assert data["email"] == ANSWERS["email"]
    assert data["phone"] == ANSWERS["phone"]
    assert data["address"] == ["7 Vqzstreet", "Wqxtown", "ZE2 9QX"]
    assert data["postcode"]
    assert data["language"] == "en"


def test_a_form_that_asks_for_no_contact_tells_none(endpoint: Endpoint) -> None:
    outcome = replace(EVERYTHING.outcome, about=About())
    anonymous = replace(EVERYTHING, key="nobody", outcome=outcome)
    send(begun(journey=anonymous).key)
    assert [name for name, _ in told(endpoint)] == ["case.opened", "form.submitted"]


def test_sent_twice_is_told_once(endpoint: Endpoint) -> None:
    key = begun().key
    send(key)
    send(key)
    assert len(told(endpoint)) == 3


def test_a_sending_that_fails_told_nobody(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(submission: Submission) -> None:
        raise RuntimeError

    key = begun().key
    monkeypatch.setattr(events, "_contact", fails)
    with pytest.raises(RuntimeError), transaction.atomic():
        send(key)
    assert told(endpoint) == []
    assert not Submission.objects.exists()


def test_with_nobody_to_tell_a_sending_asks_twice_and_writes_nothing() -> None:
    ContactPointFactory()
    key = begun().key
    with CaptureQueriesContext(connection) as queries:
        send(key)
    asked = [each for each in queries.captured_queries if "integration_subscription" in each["sql"]]
    assert len(asked) == 2
    assert not Delivery.objects.filter(endpoint__isnull=False).exists()


def test_the_answers_wait_encrypted(endpoint: Endpoint) -> None:
    sent()
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload, stream, event FROM integration_delivery")
        assert "AB987654C" not in str(cursor.fetchall())


def test_the_time_is_said_in_utc(endpoint: Endpoint) -> None:
    sent()
    at = datetime.fromisoformat(data_of(endpoint, SUBMITTED)["submitted_at"])
    assert at.utcoffset() == datetime.now(UTC).utcoffset()


def test_what_somebody_needs_is_told_with_how_to_reach_them(endpoint: Endpoint) -> None:
    person = Person.objects.create(email=ANSWERS["email"])
    needs_of(person, format="large_print", interpreter="bfi", no_phone=True, times=["mornings"])
    sent()
    data = data_of(endpoint, CONTACT_GIVEN)
    assert (data["format"], data["interpreter"], data["no_phone"], data["times"]) == (
        "large_print",
        "bfi",
        True,
        ["mornings"],
    )


def test_somebody_without_needs_needs_nothing(endpoint: Endpoint) -> None:
    sent()
    data = data_of(endpoint, CONTACT_GIVEN)
    assert (data["format"], data["no_phone"], data["adjustments"]) == ("", False, [])
