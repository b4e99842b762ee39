"""What is done to an endpoint by pressing a button."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.integration.admin import endpoint_actions
from portal.integration.admin.acting import STALE
from portal.integration.models import Delivery, Endpoint, Kind, Outcome, State
from portal.integration.result import Result
from tests.support.people import Enter

from .rows import ENDPOINTS, endpoint, event, seen, shown_secret, sure, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


def press(client: Client, row: Endpoint, name: str, sent: dict[str, str]) -> Any:
    return client.post(f"{ENDPOINTS}{row.pk}/{name}/", sent, follow=True)


def logged() -> list[str]:
    """What the log says was done, and that it says who did it."""
    entries = ModelLogEntry.objects.order_by("timestamp")
    assert all(entry.user_id for entry in entries)
    return [entry.action.removeprefix("integration.endpoint.") for entry in entries]


class TestPausing:
    def test_it_is_paused_and_goes_on(self, client: Client) -> None:
        row = endpoint()
        assert "is paused." in words(press(client, row, "pause", seen(row)))
        row.refresh_from_db()
        assert row.paused_at
        assert "goes on." in words(press(client, row, "go-on", seen(row)))
        row.refresh_from_db()
        assert row.paused_at is None
        assert logged() == ["pause", "go-on"]
        history = words(client.get(f"{ENDPOINTS}history/{row.pk}/"))
        assert "Paused" in history
        assert "Let it go on" in history

    def test_what_waits_is_due_again_when_it_goes_on(self, client: Client) -> None:
        row = endpoint(paused_at=timezone.now())
        waits = event(row)
        assert not Delivery.objects.due().exists()
        press(client, row, "go-on", seen(row))
        assert list(Delivery.objects.due()) == [waits]


class TestEnabling:
    def test_it_asks_first(self, client: Client) -> None:
        row = endpoint(disabled_at=timezone.now(), disabled_because="It answered 410")
        asked = press(client, row, "enable", seen(row))
        assert "Have you asked whoever runs the other system?" in words(asked)
        row.refresh_from_db()
        assert row.disabled_at
        assert logged() == []
        press(client, row, "enable", sure(row))
        row.refresh_from_db()
        assert (row.disabled_at, row.disabled_because) == (None, "")
        assert logged() == ["enable"]
        assert ModelLogEntry.objects.get().data == {"because": "It answered 410"}


class TestTesting:
    def answer(self, monkeypatch: pytest.MonkeyPatch, result: Result) -> None:
        monkeypatch.setattr(endpoint_actions, "test_event", lambda row: result)

    def test_what_came_back_is_said_plainly(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said = {"status": 204, "type": "text/plain", "bytes": 12, "seconds": 0.25}
        self.answer(monkeypatch, Result(Outcome.SENT, answered=said))
        row = endpoint()
        shown = words(press(client, row, "test", seen(row)))
        assert "The test arrived" in shown
        assert "Status 204 Kind of answer text/plain" in shown
        assert "0.25 seconds" in shown
        assert logged() == ["test"]
        assert not Delivery.objects.exists()

    def test_what_went_wrong_is_said_and_a_paused_one_can_be_tested(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.answer(monkeypatch, Result(Outcome.FAILED, "Nobody answers there"))
        row = endpoint(paused_at=timezone.now())
        shown = words(press(client, row, "test", seen(row)))
        assert "The test did not arrive" in shown
        assert "What went wrong Nobody answers there" in shown

    def test_the_other_system_is_asked_when_our_transaction_is_over(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        depth = []

        def ask(row: Endpoint) -> Result:
            from django.db import connection

            depth.append(len(connection.savepoint_ids))
            return Result(Outcome.SENT)

        monkeypatch.setattr(endpoint_actions, "test_event", ask)
        row = endpoint()
        press(client, row, "test", seen(row))
        assert depth == [0], "no savepoint is open but the test's own transaction"


class TestTheSecret:
    def test_a_new_one_is_shown_once_and_the_old_one_lives_on_for_a_week(
        self, client: Client
    ) -> None:
        row = endpoint(secret="whsec_old")
        asked = press(client, row, "new-secret", seen(row))
        assert "sign with both for 7 days" in words(asked)
        sent = sure(row)
        response = press(client, row, "new-secret", sent)
        row.refresh_from_db()
        assert shown_secret(response) == row.secret != "whsec_old"
        assert "no-store" in response.headers["Cache-Control"]
        assert row.old_secret == "whsec_old"
        assert row.old_secret_until
        week = timedelta(days=7)
        assert abs(row.old_secret_until - timezone.now() - week) < timedelta(minutes=1)
        reload = press(client, row, "new-secret", sent)
        assert STALE in words(reload)
        assert shown_secret(reload) == ""
        row.refresh_from_db()
        assert row.old_secret == "whsec_old"
        assert logged() == ["new-secret"]

    def test_only_a_webhook_has_one(self, client: Client) -> None:
        row = endpoint(kind=Kind.MAILBOX, address="a@example.org")
        assert STALE in words(press(client, row, "new-secret", sure(row)))
        row.refresh_from_db()
        assert row.secret is None


class TestRetryingAll:
    def test_all_that_was_given_up_is_sent_again_and_nothing_else(self, client: Client) -> None:
        now = timezone.now()
        row, other = endpoint(), endpoint("Other")
        dead = [event(row, stream=f"RP{number}", dead_at=now, tries=10) for number in range(3)]
        aside = event(row, stream="X", dead_at=now, set_aside_at=now, set_aside_reason="gone")
        elsewhere = event(other, dead_at=now, tries=10)
        asked = press(client, row, "retry-all", seen(row))
        assert "Is the cause put right?" in words(asked)
        assert "3 will be sent again." in words(press(client, row, "retry-all", sure(row)))
        for each in dead:
            each.refresh_from_db()
            assert (each.state, each.tries) != (State.DEAD, 10)
        assert {each.refresh_from_db() or each.state for each in (aside, elsewhere)} == {
            State.SET_ASIDE,
            State.DEAD,
        }
        assert logged() == ["retry-all"]
        assert ModelLogEntry.objects.get().data == {"number": 3}


@pytest.mark.parametrize("name", ["test", "pause", "go-on", "enable", "new-secret", "retry-all"])
class TestEachButton:
    def test_looking_does_nothing(self, client: Client, name: str) -> None:
        assert client.get(f"{ENDPOINTS}{endpoint().pk}/{name}/").status_code == 405

    @pytest.mark.parametrize("stale", ["", "older"])
    def test_a_stale_page_does_nothing(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, name: str, stale: str
    ) -> None:
        monkeypatch.setattr(endpoint_actions, "test_event", None)
        now = timezone.now()
        row = endpoint(secret="whsec_old")
        event(row, dead_at=now)
        sent = sure(row) if stale else {"sure": "1"}
        Endpoint.objects.update(address="https://elsewhere.example.org/", paused_at=now)
        before = Endpoint.objects.values().get()
        assert STALE in words(press(client, row, name, sent))
        assert Endpoint.objects.values().get() == before
        assert logged() == []

    def test_an_unknown_one_is_not_found(self, client: Client, name: str) -> None:
        assert client.post(f"{ENDPOINTS}999/{name}/", {"seen": ""}).status_code == 404


def test_a_second_press_of_pause_changes_nothing(client: Client) -> None:
    row = endpoint()
    sent = seen(row)
    press(client, row, "pause", sent)
    row.refresh_from_db()
    first = row.paused_at
    assert STALE in words(press(client, row, "pause", sent))
    assert STALE in words(press(client, row, "pause", seen(row)))
    row.refresh_from_db()
    assert row.paused_at == first
