"""Setting up where events go."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.integration.channels.layouts import layout_of
from portal.integration.models import Batch, Endpoint, Kind, Subscription
from tests.support.people import Enter

from .rows import ENDPOINTS, as_shown, buttons, endpoint, event, shown_secret, system, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


KEY = "files.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=="

MAPPING = {
    "services": {"pothole": "001", "lamp": {"code": "002", "fields": {"lat": "values.where.lat"}}},
    "fields": {"description": ["answers.what", "answers.more"]},
    "attributes": {"DEPTH": "answers.deep"},
}


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Housing",
        "slug": "housing",
        "address": "https://housing.example.org/portal",
        "alert_to": "systems@example.org",
        "events": ["case.opened"],
        "host_key": KEY,
        **changes,
    }


def add(client: Client, kind: str = "webhook", **changes: Any) -> Any:
    return client.post(f"{ENDPOINTS}new/?kind={kind}", typed(**changes))


def edit(client: Client, row: Endpoint, **changes: Any) -> Any:
    row.refresh_from_db()
    kept = {"name": row.name, "slug": row.slug, "address": row.address, "schedule": row.schedule}
    sent = typed(**{**kept, "shown": as_shown(row), **changes})
    return client.post(f"{ENDPOINTS}edit/{row.pk}/", sent, follow=True)


class TestAdding:
    def test_first_the_kind_is_chosen(self, client: Client) -> None:
        shown = words(client.get(f"{ENDPOINTS}new/"))
        for title in ("Signed webhook", "Open311 server", "File drop", "Team mailbox"):
            assert title in shown
        assert client.post(f"{ENDPOINTS}new/", typed()).status_code == 302
        assert "How does the other system" in words(client.get(f"{ENDPOINTS}new/?kind=pigeon"))

    def test_a_webhook_shows_its_secret_once_and_a_reload_does_not(self, client: Client) -> None:
        response = add(client)
        secret = shown_secret(response)
        row = Endpoint.objects.get()
        assert secret.startswith("whsec_")
        assert row.secret == secret
        assert "no-store" in response.headers["Cache-Control"]
        again = add(client)
        assert shown_secret(again) == ""
        assert secret not in again.content.decode()
        assert secret not in client.get(f"{ENDPOINTS}edit/{row.pk}/").content.decode()
        assert Endpoint.objects.get().secret == secret

    def test_what_it_is_told_of_begins_now(self, client: Client) -> None:
        before = timezone.now()
        add(client, events=["case.opened", "case.replied"])
        heard = Subscription.objects.all()
        assert [each.event for each in heard] == ["case.opened", "case.replied"]
        assert all(before <= each.since <= timezone.now() for each in heard)

    @pytest.mark.parametrize(
        ("kind", "address", "problem"),
        [
            ("webhook", "ftp://housing.example.org/", "Enter an address that starts with https://"),
            ("webhook", "https://me:word@housing.example.org/", "Enter an address that starts"),
            ("webhook", "https://housing.example.org/#here", "Take the # and what follows"),
            ("open311", "housing", "Enter an address that starts with https://"),
            ("mailbox", "https://housing.example.org/", "Enter an e-mail address"),
            ("files", "drops/housing", "Enter a folder in full"),
            ("files", "/srv/drops/../secret", "Enter a folder in full"),
            ("files", "/etc", "Files may be written below these folders only: /srv/drops."),
            ("files", "ftp://me@files.example.org/in", "or an address like sftp://user@host/f"),
            ("files", "sftp://files.example.org/in", "or an address like sftp://user@host/f"),
            ("files", "sftp://me@files.example.org/", "or an address like sftp://user@host/f"),
            ("files", "sftp://me@files.example.org:x/in", "or an address like sftp://user@host/f"),
            ("files", "sftp://me:word@files.example.org/in", "Take the password out"),
        ],
    )
    def test_an_address_fits_its_kind(
        self, client: Client, settings: Any, kind: str, address: str, problem: str
    ) -> None:
        settings.OUTBOUND_PRIVATE_ADDRESSES = False
        settings.DROP_FOLDERS = ["/srv/drops"]
        response = add(client, kind, address=address, schedule="0 18 * * 1-5", format="csv")
        assert problem in words(response)
        assert not Endpoint.objects.exists()

    @pytest.mark.parametrize(
        ("kind", "address"),
        [
            ("open311", "https://reports.example.org/open311/v2"),
            ("mailbox", "repairs@example.org"),
            ("files", "/srv/drops/housing"),
            ("files", "sftp://portal@files.example.org:2222/in"),
        ],
    )
    def test_each_kind_can_be_added(
        self, client: Client, settings: Any, kind: str, address: str
    ) -> None:
        settings.DROP_FOLDERS = ["/srv/drops"]
        spoken = "json" if kind == "open311" else "csv"
        settled = {"schedule": "0 18 * * 1-5", "format": spoken}
        response = add(client, kind, address=address, **settled)
        row = Endpoint.objects.get()
        assert response.status_code == 302
        assert (row.kind, row.address, row.secret) == (kind, address, None)

    def test_a_file_drop_knows_when_its_next_file_goes(self, client: Client) -> None:
        address = "sftp://portal@files.example.org/in"
        bad = add(client, "files", address=address, schedule="every evening", format="csv")
        assert "Enter a time as cron has it" in words(bad)
        seconds = add(client, "files", address=address, schedule="0 18 * * * 1", format="csv")
        assert "Enter a time as cron has it" in words(seconds)
        add(client, "files", address=address, schedule="0 18 * * *", format="jsonl")
        row = Endpoint.objects.get()
        assert row.next_batch_at
        assert row.next_batch_at > timezone.now()
        assert timezone.localtime(row.next_batch_at).strftime("%H:%M") == "18:00"
        assert row.options == {"format": "jsonl", "host_key": KEY}

    def test_columns_are_written_one_a_line(self, client: Client) -> None:
        there = {"address": "sftp://me@files.example.org/in", "schedule": "0 1 * * *"}
        bad = add(client, "files", **there, format="csv", columns="Reference")
        assert "Write two parts with a colon between them: Reference" in words(bad)
        twice = add(client, "files", **there, format="csv", columns="A: status\nA: kind")
        assert "This stands there twice: A" in words(twice)
        wanted = "Our number: reference\n\nA: status\n"
        add(client, "files", **there, format="csv", columns=wanted)
        row = Endpoint.objects.get()
        assert row.options["columns"] == [["Our number", "reference"], ["A", "status"]]
        assert layout_of(row)["columns"] == [("Our number", "reference"), ("A", "status")]
        page = client.get(f"{ENDPOINTS}edit/{row.pk}/").content.decode()
        assert "Our number: reference\nA: status" in page

    def test_an_sftp_server_needs_its_key(self, client: Client) -> None:
        there = {"address": "sftp://me@files.example.org/in", "schedule": "0 1 * * *"}
        response = add(client, "files", **there, format="csv", host_key="")
        assert "Enter the key of the server, so that it is no other one." in words(response)

    def test_an_open311_server_is_told_what_goes_where(self, client: Client) -> None:
        there = {"address": "https://reports.example.org/v2", "format": "xml"}
        add(client, "open311", **there, services=json.dumps(MAPPING))
        row = Endpoint.objects.get()
        assert row.options == {"format": "xml", **MAPPING}
        page = client.get(f"{ENDPOINTS}edit/{row.pk}/")
        assert "values.where.lat" in words(page)
        smaller = {"services": {"pothole": "003"}, "by": "answers.problem"}
        edit(client, row, **there, api_key="", services=json.dumps(smaller))
        row.refresh_from_db()
        assert row.options == {"format": "xml", **smaller}
        edit(client, row, **there, api_key="", services="")
        row.refresh_from_db()
        assert row.options == {"format": "xml"}

    @pytest.mark.parametrize(
        ("services", "problem"),
        [
            ("pothole: 001", "Enter a valid JSON."),
            ("[]", "all of it"),
            ('{"service": {}}', "This is not as we need it: service"),
            ('{"services": {"pothole": 1}}', "This is not as we need it: services, pothole"),
            ('{"services": {"a": {"fields": {}}}}', "This is not as we need it: services, a"),
            ('{"fields": {"mood": "title"}}', "Open311 has no field mood."),
            ('{"services": {"a": {"code": "1", "fields": {"mood": "x"}}}}', "no field mood."),
        ],
    )
    def test_what_goes_where_is_checked(self, client: Client, services: str, problem: str) -> None:
        there = {"address": "https://reports.example.org/v2", "format": "json"}
        assert problem in words(add(client, "open311", **there, services=services))
        assert not Endpoint.objects.exists()

    def test_the_test_event_is_nobodys_to_choose(self, client: Client) -> None:
        assert "portal.test" not in words(client.get(f"{ENDPOINTS}new/?kind=webhook"))


class TestChanging:
    def test_unticking_ends_and_ticking_again_begins_anew(self, client: Client) -> None:
        row = endpoint()
        first = Subscription.objects.create(endpoint=row, event="case.opened")
        edit(client, row, events=["case.opened", "case.replied"])
        assert Subscription.objects.get(event="case.opened").since == first.since
        edit(client, row, events=["case.replied"])
        assert not Subscription.objects.filter(event="case.opened").exists()
        edit(client, row, events=["case.opened", "case.replied"])
        assert Subscription.objects.get(event="case.opened").since > first.since

    def test_an_event_that_no_room_says_any_more_can_be_unticked(self, client: Client) -> None:
        row = endpoint()
        Subscription.objects.create(endpoint=row, event="case.sung")
        page = words(client.get(f"{ENDPOINTS}edit/{row.pk}/"))
        assert "case.sung Nothing in the portal says this any more." in page
        edit(client, row, events=[])
        assert not Subscription.objects.exists()

    def test_the_kind_cannot_be_changed_and_what_we_do_not_ask_is_kept(
        self, client: Client
    ) -> None:
        row = endpoint(kind=Kind.OPEN311, options={"jurisdiction_id": "a", "kept": "x"})
        edit(client, row, kind="mailbox", jurisdiction_id="b", format="xml", api_key="")
        row.refresh_from_db()
        assert row.kind == Kind.OPEN311
        assert row.options == {"jurisdiction_id": "b", "format": "xml", "kept": "x"}

    def test_a_credential_is_set_kept_replaced_and_taken_away(self, client: Client) -> None:
        row = endpoint(kind=Kind.OPEN311)
        page = f"{ENDPOINTS}edit/{row.pk}/"
        assert "Not set." in words(client.get(page))
        edit(client, row, format="json", api_key="first-word")
        row.refresh_from_db()
        assert row.credentials == {"api_key": "first-word"}
        shown = client.get(page)
        assert "Set. Leave this empty to keep it." in words(shown)
        assert "first-word" not in shown.content.decode()
        edit(client, row, format="json", api_key="")
        row.refresh_from_db()
        assert row.credentials == {"api_key": "first-word"}
        edit(client, row, format="json", api_key="second-word")
        edit(client, row, format="json", api_key="", remove_api_key="on")
        row.refresh_from_db()
        assert row.credentials is None
        changes = ModelLogEntry.objects.filter(action="integration.endpoint.credentials")
        assert [entry.data for entry in changes] == [{"names": ["api_key"]}] * 3
        history = words(client.get(f"{ENDPOINTS}history/{row.pk}/"))
        assert "Changed or took away: api_key" in history

    def test_no_secret_goes_to_another_server_unseen(self, client: Client) -> None:
        row = endpoint(kind=Kind.OPEN311, credentials={"api_key": "first-word"})
        there = {"address": "https://elsewhere.example.org/v2", "format": "json"}
        response = edit(client, row, **there, api_key="")
        assert "The address leads elsewhere. Enter this again or take it away." in words(response)
        row.refresh_from_db()
        assert row.address == "https://housing.example.org/portal"
        other_path = {**there, "address": "https://housing.example.org/v3"}
        edit(client, row, **other_path, api_key="")
        row.refresh_from_db()
        assert (row.address, row.credentials) == (other_path["address"], {"api_key": "first-word"})
        edit(client, row, **there, api_key="second-word")
        row.refresh_from_db()
        assert (row.address, row.credentials) == (there["address"], {"api_key": "second-word"})

    def test_the_log_says_where_it_leads_and_what_it_is_told_of(self, client: Client) -> None:
        add(client, events=["case.opened", "case.replied"])
        row = Endpoint.objects.get()
        edit(client, row, address="https://new.example.org/", events=["case.opened"])
        edit(client, row, events=["case.opened"])
        history = words(client.get(f"{ENDPOINTS}history/{row.pk}/"))
        assert "Leads to https://housing.example.org/portal" in history
        assert "Told from now on: case.opened, case.replied" in history
        assert "Leads to https://new.example.org/" in history
        assert "Told no more: case.replied" in history
        entries = ModelLogEntry.objects.exclude(action__startswith="wagtail.")
        assert entries.count() == 4
        assert all(entry.user for entry in entries)

    def test_a_new_schedule_plans_the_next_file_anew(self, client: Client) -> None:
        row = endpoint(
            kind=Kind.FILES, address="sftp://me@files.example.org/in", schedule="0 18 * * *"
        )
        edit(client, row, format="csv")
        row.refresh_from_db()
        assert row.next_batch_at is None, "nothing was changed"
        edit(client, row, format="csv", schedule="30  6 * * *")
        row.refresh_from_db()
        assert row.schedule == "30 6 * * *"
        assert row.next_batch_at
        assert timezone.localtime(row.next_batch_at).strftime("%H:%M") == "06:30"

    def test_its_system_can_be_chosen(self, client: Client) -> None:
        row, behind = endpoint(), system()
        edit(client, row, system=behind.pk)
        row.refresh_from_db()
        assert row.system == behind


class TestTheList:
    def test_each_says_how_it_stands(self, client: Client) -> None:
        now = timezone.now()
        endpoint("A new one")
        endpoint("B works", last_success_at=now)
        endpoint("C paused", paused_at=now, failing_since=now)
        endpoint("D gone", disabled_at=now, disabled_because="It said 410", paused_at=now)
        endpoint("E fails", failing_since=now, last_success_at=now)
        shown = words(client.get(ENDPOINTS))
        for said in ("Not used yet", "Works last success", "Paused since", "Failing since"):
            assert shown.count(said) == 1
        assert "Disabled since" in shown
        assert ": It said 410" in shown

    def test_it_costs_the_same_for_one_and_for_many(
        self, client: Client, django_assert_num_queries: Any
    ) -> None:
        endpoint()
        client.get(ENDPOINTS)
        with CaptureQueriesContext(connection) as few:
            client.get(ENDPOINTS)
        for number in range(15):
            endpoint(f"Number {number}")
        with django_assert_num_queries(len(few)):
            client.get(ENDPOINTS)


class TestDeleting:
    def test_one_that_nothing_was_sent_to_goes(self, client: Client) -> None:
        row = endpoint()
        client.post(f"{ENDPOINTS}delete/{row.pk}/")
        assert not Endpoint.objects.exists()

    def test_one_with_deliveries_stays_and_says_why(self, client: Client) -> None:
        row = endpoint()
        event(row, delivered_at=timezone.now())
        for ask in (client.get, client.post):
            response = ask(f"{ENDPOINTS}delete/{row.pk}/", follow=True)
            assert "cannot be deleted: things were sent to it" in words(response)
            assert "Pause it instead." in words(response)
        assert Endpoint.objects.exists()

    def test_one_that_anything_else_points_to_stays_too(self, client: Client) -> None:
        row = endpoint()
        Batch.objects.create(endpoint=row, name="housing-1.csv", layout={})
        response = client.post(f"{ENDPOINTS}delete/{row.pk}/", follow=True)
        assert "cannot be deleted" in words(response)
        assert Endpoint.objects.exists()
        assert not ModelLogEntry.objects.exists(), "nothing says that it was deleted"


def test_only_what_makes_sense_can_be_pressed(client: Client) -> None:
    now = timezone.now()
    hook = endpoint("Hook")
    paused = endpoint("Paused", kind=Kind.MAILBOX, address="a@example.org", paused_at=now)
    gone = endpoint("Gone", disabled_at=now, disabled_because="410")
    event(gone, dead_at=now)
    found = [buttons(client.get(f"{ENDPOINTS}edit/{row.pk}/")) for row in (hook, paused, gone)]
    assert found == [
        ["Send a test", "Pause", "New secret"],
        ["Send a test", "Go on"],
        ["Send a test", "Pause", "Enable again", "Retry all given up", "New secret"],
    ]
