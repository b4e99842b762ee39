"""Staff: the queue, what they may do about an order, and who is not let in."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from portal.accessibility.models import MadeFormat, Order, State
from portal.cases.models import Case
from portal.services.models import ServicePage
from tests.support.formats import TYPED, ordered
from tests.support.people import sign_in
from tests.support.walking import Walker

QUEUE = "/admin/formats/"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def adviser(db: None) -> Client:
    return sign_in("Advisers")


def act(client: Client, order: Order, name: str, **typed: Any) -> Any:
    """Open the page of an action and send it, with these answers."""
    address = f"{QUEUE}{order.case.shown_reference}/{name}/"
    shown = client.get(address)
    assert shown.status_code == 200, shown
    hidden = dict(re.findall(r'name="(seen|once)" value="([^"]*)"', shown.content.decode()))
    return client.post(address, {**hidden, **typed})


def test_the_queue_shows_what_is_due_first(page: ServicePage, adviser: Client) -> None:
    later, soon = ordered(page), ordered(page, "translation", language={"language": "pl"})
    today = timezone.localdate()
    Order.objects.filter(pk=later.pk).update(due=today + timedelta(days=9))
    Order.objects.filter(pk=soon.pk).update(due=today - timedelta(days=1))
    shown = adviser.get(QUEUE).content.decode()
    assert shown.index(soon.case.shown_reference) < shown.index(later.case.shown_reference)
    assert shown.count("Overdue") == 2  # the filter and the flag


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", ["easy-read", "translation"]),
        ("kind=format:translation", ["translation"]),
        ("language=pl", ["translation"]),
        ("show=late", []),
        ("show=done", ["bsl-video"]),
        ("show=all", ["easy-read", "translation", "bsl-video"]),
        ("show=nonsense&kind=nonsense", ["easy-read", "translation"]),
    ],
)
def test_the_queue_can_be_narrowed(
    page: ServicePage, adviser: Client, query: str, seen: list[str]
) -> None:
    made = {
        "easy-read": ordered(page),
        "translation": ordered(page, "translation", language={"language": "pl"}),
        "bsl-video": ordered(page, "bsl-video"),
    }
    Order.objects.filter(pk=made["bsl-video"].pk).update(state=State.DONE, done_at=timezone.now())
    shown = adviser.get(f"{QUEUE}?{query}").content.decode()
    found = [name for name, order in made.items() if order.case.shown_reference in shown]
    assert found == seen


def test_whoever_may_not_see_cases_finds_nothing(page: ServicePage) -> None:
    order = ordered(page)
    editor = sign_in("Publishers")
    for path in (QUEUE, f"{QUEUE}{order.case.shown_reference}/made/"):
        assert editor.get(path).status_code == 404
    assert Client().get(QUEUE).status_code == 303


def test_a_case_without_an_order_has_no_such_pages(page: ServicePage, adviser: Client) -> None:
    Walker("report-an-accessibility-problem").start().fill(TYPED).send()
    case = Case.objects.get()
    assert adviser.get(f"{QUEUE}{case.shown_reference}/order/").status_code == 404
    assert adviser.get(f"{QUEUE}2222-2222/order/").status_code == 404


def test_the_case_leads_to_what_can_be_done(page: ServicePage, adviser: Client) -> None:
    order = ordered(page)
    shown = adviser.get(f"/admin/cases/{order.case.shown_reference}/").content.decode()
    assert f"{QUEUE}{order.case.shown_reference}/made/" in shown
    assert f"{QUEUE}{order.case.shown_reference}/order/" not in shown


def test_staff_order_what_they_have_looked_at(page: ServicePage, adviser: Client) -> None:
    Walker("ask-for-a-format").start().fill(TYPED).send()
    order = Order.objects.get()
    assert act(adviser, order, "order").status_code == 302
    order.refresh_from_db()
    assert order.state == State.ORDERED
    again = adviser.get(f"{QUEUE}{order.case.shown_reference}/order/")
    assert again.status_code == 302


def test_staff_add_the_file_by_hand(page: ServicePage, adviser: Client) -> None:
    order = ordered(page)
    file = SimpleUploadedFile("made.pdf", PDF, "application/pdf")
    assert (
        act(adviser, order, "made", title="Easy Read", file=file, who="person").status_code == 302
    )
    order.refresh_from_db()
    assert order.state == State.DONE
    assert order.case.documents.get().public
    assert MadeFormat.objects.get().key == str(page.pk)


def test_a_file_of_another_kind_is_refused_beside_its_field(
    page: ServicePage, adviser: Client
) -> None:
    order = ordered(page)
    file = SimpleUploadedFile("made.pdf", b"MZ", "application/pdf")
    answer = act(adviser, order, "made", title="Easy Read", file=file, who="person")
    assert answer.status_code == 422
    order.refresh_from_db()
    assert order.state == State.ORDERED


@pytest.mark.parametrize("link", ["http://v.example.org/", "javascript:alert(1)", "v", ""])
def test_a_link_must_be_https(page: ServicePage, adviser: Client, link: str) -> None:
    order = ordered(page, "bsl-video")
    assert act(adviser, order, "video", link=link).status_code == 422


def test_staff_mark_what_they_posted(page: ServicePage, adviser: Client) -> None:
    order = ordered(page, "large-print-post")
    assert act(adviser, order, "posted", how="").status_code == 302
    order.refresh_from_db()
    assert order.state == State.DONE


def test_staff_book_an_interpreter(page: ServicePage, adviser: Client) -> None:
    Walker("book-an-interpreter").start().fill(TYPED).send()
    order = Order.objects.get()
    assert act(adviser, order, "booked", words="").status_code == 422
    assert act(adviser, order, "booked", words="On Monday at 2pm.").status_code == 302
    order.refresh_from_db()
    assert order.state == State.DONE
    shown = adviser.get(QUEUE, {"show": "done"}).content.decode()
    assert "<td>Booked</td>" in shown


def test_a_signed_video_and_signing_by_video_are_two_kinds(
    page: ServicePage, adviser: Client
) -> None:
    video = ordered(page, "bsl-video")
    answers = {**TYPED, "kind": {"kind": "bsl-video"}}
    Walker("book-an-interpreter").start().fill(answers).send()
    interpreter = Order.objects.latest("pk")
    for kind, order in (("format", video), ("interpreter", interpreter)):
        shown = adviser.get(QUEUE, {"kind": f"{kind}:bsl-video"}).content.decode()
        seen = [each for each in (video, interpreter) if each.case.shown_reference in shown]
        assert seen == [order]


def test_the_library_takes_a_file_and_lists_it(page: ServicePage) -> None:
    publisher = sign_in("Publishers")
    root = "/admin/snippets/accessibility/madeformat/"
    file = SimpleUploadedFile("bins.pdf", PDF, "application/pdf")
    typed = {
        "page": str(page.pk),
        "format": "easy-read",
        "language": "en",
        "link": "",
        "made_from_at": "2026-11-20 10:00",
        "shown": "on",
    }
    assert publisher.post(f"{root}add/", {**typed, "link": "http://x.example/"}).status_code == 200
    assert not MadeFormat.objects.exists()
    assert publisher.post(f"{root}add/", {**typed, "upload": file}).status_code == 302
    made = MadeFormat.objects.get()
    assert made.name == "bins.pdf"
    assert made.may_be_had
    assert (made.kind, made.key, made.title) == ("page", str(page.pk), page.title)
    assert f"{page.title}: Easy Read, English" in publisher.get(root).content.decode()
    again = publisher.post(f"{root}add/", {**typed, "link": "https://x.example/"})
    assert "in this format and language already" in again.content.decode()
    changed = publisher.post(f"{root}edit/{made.pk}/", {**typed, "language": "pl"})
    assert changed.status_code == 302
    made.refresh_from_db()
    assert (made.language, made.name) == ("pl", "bins.pdf")
