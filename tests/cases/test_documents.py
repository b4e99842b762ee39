"""Documents of a case: what is taken, where it lies, who may open it, and when it goes."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from portal.cases import contacts, documents, events
from portal.cases.contacts import Contact
from portal.cases.documents import DOCX, PDF, CannotOpen, NotTaken, open_document, scan_waiting
from portal.cases.models import Case, CaseDocument, What
from portal.cases.timeline import system
from portal.forms.uploads.rotation import Rotated, rotate_files
from portal.forms.uploads.sweep import AGE, Swept, sweep
from portal.integration import private_files, scanning
from portal.integration.models import Delivery
from portal.integration.scanning import ScanState
from tests.support import clamd
from tests.support.cases import CaseFactory
from tests.support.people import Enter

from .documents import GOOD, LETTER, add, word
from .telling import housing, listener, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


@pytest.fixture(autouse=True)
def scanner_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_silent_until", 0.0)


@pytest.fixture
def private_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    stores: dict[str, Any] = settings.STORAGES
    settings.STORAGES = {**stores}  # forget the storages that were opened before
    return tmp_path / "private"


@pytest.fixture
def case() -> Case:
    made: Case = CaseFactory()
    return made


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("media_type", GOOD)
def test_each_kind_that_we_take_comes_back_as_it_was(
    case: Case, private_folder: Path, media_type: str
) -> None:
    document = add(case, media_type=media_type, content=GOOD[media_type])
    again = CaseDocument.objects.get()
    assert open_document(again).getvalue() == GOOD[media_type]
    assert again.sha256 == hashlib.sha256(GOOD[media_type]).hexdigest()
    assert (again.title, again.state) == ("Your new bin", ScanState.NOT_NEEDED)
    [file] = files(private_folder)
    assert GOOD[media_type] not in file.read_bytes(), "encrypted"
    assert document.name.startswith("new bin.")


@pytest.mark.parametrize(
    ("why", "wrong"),
    [
        ("kind", {"media_type": "text/html"}),
        ("kind", {"media_type": "image/svg+xml", "content": b"<svg/>"}),
        ("empty", {"content": b""}),
        ("size", {"content": LETTER + b"x" * 25_000_000}),
        ("content", {"content": b"<html>"}),
        ("content", {"content": b"GIF89a%PDF-"}),
        ("content", {"media_type": DOCX, "content": LETTER}),
        ("content", {"media_type": DOCX, "content": word("a.txt")}),
        ("content", {"media_type": DOCX, "content": b"PK\x03\x04 no more"}),
        (
            "content",
            {
                "media_type": DOCX,
                "content": word("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            },
        ),
        ("title", {"title": " \n "}),
        ("title", {"title": "x" * 121}),
    ],
)
def test_what_we_do_not_take_leaves_nothing(
    case: Case, private_folder: Path, why: str, wrong: dict[str, Any]
) -> None:
    before = case.timeline.count()
    with pytest.raises(NotTaken) as refused:
        add(case, **wrong)
    assert refused.value.why == why
    assert not CaseDocument.objects.exists()
    assert files(private_folder) == []
    assert case.timeline.count() == before


def refused(case: Case, content: bytes) -> str:
    with pytest.raises(NotTaken) as found:
        add(case, media_type=DOCX, content=content)
    return found.value.why


class TestAPackedFileThatIsNoLetter:
    def test_with_very_many_parts_is_not_even_listed(
        self, case: Case, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parts = (f"word/{number}.xml" for number in range(5000))
        many = word("[Content_Types].xml", "word/document.xml", *parts)
        monkeypatch.setattr(zipfile, "ZipFile", lambda *args: pytest.fail("It was read."))
        assert refused(case, many) == "content"

    def test_with_a_list_for_more_than_4_gb_is_not_even_listed(
        self, case: Case, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        end = word().rindex(b"PK\x05\x06")
        large = word()[:end] + b"PK\x06\x07" + bytes(16) + word()[end:]
        monkeypatch.setattr(zipfile, "ZipFile", lambda *args: pytest.fail("It was read."))
        assert refused(case, large) == "content"

    def test_that_fills_a_machine_when_it_is_opened(
        self, case: Case, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(documents, "MOST_UNPACKED", 7)
        assert refused(case, word()) == "content", "two parts of four bytes"
        monkeypatch.setattr(documents, "MOST_UNPACKED", 8)
        assert add(case, media_type=DOCX, content=word())


@pytest.mark.parametrize(
    ("given", "kept"),
    [("letter.PDF", "letter.PDF"), ("../../etc/passwd", "passwd.pdf"), ("a\r\nb.exe", "a b.pdf")],
)
def test_a_name_is_harmless_and_has_the_true_ending(case: Case, given: str, kept: str) -> None:
    assert add(case, name=given).name == kept


def test_a_public_document_is_on_the_timeline_and_the_person_is_told(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "_resolvers", [lambda case: Contact(email="sam@example.org")])
    add(case)
    add(case, title="Our plan of the pipes", public=False)
    entries = case.timeline.filter(what=What.DOCUMENT).order_by("pk")
    assert [(each.words, each.public) for each in entries] == [
        ("Your new bin", True),
        ("Our plan of the pipes", False),
    ]
    assert Delivery.objects.count() == 1


def test_other_systems_are_told_what_it_is_and_get_no_bytes(case: Case) -> None:
    theirs = housing()
    own, other = listener("Own", system=theirs), listener("Other")
    document = add(case, actor=system(theirs))
    [(name, data)] = told(other)
    assert told(own) == []
    assert name == events.DOCUMENT_ADDED.name
    assert data["document_id"] == document.public_id
    assert (data["document_title"], data["bytes"]) == ("Your new bin", len(LETTER))
    assert "%PDF" not in str(data)


def test_a_document_cannot_be_older_than_its_case(case: Case) -> None:
    assert add(case, at=case.opened_at - timedelta(days=9)).added_at == case.opened_at


def test_an_infected_document_is_refused(
    case: Case, settings: Settings, private_folder: Path
) -> None:
    with clamd.running("virus") as server:
        settings.SCANNER = server.address
        with pytest.raises(NotTaken) as refused:
            add(case)
    assert refused.value.why == "virus"
    assert files(private_folder) == []


def test_a_document_without_a_verdict_waits_and_is_opened_by_nobody(
    case: Case, settings: Settings, enter: Enter
) -> None:
    with clamd.running("closes") as server:
        settings.SCANNER = server.address
        document = add(case)
        assert document.is_waiting
        with pytest.raises(CannotOpen):
            open_document(document)
        assert enter("Advisers").get(admin_address(document)).status_code == 404
        server.mood = "clean"
        assert scan_waiting() == 1
    document.refresh_from_db()
    assert open_document(document).getvalue() == LETTER


def test_a_virus_that_is_found_later_is_erased_and_staff_read_of_it(
    case: Case,
    settings: Settings,
    private_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with clamd.running("closes") as server:
        settings.SCANNER = server.address
        document = add(case)
        server.mood = "virus"
        with django_capture_on_commit_callbacks(execute=True):
            assert scan_waiting() == 1
    document.refresh_from_db()
    assert (document.state, document.storage_name) == (ScanState.INFECTED, "")
    assert files(private_folder) == []
    note = case.timeline.order_by("pk").last()
    assert "virus" in note.words
    assert not note.public


def test_a_document_goes_with_its_case(
    case: Case,
    private_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    add(case)
    with django_capture_on_commit_callbacks(execute=True):
        case.delete()
        assert len(files(private_folder)) == 1, "until it is certain"
    assert files(private_folder) == []


def test_a_failed_row_leaves_no_file(
    case: Case, private_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(events, "tell", fails)
    with pytest.raises(RuntimeError):
        add(case)
    assert not CaseDocument.objects.exists()
    assert files(private_folder) == []


def test_the_nightly_sweep_leaves_documents_and_finds_lost_ones(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add(case)
    storage = type(private_files.private())
    monkeypatch.setattr(storage, "get_modified_time", lambda self, name: timezone.now() - 2 * AGE)
    assert sweep() == Swept(0, 0, 0)
    private_files.keep(b"stray")
    assert sweep() == Swept(0, 1, 0)
    private_files.erase(document.storage_name)
    assert sweep() == Swept(0, 0, 1)


def test_documents_are_written_anew_with_a_new_key(case: Case, settings: Settings) -> None:
    document = add(case)
    settings.FIELD_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleS0=", *settings.FIELD_KEYS]
    assert rotate_files() == Rotated(written=1)
    before = document.storage_name
    document.refresh_from_db()
    assert document.storage_name != before
    assert open_document(document).getvalue() == LETTER


def test_a_file_that_was_changed_behind_our_back_is_not_given(case: Case) -> None:
    document = add(case)
    CaseDocument.objects.update(storage_name=private_files.keep(b"%PDF- another"))
    document.refresh_from_db()
    with pytest.raises(CannotOpen):
        open_document(document)


def admin_address(document: CaseDocument) -> str:
    return reverse("cases_document", args=[document.case.shown_reference, document.public_id])


def test_staff_open_a_document_and_others_find_nothing(case: Case, enter: Enter) -> None:
    document = add(case, public=False)
    adviser = enter("Advisers")
    page = adviser.get(reverse("cases_case", args=[case.shown_reference])).content.decode()
    assert "Your new bin" in page
    assert admin_address(document) in page
    answer = adviser.get(admin_address(document))
    assert b"".join(answer) == LETTER  # type: ignore[arg-type]
    assert answer.headers["Content-Type"] == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="new bin.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    assert enter("Publishers").get(admin_address(document)).status_code != 200
    assert Client().get(admin_address(document)).status_code != 200
    elsewhere = reverse("cases_document", args=[CaseFactory().shown_reference, document.public_id])
    assert adviser.get(elsewhere).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"state": "maybe"}, {"storage_name": ""}, {"state": ScanState.INFECTED}]
)
def test_the_database_refuses_what_cannot_be(case: Case, wrong: dict[str, Any]) -> None:
    document = add(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseDocument.objects.filter(pk=document.pk).update(**wrong)
