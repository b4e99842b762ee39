"""Between "Ask for it" and "Send": strange titles, pages that go, tabs, Back and pressing twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.accessibility.models import Asked, Order, State
from portal.cases.models import Case
from portal.forms.models import Draft
from portal.services.models import ServicePage
from portal.ui import generation
from tests.support.formats import asking_for, ordered, typed

TITLES = {
    "picture signs": "Bins 👍🏽 and 👨‍👩‍👧",
    "right to left": "کوڑے کا دن 123",
    "turned round": "Bins \u202egnp.exe",
    "letters in two parts": "Cafe\u0301 a\u0302",
    "spaces": "Bins  and\u00a0\u2009recycling ",
    "markup": "<script>alert(1)</script> & \"bins\" 'now'",
    "a template": "{{ settings.SECRET_KEY }}{% now %}",
    "long": "Bins " * 50,
    "controls": "Bins\tand\x0brecycling",
    "a formula": "=cmd|' /C calc'!A0",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_page_of_any_title_is_ordered_as_that_page(page: ServicePage, title: str) -> None:
    ServicePage.objects.filter(pk=page.pk).update(title=title)
    generation.forget()
    shown = Client().get(f"/accessibility/formats/easy-read/page/{page.pk}/")
    assert b"<script>alert" not in shown.content
    order = ordered(page)
    assert (order.source_key, order.public) == (str(page.pk), True)
    assert order.state == State.ORDERED


def restrict(page: ServicePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize(
    "end",
    [lambda page: page.unpublish(), lambda page: page.delete(), restrict],
    ids=["unpublished", "deleted", "private"],
)
def test_what_goes_meanwhile_is_looked_at_by_staff_before_it_is_ordered(
    page: ServicePage, end: Callable[[ServicePage], object]
) -> None:
    walker = asking_for(page, "easy-read").fill(typed())
    end(page)
    generation.forget()
    walker.send()
    order = Order.objects.get()
    assert (order.state, order.public) == (State.NEW, False)
    assert order.title == "Bins and recycling"


def test_two_tabs_are_two_requests_and_neither_is_lost(page: ServicePage) -> None:
    client = Client()
    one = asking_for(page, "easy-read", client)
    two = asking_for(page, "audio-cd", client)
    assert one.at != two.at
    one.fill(typed()).send()
    two.fill(typed()).send()
    assert sorted(Order.objects.values_list("code", flat=True)) == ["audio-cd", "easy-read"]
    assert Order.objects.filter(source_key=str(page.pk)).count() == 2
    assert not Asked.objects.exists()


def test_pressing_twice_begins_two_drafts_and_sends_what_is_sent(page: ServicePage) -> None:
    client = Client()
    asking_for(page, "easy-read", client)
    walker = asking_for(page, "easy-read", client).fill(typed())
    walker.send()
    assert Case.objects.count() == 1
    assert Draft.objects.count() == 1


def test_another_browser_cannot_go_on_with_what_was_begun(page: ServicePage) -> None:
    walker = asking_for(page, "easy-read")
    assert Client().get(walker.at).status_code == 404


def test_a_format_that_nobody_offers_cannot_be_asked_for(page: ServicePage) -> None:
    for name in ("pdf", "audio", "easy-read\u202e", "EASY-READ", "a" * 300):
        path = f"/accessibility/formats/{name}/page/{page.pk}/"
        assert Client().post(path).status_code == 404
    assert not Draft.objects.exists()
