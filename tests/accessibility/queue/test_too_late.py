"""A page that staff left open does nothing that its order no longer allows, or never did."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.accessibility.models import Order, State
from portal.cases.once import new_token
from portal.services.models import ServicePage
from tests.support.formats import TYPED, ordered
from tests.support.people import sign_in
from tests.support.walking import Walker

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def adviser(db: None) -> Client:
    return sign_in("Advisers")


def send(client: Client, order: Order, name: str, **typed: Any) -> Any:
    """Send the form of an action without having been given its page."""
    newest = order.case.timeline.order_by("-pk").values_list("pk", flat=True).first()
    sent = {"seen": str(newest), "once": new_token(), **typed}
    return client.post(f"/admin/formats/{order.case.shown_reference}/{name}/", sent)


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("made.pdf", PDF, "application/pdf")


@pytest.fixture
def interpreter(page: ServicePage) -> Order:
    Walker("book-an-interpreter").start().fill(TYPED).send()
    return Order.objects.select_related("case").get()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("made", {"title": "Easy Read", "who": "person"}),
        ("video", {"link": "https://v.example.org/1"}),
        ("posted", {"how": ""}),
    ],
)
def test_an_interpreter_is_not_given_posted_or_filmed(
    adviser: Client, interpreter: Order, name: str, typed: dict[str, str]
) -> None:
    files = {"file": upload()} if name == "made" else {}
    assert send(adviser, interpreter, name, **typed, **files).status_code == 302
    interpreter.refresh_from_db()
    assert interpreter.state == State.ORDERED
    assert not interpreter.case.documents.exists()


def test_a_format_is_not_booked(page: ServicePage, adviser: Client) -> None:
    order = ordered(page)
    assert send(adviser, order, "booked", words="On Monday.").status_code == 302
    order.refresh_from_db()
    assert order.state == State.ORDERED


def test_a_file_for_what_was_sent_already_is_not_put_on_the_case(
    page: ServicePage, adviser: Client
) -> None:
    order = ordered(page)
    for _ in range(2):
        typed = {"title": "Easy Read", "who": "person", "file": upload()}
        assert send(adviser, order, "made", **typed).status_code == 302
    assert order.case.documents.count() == 1


def test_a_link_is_not_given_of_what_goes_by_post(page: ServicePage, adviser: Client) -> None:
    order = ordered(page, "audio-cd")
    assert send(adviser, order, "video", link="https://v.example.org/1").status_code == 302
    order.refresh_from_db()
    assert (order.state, order.link) == (State.ORDERED, "")
