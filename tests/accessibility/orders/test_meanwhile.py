"""Deliveries that cross each other, that come late, or that are meant to do harm."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from typing import Any

import pytest
from django.utils import timezone

from portal.accessibility.models import MadeFormat, Order, State
from portal.accessibility.orders import moving, panel
from portal.cases.changes import change_status
from portal.cases.documents import DOCX, MEGABYTE
from portal.cases.models import CaseDocument, Status, TimelineEntry
from portal.cases.timeline import WEBSITE
from portal.integration import scanning
from portal.integration.scanning import ScanState
from portal.services.models import ServicePage
from tests.support.api import Calling, make_system
from tests.support.formats import ordered

PDF = b"%PDF-1.7\n% a made-up file\n%%EOF\n"
EICAR = b"%PDF-1.7\nX5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LINK = "https://video.example.org/1"


@pytest.fixture
def maker(db: None) -> Calling:
    scopes = ("formats:read", "formats:write", "cases:all")
    return Calling(make_system("maker", scopes=list(scopes)), *scopes)


def file(content: bytes = PDF, media_type: str = "application/pdf", name: str = "a.pdf") -> Any:
    return {"name": name, "media_type": media_type, "content": b64encode(content).decode()}


def delivery(order: Order) -> str:
    return f"/formats/{order.case.reference}/delivery"


def test_of_two_deliveries_at_once_one_is_on_the_case(
    page: ServicePage, maker: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered(page)
    said = TimelineEntry.objects.filter(case=order.case).count()

    def slow(content: bytes) -> ScanState:
        """While this one is being scanned, the other arrives."""
        Order.objects.filter(pk=order.pk).update(state=State.DONE, done_at=timezone.now())
        return ScanState.CLEAN

    monkeypatch.setattr(scanning, "first_look", slow)
    answer = maker.post(delivery(order), {"file": file()})
    assert answer.json() == {"applied": False, "because": "it is so already"}
    assert not order.case.documents.exists()
    assert TimelineEntry.objects.filter(case=order.case).count() == said


def zip_bomb() -> bytes:
    """A Word document of some kilobytes that unpacks to 200 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (200 * MEGABYTE))
    return made.getvalue()


@pytest.mark.parametrize(
    ("hostile", "status"),
    [
        (file(b"%PDF-" + b"x" * (11 * MEGABYTE)), (413, 422)),
        (file(zip_bomb(), DOCX, "a.docx"), (422,)),
        (file(b"PK\x03\x04 no archive", DOCX, "a.docx"), (422,)),
        (file(b""), (422,)),
        (file(b"<html>", "application/pdf"), (422,)),
        (file(PDF, "application/x-msdownload"), (422,)),
        (file(PDF, "application/pdf; x"), (422,)),
        ({**file(), "content": "not base64!"}, (422,)),
        ({**file(), "sha256": "0" * 64}, (422,)),
    ],
    ids=[
        "too large",
        "zip bomb",
        "no archive",
        "empty",
        "another thing",
        "a program",
        "half a type",
        "no base64",
        "a wrong digest",
    ],
)
def test_a_hostile_file_is_refused_and_leaves_nothing(
    page: ServicePage, maker: Calling, hostile: Any, status: tuple[int, ...]
) -> None:
    order = ordered(page)
    assert maker.post(delivery(order), {"file": hostile}).status_code in status
    order.refresh_from_db()
    assert order.state == State.ORDERED
    assert not CaseDocument.objects.exists()
    assert not MadeFormat.objects.exists()


def test_a_virus_is_refused_and_neither_kept_nor_offered(
    page: ServicePage, maker: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered(page)
    found = {EICAR: ScanState.INFECTED}
    monkeypatch.setattr(scanning, "first_look", lambda data: found.get(data, ScanState.CLEAN))
    assert maker.post(delivery(order), {"file": file(EICAR)}).status_code == 422
    order.refresh_from_db()
    assert (order.state, CaseDocument.objects.count()) == (State.ORDERED, 0)
    assert not MadeFormat.objects.exists()
    assert maker.post(delivery(order), {"file": file()}).json()["applied"]


def test_what_the_scanner_has_not_passed_is_offered_to_nobody(
    page: ServicePage, maker: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered(page)
    monkeypatch.setattr(scanning, "first_look", lambda data: ScanState.WAITING)
    assert maker.post(delivery(order), {"file": file()}).json()["applied"]
    assert not any(made.may_be_had for made in MadeFormat.objects.all())


@pytest.mark.parametrize("name", ["braille-post", "audio-cd"])
def test_a_link_to_what_goes_by_post_is_for_staff_alone(
    page: ServicePage, maker: Calling, name: str
) -> None:
    order = ordered(page, name)
    assert maker.post(delivery(order), {"link": LINK}).json()["applied"]
    assert panel.for_person(order.case) is None
    assert moving.posted(Order.objects.get(pk=order.pk), WEBSITE)
    assert panel.for_person(order.case) is None
    assert not MadeFormat.objects.exists()


def test_news_that_is_older_than_the_last_still_ends_the_order(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    assert maker.post(delivery(order), {"link": LINK, "at": "2020-01-01T00:00:00Z"}).json()[
        "applied"
    ]
    order.refresh_from_db()
    order.case.refresh_from_db()
    assert (order.state, order.case.status) == (State.DONE, Status.DONE)
    assert order.done_at is not None
    assert order.done_at >= order.case.opened_at


def test_what_comes_after_staff_closed_the_case_is_still_the_persons(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    change_status(order.case, Status.CLOSED, WEBSITE)
    assert maker.post(delivery(order), {"file": file()}).json()["applied"]
    order.case.refresh_from_db()
    assert order.case.status == Status.DONE
    assert order.case.documents.get().public


@pytest.mark.parametrize(
    "hostile",
    [
        {"number": "../../etc"},
        {"number": "S" * 65},
        {"number": "S\x00"},
        {"link": "https://v.example.org/\u202egnp.exe"},
        {"link": "https://user:pass@v.example.org/1"},
        {"link": "https://v.example.org:99999999/1"},
        {"link": "https://v.example.org/" + "a" * 300},
        {"link": LINK, "at": "soon"},
        {"link": LINK, "at": "2026-11-20T10:00:00"},
    ],
)
def test_hostile_words_of_a_delivery_are_refused(
    page: ServicePage, maker: Calling, hostile: Any
) -> None:
    order = ordered(page)
    assert maker.post(delivery(order), {"link": LINK, **hostile}).status_code == 422
    order.refresh_from_db()
    assert order.state == State.ORDERED


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff", b'{"link": NaN}', b"[" * 100_000],
    ids=["nothing", "half", "a list", "no text", "no number", "deep"],
)
def test_what_is_no_message_is_refused(page: ServicePage, maker: Calling, body: bytes) -> None:
    order = ordered(page)
    assert maker.post(delivery(order), body).status_code in (400, 415, 422)
    assert maker.get(f"/formats/{order.case.reference}").json()["state"] == "ordered"
