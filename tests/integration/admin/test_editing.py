"""Two administrators at one row: neither undoes in silence what the other has done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.integration.admin.editing import STALE
from portal.integration.models import Endpoint, Kind, Subscription, System
from tests.support.people import Enter

from .rows import ENDPOINTS, SYSTEMS, endpoint, seen, system, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(enter: Enter) -> Client:
    return enter("Administrators")


@pytest.fixture
def second(enter: Enter) -> Client:
    return enter("Administrators")


def shown(client: Client, page: str) -> dict[str, Any]:
    """What the form of a page would send as it is."""
    soup = BeautifulSoup(client.get(page).content, "html.parser")
    form = soup.select_one("#w-editor-form")
    assert form
    sent: dict[str, Any] = {}
    for box in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(box["name"]), box.get("type")
        if kind in ("checkbox", "radio") and not box.has_attr("checked"):
            continue
        for value in values(box):
            sent.setdefault(name, []).append(value)
    return sent


def values(box: Any) -> Iterator[str]:
    if box.name == "select":
        yield from (option["value"] for option in box.select("option[selected]"))
    elif box.name == "textarea":
        yield box.text.strip()
    else:
        yield box.get("value", "")


class TestAnEndpoint:
    @pytest.fixture
    def page(self) -> str:
        row = endpoint()
        Subscription.objects.create(endpoint=row, event="case.opened")
        return f"{ENDPOINTS}edit/{row.pk}/"

    def test_is_saved_as_it_was_seen(self, first: Client, page: str) -> None:
        sent = shown(first, page)
        first.post(page, {**sent, "alert_to": "others@example.org"})
        assert Endpoint.objects.get().alert_to == "others@example.org"
        first.post(page, {**shown(first, page), "name": "Homes"})
        assert Endpoint.objects.get().name == "Homes"

    def test_keeps_the_events_that_somebody_else_has_added(
        self, first: Client, second: Client, page: str
    ) -> None:
        opened = shown(first, page)
        second.post(page, {**shown(second, page), "events": ["case.opened", "case.replied"]})
        refused = first.post(page, {**opened, "alert_to": "others@example.org"})
        assert STALE in words(refused)
        assert "others@example.org" in refused.text, "what was typed can be copied"
        heard = Subscription.objects.values_list("event", flat=True)
        assert set(heard) == {"case.opened", "case.replied"}
        assert Endpoint.objects.get().alert_to == "systems@example.org"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("address", "https://new.example.org/portal"),
            ("alert_to", "new@example.org"),
            ("slug", "new"),
            ("options", {"jurisdiction_id": "new"}),
            ("credentials", {"api_key": "new"}),
        ],
    )
    def test_keeps_whatever_somebody_else_has_changed(
        self, first: Client, page: str, name: str, value: Any
    ) -> None:
        Endpoint.objects.update(kind=Kind.OPEN311, options={"format": "json"})
        opened = shown(first, page)
        Endpoint.objects.update(**{name: value})
        assert STALE in words(first.post(page, {**opened, "name": "Homes"}))
        assert getattr(Endpoint.objects.get(), name) == value

    def test_may_be_changed_while_somebody_pauses_it(
        self, first: Client, second: Client, page: str
    ) -> None:
        opened = shown(first, page)
        row = Endpoint.objects.get()
        second.post(f"{ENDPOINTS}{row.pk}/pause/", seen(row))
        first.post(page, {**opened, "name": "Homes"})
        row.refresh_from_db()
        assert (row.name, row.paused_at is None) == ("Homes", False)

    def test_without_what_was_seen_is_not_saved(self, first: Client, page: str) -> None:
        sent = shown(first, page)
        del sent["shown"]
        assert STALE in words(first.post(page, sent | {"name": "Homes"}))

    def test_is_read_and_saved_under_one_lock(self, first: Client, page: str) -> None:
        """So nothing that a worker writes meanwhile is written over with what was there before."""
        sent = shown(first, page)
        with CaptureQueriesContext(connection) as asked:
            first.post(page, {**sent, "name": "Homes"})
        rows = [each["sql"] for each in asked if '"integration_endpoint"' in each["sql"]]
        save = next(n for n, sql in enumerate(rows) if sql.startswith("UPDATE"))
        reads = [sql for sql in rows[:save] if '"integration_endpoint"."secret"' in sql]
        if connection.features.has_select_for_update:
            assert "FOR UPDATE" in reads[-1]
        assert len(reads) == 1, "once, under its lock"


class TestASystem:
    def test_stays_shut_out(self, first: Client, second: Client) -> None:
        row = system()
        page = f"{SYSTEMS}edit/{row.pk}/"
        opened = shown(first, page)
        System.objects.update(is_active=False)
        assert STALE in words(first.post(page, {**opened, "name": "Homes"}))
        assert not System.objects.get().is_active

    def test_is_saved_as_it_was_seen(self, first: Client) -> None:
        row = system()
        page = f"{SYSTEMS}edit/{row.pk}/"
        first.post(page, {**shown(first, page), "name": "Homes"})
        assert System.objects.get().name == "Homes"


def test_a_new_one_has_nothing_to_be_seen_before(first: Client) -> None:
    page = f"{ENDPOINTS}new/?kind=mailbox"
    sent = {**shown(first, page), "name": "Homes", "slug": "homes", "address": "a@example.org"}
    first.post(page, {**sent, "alert_to": "b@example.org"})
    made = Endpoint.objects.get()
    assert (made.name, made.created_at <= timezone.now()) == ("Homes", True)
