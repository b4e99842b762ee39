"""Asking the person, and giving them a letter, from another system."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.cases.api import schemas
from portal.cases.models import Case, CaseDocument, Status, What
from tests.support.api import Calling, now

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a letter"


def letter(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Your appointment letter",
        "name": "letter.pdf",
        "media_type": "application/pdf",
        "content": b64encode(PDF).decode(),
    } | changes


@pytest.fixture(autouse=True)
def _private_folder(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.STORAGES = {**settings.STORAGES}  # forget the storages that were opened before


def test_a_question_waits_for_the_person(housing: Calling, case: Case) -> None:
    body = {"words": "Which floor is it on?", "at": now()}
    answer = housing.post(f"/cases/{case.reference}/questions", body)
    assert answer.json()["applied"] is True
    case.refresh_from_db()
    assert case.status == Status.WAITING
    assert case.questions.get().words == "Which floor is it on?"


def test_a_question_that_is_too_old_asks_nobody(housing: Calling, case: Case) -> None:
    housing.post(f"/cases/{case.reference}/status", {"status": "done", "at": now()})
    earlier = (timezone.now() - timedelta(minutes=30)).isoformat()
    body = {"words": "Which floor is it on?", "at": earlier}
    answer = housing.post(f"/cases/{case.reference}/questions", body)
    assert answer.json()["applied"] is False
    case.refresh_from_db()
    assert case.status == Status.DONE


def test_a_letter_reaches_the_case(housing: Calling, case: Case) -> None:
    assert housing.post(f"/cases/{case.reference}/documents", letter()).status_code == 200
    document = CaseDocument.objects.get()
    assert (document.case, document.public, document.bytes) == (case, True, len(PDF))
    entry = case.timeline.last()
    assert entry is not None
    assert (entry.what, entry.system) == (What.DOCUMENT, housing.system)


def test_a_letter_may_be_for_staff_only(housing: Calling, case: Case) -> None:
    housing.post(f"/cases/{case.reference}/documents", letter(public=False))
    assert not CaseDocument.objects.get().public


def test_a_letter_that_comes_twice_is_there_once(housing: Calling, case: Case) -> None:
    for _ in range(2):
        housing.post(f"/cases/{case.reference}/documents", letter(), **{"Idempotency-Key": "one"})
    assert CaseDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"content": b64encode(b"GIF89a").decode()}, "content"),
        ({"content": "no base64!"}, "content"),
        ({"content": b64encode(PDF).decode()[:-1]}, "content"),
        ({"content": ""}, "content"),
        ({"content": 7}, "content"),
        ({"media_type": "text/html"}, "media_type"),
        ({"title": "\x07"}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"name": ""}, "name"),
        ({"public": "yes"}, "public"),
        ({"at": "2026-11-22T09:30:00"}, "at"),
    ],
)
def test_what_is_no_letter_is_refused_and_says_why(
    housing: Calling, case: Case, changes: dict[str, Any], at: str
) -> None:
    answer = housing.post(f"/cases/{case.reference}/documents", letter(**changes))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == at
    assert not CaseDocument.objects.exists()


def test_a_letter_may_be_larger_than_a_message_and_no_larger_than_it_may(
    housing: Calling, case: Case, monkeypatch: Any
) -> None:
    path = f"/cases/{case.reference}/documents"
    large = b64encode(PDF + b"x" * 3_000_000).decode()
    assert housing.post(path, letter(content=large)).status_code == 200
    monkeypatch.setattr(schemas, "LARGEST", 3_000_000)
    assert housing.post(path, letter(content=large)).status_code == 422
    too_large = b64encode(PDF * 900_000).decode()
    assert housing.post(path, letter(content=too_large)).status_code == 413


def test_documents_have_a_scope_of_their_own(housing: Calling, case: Case) -> None:
    writer = Calling(housing.system, "cases:read", "cases:write")
    assert writer.post(f"/cases/{case.reference}/documents", letter()).status_code == 404
    reader = Calling(housing.system, "documents:write")
    note = {"words": "We rang.", "public": True}
    assert reader.post(f"/cases/{case.reference}/notes", note).status_code == 404
