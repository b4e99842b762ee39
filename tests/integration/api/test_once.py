"""Nothing twice: a message that comes again is not done again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.council.models import ContactPoint
from portal.integration.api.repeats import remove_old
from portal.integration.models import Delivery, ReceivedMessage, System
from tests.support.api import Calling, make_system, signed
from tests.support.cases import CaseFactory
from tests.support.workers import at_once, committed, elsewhere

NOTE = {"words": "We rang.", "public": False}
ONE = {"Idempotency-Key": "one"}


def test_a_repeat_gets_the_first_answer_and_does_nothing(
    housing: Calling, case: Case, notes: str
) -> None:
    first, second, third = (housing.post(notes, NOTE, **ONE) for _ in range(3))
    assert first.content == second.content == third.content
    assert "Idempotent-Replayed" not in first.headers
    assert second["Idempotent-Replayed"] == "true"
    assert case.timeline.count() == 2


def test_a_repeat_by_signature_is_a_repeat_too(housing: Calling, case: Case, notes: str) -> None:
    body = json.dumps(NOTE).encode()
    housing.post(notes, body, **ONE)
    Client().post(
        f"/api/v1{notes}",
        body,
        content_type="application/json",
        headers=signed(housing.system, body, message_id="one"),
    )
    assert case.timeline.count() == 2


def test_an_id_with_another_body_is_refused(housing: Calling, case: Case, notes: str) -> None:
    housing.post(notes, NOTE, **ONE)
    answer = housing.post(notes, NOTE | {"public": True}, **ONE)
    assert (answer.status_code, answer.json()["type"]) == (422, "/api/#problem-id-used")
    assert case.timeline.count() == 2


def test_an_id_for_another_address_is_refused(housing: Calling, notes: str) -> None:
    other = CaseFactory(team=housing.system.team)
    housing.post(notes, NOTE, **ONE)
    assert housing.post(f"/cases/{other.reference}/notes", NOTE, **ONE).status_code == 422
    assert other.timeline.count() == 1


def test_ids_of_two_systems_have_nothing_to_do_with_each_other(
    housing: Calling, case: Case, notes: str
) -> None:
    repairs = Calling(make_system("repairs", team=housing.system.team))
    housing.post(notes, NOTE, **ONE)
    assert "Idempotent-Replayed" not in repairs.post(notes, NOTE, **ONE).headers
    assert case.timeline.count() == 3


@pytest.mark.parametrize("bad", ["", " ", "a b", "x" * 101, "na\u00efve", "tab\there"])
def test_a_write_needs_an_id(housing: Calling, case: Case, notes: str, bad: str) -> None:
    answer = housing.post(notes, NOTE, **{"Idempotency-Key": bad})
    assert (answer.status_code, answer.json()["type"]) == (400, "/api/#problem-id-needed")
    assert case.timeline.count() == 1


def test_two_ids_that_differ_are_none(housing: Calling, notes: str) -> None:
    assert housing.post(notes, NOTE, **ONE, **{"webhook-id": "two"}).status_code == 400
    assert housing.post(notes, NOTE, **ONE, **{"webhook-id": "one"}).status_code == 200


def test_a_refused_message_may_be_mended_under_its_id(
    housing: Calling, case: Case, notes: str
) -> None:
    assert housing.post(notes, {"words": "We rang."}, **ONE).status_code == 422
    assert housing.post("/cases/2222-2222/notes", NOTE, **ONE).status_code == 404
    assert housing.post(notes, NOTE, **ONE).status_code == 200
    assert case.timeline.count() == 2


@pytest.mark.parametrize(("error", "status"), [(RuntimeError, 500), (OperationalError, 503)])
def test_our_own_mistake_keeps_nothing_and_uses_up_no_id(
    housing: Calling, case: Case, notes: str, monkeypatch: Any, error: Any, status: int
) -> None:
    from portal.cases import changes

    def broken(*args: Any, **kwargs: Any) -> None:
        raise error("Canary")

    with monkeypatch.context() as broke:
        broke.setattr(changes, "write", broken)
        answer = housing.post(notes, NOTE, **ONE)
    assert answer.status_code == status
    assert "Canary" not in answer.content.decode()
    assert not ReceivedMessage.objects.exists()
    assert housing.post(notes, NOTE, **ONE).status_code == 200
    assert case.timeline.count() == 2


def test_messages_of_a_month_ago_are_forgotten(housing: Calling, notes: str) -> None:
    housing.post(notes, NOTE, **ONE)
    housing.post(notes, NOTE)
    then = timezone.now() - timedelta(days=30, minutes=1)
    ReceivedMessage.objects.filter(message_id="one").update(at=then)
    assert remove_old() == 1
    assert ReceivedMessage.objects.count() == 1


@pytest.fixture
def meeting(db: None, tmp_path: Path) -> Iterator[tuple[Calling, str]]:
    """A system and a case, in a database in which all meet."""

    def make() -> tuple[Calling, str]:
        calling = Calling(make_system())
        return calling, CaseFactory(team=calling.system.team).reference

    with committed(tmp_path):
        yield elsewhere(make)
        elsewhere(clear)


def clear() -> None:
    ReceivedMessage.objects.all().delete()
    Delivery.objects.all().delete()
    Case.objects.all().delete()
    System.objects.all().delete()
    ContactPoint.objects.all().delete()


def test_twenty_at_once_do_it_once(meeting: tuple[Calling, str]) -> None:
    calling, reference = meeting
    path = f"/cases/{reference}/notes"

    def send() -> tuple[int, bytes]:
        answer = Calling(calling.system, key=calling.key).post(path, NOTE, **ONE)
        return answer.status_code, answer.content

    answers = at_once(send, 20)
    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    assert elsewhere(lambda: Case.objects.get().timeline.count()) == 2


def test_twenty_different_ones_at_once_are_all_done(meeting: tuple[Calling, str]) -> None:
    calling, reference = meeting
    path = f"/cases/{reference}/notes"

    def send() -> int:
        status: int = Calling(calling.system, key=calling.key).post(path, NOTE).status_code
        return status

    assert set(at_once(send, 20)) == {200}
    assert elsewhere(lambda: Case.objects.get().timeline.count()) == 21
