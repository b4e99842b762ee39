"""An adviser adds a document: looked at first, once, and for whom they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from portal.accounts.models import AuditEntry
from portal.cases.changes import add_note
from portal.cases.contacts import Contact
from portal.cases.documents import open_document
from portal.cases.messages import UPDATE
from portal.cases.models import Case, CaseDocument, What, Who
from portal.cases.timeline import WEBSITE
from portal.integration import scanning
from portal.integration.models import Delivery
from portal.integration.scanning import ScanState
from tests.cases.documents import GOOD, LETTER

from .conftest import Reached, words
from .test_actions import do, hidden, last

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    settings.STORAGES = {**settings.STORAGES}  # forget the storages that were opened before
    return tmp_path / "private"


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def give(client: Client, case: Case, content: bytes = LETTER, **typed: Any) -> HttpResponse:
    file = SimpleUploadedFile("Our letter.pdf", content)
    given = {"title": "Our decision", "file": file, "who": "person", **typed}
    return do(client, case, "give", **{k: v for k, v in given.items() if v is not None})


@pytest.mark.parametrize("media_type", GOOD)
def test_what_it_is_is_told_by_its_content(adviser: Client, case: Case, media_type: str) -> None:
    give(adviser, case, GOOD[media_type])
    document = CaseDocument.objects.get()
    assert document.media_type == media_type
    assert open_document(document).read() == GOOD[media_type]


def test_the_person_reads_of_it_and_is_told(adviser: Client, case: Case, reached: Reached) -> None:
    reached(Contact(email="sam@example.org"))
    page = give(adviser, case)
    assert "The document is on the case." in words(page)
    entry = last(case)
    assert (entry.what, entry.words, entry.public) == (What.DOCUMENT, "Our decision", True)
    assert entry.who == Who.USER
    assert Delivery.objects.get(template=UPDATE).subject_id == entry.pk
    assert AuditEntry.objects.filter(action="case.changed", who=entry.user_id).exists()


def test_one_for_staff_is_told_to_nobody(adviser: Client, case: Case, reached: Reached) -> None:
    reached(Contact(email="sam@example.org"))
    give(adviser, case, who="staff")
    assert not CaseDocument.objects.get().public
    assert not last(case).public
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Write what it is."),
        ({"title": "\u200b"}, "Give a title of 1 to 120 characters."),
        ({"file": None}, "Choose the file."),
        ({"who": ""}, "Say who may read it."),
        ({"content": b"MZ a program"}, "Send a PDF, a JPEG, a PNG or a Word document (DOCX)."),
        ({"content": b"PK\x03\x04 no Word"}, "The content of the file is not"),
        ({"content": b""}, "Send a PDF, a JPEG, a PNG or a Word document (DOCX)."),
    ],
    ids=["no title", "nothing visible", "no file", "for nobody", "program", "zip", "empty"],
)
def test_what_cannot_be_taken_comes_back_with_the_reason_and_leaves_nothing(
    adviser: Client, case: Case, folder: Path, typed: dict[str, Any], said: str
) -> None:
    page = give(adviser, case, **typed)
    assert page.status_code == 422
    assert said in words(page)
    assert "Choose the file again" in words(page)
    assert not CaseDocument.objects.exists()
    assert not kept(folder)


def test_one_that_is_too_large_is_not_even_read(
    adviser: Client, case: Case, settings: Settings
) -> None:
    settings.UPLOAD_MAX_FILE_MEGABYTES = 1
    assert "larger than 1 MB" in words(give(adviser, case, LETTER + b"x" * 1_000_000))


def test_a_virus_is_named_and_nothing_is_kept(
    adviser: Client, case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "first_look", lambda content: ScanState.INFECTED)
    assert "found a virus" in words(give(adviser, case))
    assert not kept(folder)


def test_news_of_others_come_first_and_the_bytes_go(
    adviser: Client, case: Case, folder: Path
) -> None:
    before = hidden(adviser, case, "give")
    add_note(case, "It is settled.", WEBSITE, public=False)
    page = give(adviser, case, **before)
    assert page.status_code == 409
    assert "It is settled." in words(page)
    assert "Choose the file again" in words(page)
    assert not CaseDocument.objects.exists()
    assert not kept(folder)


def test_sent_twice_it_is_there_once(adviser: Client, case: Case, folder: Path) -> None:
    once = hidden(adviser, case, "give")
    give(adviser, case, **once)
    assert "Nothing was done twice" in words(give(adviser, case, **once))
    assert CaseDocument.objects.count() == len(kept(folder)) == 1


def test_it_stands_among_what_an_adviser_can_do(adviser: Client, case: Case) -> None:
    page = adviser.get(reverse("cases_case", args=[case.shown_reference]))
    assert b'href="give/"' in page.content
    form = adviser.get(reverse("cases_give", args=[case.shown_reference]))
    assert b'enctype="multipart/form-data"' in form.content
    assert "Choose the file again" not in words(form)
