"""Keys that are shown once, open only what they are for, and can be changed without a gap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.models import Case
from portal.integration.api import callers, keys
from portal.integration.models import ApiKey
from tests.support.api import Calling, make_system

NOTE = {"words": "We rang.", "public": False}


def test_a_key_is_kept_as_a_hash_only(housing: Calling) -> None:
    key, written = keys.make(housing.system, "live", ["cases:read"])
    row = " ".join(str(value) for value in ApiKey.objects.filter(pk=key.pk).values()[0].values())
    assert written.startswith(f"pk_{key.prefix}_")
    assert written.removeprefix(f"pk_{key.prefix}_") not in row
    assert keys.find(written) == key


def test_no_two_keys_are_alike(housing: Calling) -> None:
    made = {keys.make(housing.system, "live", [])[1] for _ in range(50)}
    assert len(made) == 50


def test_a_new_key_opens_beside_the_old_one_for_a_week(housing: Calling, case: Case) -> None:
    old = ApiKey.objects.get()
    new, written = keys.rotate(old)
    rotated = Calling(housing.system, key=written)
    path = f"/cases/{case.reference}"
    assert new.scopes == old.scopes
    assert {housing.get(path).status_code, rotated.get(path).status_code} == {200}
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert housing.get(path).status_code == 401
        assert rotated.get(path).status_code == 200


def test_a_key_that_ends_sooner_is_not_given_longer(housing: Calling) -> None:
    soon = timezone.now() + timedelta(hours=1)
    key, _ = keys.make(housing.system, "live", [], expires_at=soon)
    keys.rotate(key)
    assert key.expires_at == soon


@pytest.mark.parametrize("spoil", ["revoked", "expired", "inactive", "unknown", "none", "basic"])
def test_what_does_not_open_gets_one_answer(housing: Calling, case: Case, spoil: str) -> None:
    known = Client().get(f"/api/v1/cases/{case.reference}").content
    now = timezone.now()
    match spoil:
        case "revoked":
            ApiKey.objects.update(revoked_at=now)
        case "expired":
            ApiKey.objects.update(expires_at=now)
        case "inactive":
            type(housing.system).objects.update(is_active=False)
    headers = {
        "unknown": {"Authorization": f"Bearer pk_abcdefgh_{'x' * 43}"},
        "none": {"Authorization": ""},
        "basic": {"Authorization": f"Basic {housing.key}"},
    }
    answer = housing.get(f"/cases/{case.reference}", **headers.get(spoil, {}))
    assert answer.status_code == 401
    assert answer.content == known
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_an_unknown_key_costs_the_same_queries_as_a_revoked_one(housing: Calling) -> None:
    ApiKey.objects.update(revoked_at=timezone.now())
    counts = set()
    for written in (housing.key, f"pk_abcdefgh_{'x' * 43}", "rubbish", "", "\x00", "ключ"):
        with CaptureQueriesContext(connection) as asked:
            assert keys.find(written) is None
        counts.add(len(asked))
    assert counts == {1}


@pytest.mark.parametrize(
    "authorization",
    ["Bearer {0}, Bearer {0}", "Bearer {0} {0}", "Bearer  {0}", "Bearer {0}\x00", "{0}", "Bearer"],
)
def test_two_keys_or_half_a_key_open_nothing(
    housing: Calling, case: Case, authorization: str
) -> None:
    sent = authorization.format(housing.key)
    assert housing.get(f"/cases/{case.reference}", Authorization=sent).status_code == 401


def test_a_key_cannot_speak_in_another_systems_name(housing: Calling, case: Case) -> None:
    make_system("repairs")
    path = f"/cases/{case.reference}"
    assert housing.get(path, **{"Portal-System": "repairs"}).status_code == 401
    assert housing.get(path, **{"Portal-System": "housing"}).status_code == 200


def test_a_key_without_the_scope_finds_nothing(housing: Calling, case: Case, notes: str) -> None:
    reader = Calling(housing.system, "cases:read")
    assert reader.get(f"/cases/{case.reference}").status_code == 200
    refused = reader.post(notes, NOTE)
    unknown = housing.post("/cases/2222-2222/notes", NOTE)
    assert (refused.status_code, refused.content) == (unknown.status_code, unknown.content)
    assert case.timeline.count() == 1


def test_its_last_use_is_written_down_once_a_minute(housing: Calling, case: Case) -> None:
    path = f"/cases/{case.reference}"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        start = timezone.now()
        housing.get(path)
        for seconds, seen in ((59, 0), (2, 61)):
            clock.shift(seconds)
            housing.get(path)
            assert ApiKey.objects.get().last_used_at == start + timedelta(seconds=seen)


def test_a_key_may_call_so_often_and_no_oftener(
    housing: Calling, case: Case, monkeypatch: Any
) -> None:
    monkeypatch.setattr(callers, "CALLS", 3)
    other = Calling(housing.system)
    path = f"/cases/{case.reference}"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert [housing.get(path).status_code for _ in range(4)] == [200, 200, 200, 429]
        assert other.get(path).status_code == 200
        answer = housing.get(path)
        assert answer.json()["title"] == "Too many calls"
        clock.shift(int(answer["Retry-After"]) + 1)
        assert housing.get(path).status_code == 200


def test_wrong_keys_are_told_to_wait_but_a_right_one_still_opens(
    housing: Calling, case: Case, monkeypatch: Any
) -> None:
    monkeypatch.setattr(callers, "FAILURES", 2)
    path = f"/cases/{case.reference}"
    with time_machine.travel(timezone.now(), tick=False):
        tried = [housing.get(path, Authorization="Bearer no").status_code for _ in range(3)]
        assert tried == [401, 401, 429]
        assert housing.get(path).status_code == 200
