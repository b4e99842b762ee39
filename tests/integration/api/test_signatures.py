"""Messages that are signed instead of carrying a key."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.integration import signing
from portal.integration.api import signatures
from portal.integration.models import System
from tests.support.api import Calling, make_system, signed
from tests.support.cases import CaseFactory

BODY = json.dumps({"words": "We rang.", "public": False}).encode()


def send(path: str, headers: dict[str, str], body: bytes = BODY) -> Any:
    return Client().post(f"/api/v1{path}", body, content_type="application/json", headers=headers)


def test_a_signed_message_is_taken(housing: Calling, case: Case, notes: str) -> None:
    assert send(notes, signed(housing.system, BODY)).status_code == 200
    assert case.timeline.count() == 2


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_message_from_more_than_five_minutes_away_is_refused(
    housing: Calling, case: Case, notes: str, minutes: int
) -> None:
    away = timezone.now() + timedelta(minutes=minutes)
    assert send(notes, signed(housing.system, BODY, at=away)).status_code == 401
    assert case.timeline.count() == 1


def test_a_message_that_is_sent_again_later_is_refused(
    housing: Calling, case: Case, notes: str
) -> None:
    headers = signed(housing.system, BODY)
    assert send(notes, headers).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert send(notes, headers).status_code == 401
    assert case.timeline.count() == 2


def test_a_message_that_is_caught_and_sent_elsewhere_does_nothing(
    housing: Calling, case: Case, notes: str
) -> None:
    other = CaseFactory(team=housing.system.team)
    headers = signed(housing.system, BODY)
    send(notes, headers)
    assert send(f"/cases/{other.reference}/notes", headers).status_code == 422
    assert other.timeline.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "another"},
        {"webhook-id": ""},
        {"webhook-timestamp": "nan"},
        {"webhook-timestamp": "1e9"},
        {"webhook-timestamp": ""},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "v2,AAAA"},
        {"webhook-signature": "x"},
        {"webhook-signature": ""},
        {"Portal-System": "repairs"},
        {"Portal-System": "nobody"},
        {"Portal-System": "housing, repairs"},
        {"Portal-System": "hous\x00ing"},
        {"Portal-System": ""},
        {"Authorization": "Bearer pk_abcdefgh_x"},
    ],
)
def test_a_message_with_one_thing_changed_is_refused(
    housing: Calling, case: Case, notes: str, change: dict[str, str]
) -> None:
    make_system("repairs", team=housing.system.team)
    assert send(notes, signed(housing.system, BODY) | change).status_code == 401
    assert case.timeline.count() == 1


def test_a_changed_body_is_refused(housing: Calling, notes: str) -> None:
    changed = BODY.replace(b"false", b"true ")
    assert send(notes, signed(housing.system, BODY), changed).status_code == 401


def test_what_is_not_utf_8_is_no_signed_message(housing: Calling, notes: str) -> None:
    assert send(notes, signed(housing.system, BODY), b"\xff\xfe").status_code == 401


def test_a_right_key_and_a_right_signature_are_one_too_many(housing: Calling, notes: str) -> None:
    both = signed(housing.system, BODY) | {"Authorization": f"Bearer {housing.key}"}
    assert send(notes, both).status_code == 401


def test_two_secrets_are_live_while_one_takes_over(housing: Calling, notes: str) -> None:
    system, old, new = housing.system, housing.system.secret, signing.new_secret()
    until = timezone.now() + timedelta(days=1)
    System.objects.update(secret=new, old_secret=old, old_secret_until=until)
    for secret in (old, new):
        assert send(notes, signed(system, BODY, secret=secret)).status_code == 200
    with time_machine.travel(until + timedelta(seconds=1)):
        assert send(notes, signed(system, BODY, secret=old)).status_code == 401
        assert send(notes, signed(system, BODY, secret=new)).status_code == 200


@pytest.mark.parametrize("values", [{"is_active": False}, {"secret": None}, {"secret": "whsec_"}])
def test_a_system_that_is_off_or_has_no_secret_is_not_known(
    housing: Calling, notes: str, values: dict[str, Any]
) -> None:
    headers = signed(housing.system, BODY)
    System.objects.update(**values)
    assert send(notes, headers).status_code == 401


def test_the_secret_of_nobody_opens_nothing(housing: Calling, notes: str) -> None:
    headers = signed(housing.system, BODY, name="nobody", secret=signatures.NOBODY)
    assert send(notes, headers).status_code == 401


def test_the_scopes_of_a_signature_are_those_of_its_system(housing: Calling, notes: str) -> None:
    System.objects.update(scopes=["cases:read"])
    assert send(notes, signed(housing.system, BODY)).status_code == 404


def test_a_signature_does_not_read(housing: Calling, case: Case) -> None:
    headers = signed(housing.system, b"")
    answer = Client().get(f"/api/v1/cases/{case.reference}", headers=headers)
    assert answer.status_code == 401


@pytest.mark.parametrize("spelt", ["PORTAL-SYSTEM", "portal-system"])
def test_the_name_of_a_header_may_be_written_in_capitals(
    housing: Calling, notes: str, spelt: str
) -> None:
    headers = signed(housing.system, BODY)
    headers[spelt] = headers.pop("Portal-System")
    assert send(notes, headers).status_code == 200
