"""Systems that call us, and their keys."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.integration.admin.acting import STALE
from portal.integration.api import keys
from portal.integration.models import ApiKey, ReceivedMessage, System
from tests.support.people import Enter

from .rows import SYSTEMS, as_shown, cells, endpoint, seen, shown_secret, sure, system, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


def press(client: Client, row: Any, name: str, sent: dict[str, Any]) -> Any:
    kind = "apikey/" if isinstance(row, ApiKey) else ""
    return client.post(f"{SYSTEMS}{kind}{row.pk}/{name}/", sent, follow=True)


def wanted(row: System, **changes: Any) -> dict[str, Any]:
    return {**seen(row), "label": "Live server", "scopes": ["cases:read"], **changes}


def key_of(row: System, **changes: Any) -> ApiKey:
    key, _ = keys.make(row, "Live server", ["cases:read"], **changes)
    return key


def actions() -> list[str]:
    return [entry.action for entry in ModelLogEntry.objects.order_by("timestamp")]


class TestASystem:
    def typed(self, **changes: Any) -> dict[str, Any]:
        team = system("Other").team.pk
        return {"name": "Housing", "slug": "housing", "team": team, "is_active": "on", **changes}

    def test_it_is_added_with_what_it_may_do(self, client: Client) -> None:
        sent = self.typed(scopes=["cases:read", "cases:write"])
        response = client.post(f"{SYSTEMS}new/", sent, follow=True)
        row = System.objects.get(slug="housing")
        assert (row.scopes, row.is_active) == (["cases:read", "cases:write"], True)
        assert "It has no key yet." in words(response)

    def test_it_may_do_only_what_there_is(self, client: Client) -> None:
        client.post(f"{SYSTEMS}new/", self.typed(scopes=["everything"]))
        assert not System.objects.filter(slug="housing").exists()

    def test_a_scope_that_nothing_asks_for_any_more_can_be_taken_away(self, client: Client) -> None:
        row = system(scopes=["songs:sing"])
        page = f"{SYSTEMS}edit/{row.pk}/"
        assert "songs:sing Nothing in the portal asks for this" in words(client.get(page))
        client.post(page, self.typed(scopes=[], shown=as_shown(row)))
        row.refresh_from_db()
        assert row.scopes == []

    def test_it_can_be_shut_out(self, client: Client) -> None:
        row = system()
        sent = self.typed(shown=as_shown(row))
        del sent["is_active"]
        client.post(f"{SYSTEMS}edit/{row.pk}/", sent)
        row.refresh_from_db()
        assert not row.is_active
        assert cells(client.get(SYSTEMS), "Housing")[2] == "Shut out"

    def test_the_list_counts_the_keys_that_work(self, client: Client) -> None:
        row = system()
        key_of(row)
        key_of(row, expires_at=timezone.now() - timedelta(days=1))
        ApiKey.objects.filter(pk=key_of(row).pk).update(revoked_at=timezone.now())
        assert cells(client.get(SYSTEMS), "Housing")[3] == "1"

    @pytest.mark.parametrize("has", ["key", "endpoint", "message"])
    def test_one_with_a_past_is_kept(self, client: Client, has: str) -> None:
        row = system()
        if has == "key":
            key_of(row)
        elif has == "endpoint":
            endpoint(system=row)
        else:
            ReceivedMessage.objects.create(system=row, message_id="a", status=200, answer="")
        response = client.post(f"{SYSTEMS}delete/{row.pk}/", follow=True)
        assert "cannot be deleted" in words(response)
        assert System.objects.exists()

    def test_one_without_a_past_goes(self, client: Client) -> None:
        client.post(f"{SYSTEMS}delete/{system().pk}/")
        assert not System.objects.exists()


class TestMakingAKey:
    def test_it_is_asked_for_then_shown_once(self, client: Client) -> None:
        row = system()
        asked = press(client, row, "new-key", seen(row))
        assert "Where it is used" in words(asked)
        assert not ApiKey.objects.exists()
        sent = wanted(row)
        response = press(client, row, "new-key", sent)
        written = shown_secret(response)
        key = ApiKey.objects.get()
        assert re.fullmatch(r"pk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}", written)
        assert keys.find(written) == key
        assert (key.label, key.scopes, key.expires_at) == ("Live server", ["cases:read"], None)
        assert "no-store" in response.headers["Cache-Control"]

        reload = press(client, row, "new-key", sent)
        assert STALE in words(reload)
        assert ApiKey.objects.count() == 1
        for page in (reload, client.get(f"{SYSTEMS}edit/{row.pk}/")):
            assert written not in page.content.decode()
            assert f"pk_{key.prefix}_…" in words(page)
        entry = ModelLogEntry.objects.get()
        assert (entry.action, entry.data) == ("integration.system.new-key", {"key": key.prefix})
        assert entry.user

    def test_its_last_day_is_a_whole_day(self, client: Client) -> None:
        row = system()
        day = timezone.localdate() + timedelta(days=30)
        press(client, row, "new-key", wanted(row, last_day=day.isoformat()))
        expires = ApiKey.objects.get().expires_at
        assert expires
        assert timezone.localtime(expires - timedelta(seconds=1)).date() == day
        assert timezone.localtime(expires).date() == day + timedelta(days=1)

    @pytest.mark.parametrize(
        ("typed", "problem"),
        [
            ({"label": ""}, "Say where it is used."),
            ({"scopes": []}, "Choose what it may do."),
            ({"scopes": ["everything"]}, "Select a valid choice."),
            ({"last_day": "2020-01-01"}, "This day is over."),
        ],
    )
    def test_a_mistake_makes_none(
        self, client: Client, typed: dict[str, Any], problem: str
    ) -> None:
        row = system()
        assert problem in words(press(client, row, "new-key", wanted(row, **typed)))
        assert not ApiKey.objects.exists()
        assert actions() == []


class TestAKey:
    def test_it_is_revoked_when_one_is_sure(self, client: Client) -> None:
        row = system()
        key, written = keys.make(row, "Live server", ["cases:read"])
        press(client, key, "revoke", seen(key))
        assert keys.find(written) == key
        response = press(client, key, "revoke", sure(key))
        assert "opens nothing any more" in words(response)
        assert keys.find(written) is None
        assert actions() == ["integration.apikey.revoke"]
        assert "Revoked" in cells(response, "Live server")[2]

    def test_it_is_replaced_and_works_for_a_week_more(self, client: Client) -> None:
        row = system()
        key, written = keys.make(row, "Live server", ["cases:read"])
        press(client, key, "replace", seen(key))
        assert ApiKey.objects.count() == 1
        sent = sure(key)
        new = shown_secret(press(client, key, "replace", sent))
        assert keys.find(new) != keys.find(written) == key
        key.refresh_from_db()
        assert key.expires_at
        assert timedelta(days=6) < key.expires_at - timezone.now() <= timedelta(days=7)
        assert STALE in words(press(client, key, "replace", sent))
        assert ApiKey.objects.count() == 2

    @pytest.mark.parametrize("name", ["revoke", "replace"])
    def test_one_that_opens_nothing_has_no_buttons(self, client: Client, name: str) -> None:
        row = system()
        key = key_of(row, expires_at=timezone.now() - timedelta(days=1))
        shown = cells(client.get(f"{SYSTEMS}edit/{row.pk}/"), "Live server")
        assert shown[2].startswith("Ended")
        assert shown[4] == ""
        assert STALE in words(press(client, key, name, sure(key)))
        assert ApiKey.objects.count() == 1

    def test_it_says_when_it_was_last_used(self, client: Client) -> None:
        row = system()
        key = key_of(row, expires_at=timezone.now() + timedelta(days=9))
        shown = cells(client.get(f"{SYSTEMS}edit/{row.pk}/"), "Live server")
        assert shown[2].startswith("Works until")
        assert shown[3] == "Never"
        keys.note_use(key)
        year = str(timezone.localdate().year)
        assert year in cells(client.get(f"{SYSTEMS}edit/{row.pk}/"), "Live server")[3]


class TestSigning:
    def test_a_secret_is_made_shown_once_replaced_and_taken_away(self, client: Client) -> None:
        row = system()
        press(client, row, "new-secret", seen(row))
        row.refresh_from_db()
        assert row.secret is None
        first = shown_secret(press(client, row, "new-secret", sure(row)))
        second = shown_secret(press(client, row, "new-secret", sure(row)))
        row.refresh_from_db()
        assert (row.secret, row.old_secret) == (second, first)
        assert second.startswith("whsec_")
        page = client.get(f"{SYSTEMS}edit/{row.pk}/")
        assert "The old one works until" in words(page)
        assert first not in page.content.decode()
        assert second not in page.content.decode()
        press(client, row, "no-secret", sure(row))
        row.refresh_from_db()
        assert (row.secret, row.old_secret, row.old_secret_until) == (None, None, None)
        assert actions() == [
            "integration.system.new-secret",
            "integration.system.new-secret",
            "integration.system.no-secret",
        ]


@pytest.mark.parametrize("name", ["new-key", "new-secret", "no-secret", "revoke", "replace"])
class TestEachButton:
    def about(self, name: str) -> System | ApiKey:
        row = system(secret="whsec_old")
        return key_of(row) if name in ("revoke", "replace") else row

    def test_looking_does_nothing(self, client: Client, name: str) -> None:
        row = self.about(name)
        kind = "apikey/" if isinstance(row, ApiKey) else ""
        assert client.get(f"{SYSTEMS}{kind}{row.pk}/{name}/").status_code == 405

    def test_a_stale_page_does_nothing(self, client: Client, name: str) -> None:
        row = self.about(name)
        sent = {**sure(row), "label": "x", "scopes": ["cases:read"]}
        System.objects.update(secret="whsec_changed", scopes=[])
        ApiKey.objects.update(scopes=[])
        before = [*System.objects.values(), *ApiKey.objects.values()]
        assert STALE in words(press(client, row, name, sent))
        assert [*System.objects.values(), *ApiKey.objects.values()] == before
        assert actions() == []
