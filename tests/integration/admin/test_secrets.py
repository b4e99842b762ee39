"""A secret is in its own encrypted column, on one page once, and nowhere else."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client, RequestFactory
from django.views.debug import SafeExceptionReporterFilter
from wagtail.models import ModelLogEntry

from portal.integration.admin import endpoint_actions
from portal.integration.admin.permissions import ENDPOINTS as PERMISSION
from portal.integration.admin.permissions import needs
from portal.integration.models import Endpoint, Kind, System
from tests.support.people import Enter, member

from .rows import ENDPOINTS, SYSTEMS, as_shown, endpoint, seen, shown_secret, sure, system

pytestmark = pytest.mark.django_db

CANARY = "canary-q7w8e9"
LONG = f"-----BEGIN KEY-----\n{CANARY}\n-----END KEY-----"


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


def rows() -> str:
    """Every row of every table, as it is when it is written out for somebody."""
    return "".join(
        serializers.serialize("json", model._default_manager.all())
        for model in apps.get_models()
        if model not in (Endpoint, System)
    )


def every_page(client: Client, *also: str) -> str:
    asked = [
        "/admin/",
        "/admin/reports/site-history/",
        "/admin/back-office/health/",
        ENDPOINTS,
        SYSTEMS,
        *also,
    ]
    return "".join(client.get(page).content.decode() for page in asked)


def test_what_is_typed_is_found_nowhere_again(
    client: Client, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    typed = {
        "name": "Files",
        "slug": "files",
        "address": "sftp://portal@files.example.org/in",
        "alert_to": "systems@example.org",
        "schedule": "0 1 * * *",
        "format": "csv",
        "host_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==",
        "password": CANARY,
        "private_key": LONG,
    }
    wrong = client.post(f"{ENDPOINTS}new/?kind=files", {**typed, "address": "nowhere"})
    assert wrong.status_code == 200
    assert CANARY not in wrong.content.decode(), "a form with an error comes back without it"
    client.post(f"{ENDPOINTS}new/?kind=files", typed)
    row = Endpoint.objects.get()
    assert row.credentials == {"password": CANARY, "private_key": LONG}
    page = f"{ENDPOINTS}edit/{row.pk}/"
    typed |= {"shown": as_shown(row), "password": f"{CANARY}-2"}
    answered = client.post(page, {**typed, "address": "nowhere"})
    assert CANARY not in answered.content.decode()
    client.post(page, typed)
    row.refresh_from_db()
    assert row.credentials["password"] == f"{CANARY}-2"
    assert CANARY not in every_page(client, page, f"{ENDPOINTS}history/{row.pk}/")
    assert CANARY not in rows()
    assert ModelLogEntry.objects.filter(action="integration.endpoint.credentials").exists()
    client.get(f"{ENDPOINTS}edit/999/")
    assert caplog.records, "something was logged"
    assert CANARY not in caplog.text


def test_what_we_made_is_found_nowhere_again(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hook, caller = endpoint(), system()
    made = [
        shown_secret(client.post(f"{ENDPOINTS}{hook.pk}/new-secret/", sure(hook))),
        shown_secret(client.post(f"{SYSTEMS}{caller.pk}/new-secret/", sure(caller))),
        shown_secret(
            client.post(
                f"{SYSTEMS}{caller.pk}/new-key/",
                {**seen(caller), "label": "Live", "scopes": ["cases:read"]},
            )
        ),
    ]
    assert all(len(secret) > 40 for secret in made)
    pages = every_page(
        client,
        f"{ENDPOINTS}edit/{hook.pk}/",
        f"{ENDPOINTS}history/{hook.pk}/",
        f"{SYSTEMS}edit/{caller.pk}/",
        f"{SYSTEMS}history/{caller.pk}/",
    )
    everything = pages + rows() + caplog.text
    for secret in made:
        assert secret not in everything


def test_a_report_of_an_error_does_not_repeat_what_was_typed() -> None:
    request = RequestFactory().post(ENDPOINTS, {"password": CANARY, "api_key": CANARY})
    request.user = member("Administrators")

    def fails(request: Any) -> Any:
        raise ValueError("no number")

    with pytest.raises(ValueError, match="no number"):
        needs(PERMISSION)(fails)(request)
    kept = SafeExceptionReporterFilter().get_post_parameters(request)
    assert CANARY not in str(kept)


def test_an_error_in_a_view_shows_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(row: Endpoint) -> None:
        raise ValueError(row.slug)

    monkeypatch.setattr(endpoint_actions, "test_event", fails)
    client.raise_request_exception = False
    row = endpoint(
        kind=Kind.OPEN311, credentials={"api_key": CANARY}, secret=CANARY, old_secret=None
    )
    response = client.post(f"{ENDPOINTS}{row.pk}/test/", seen(row))
    assert response.status_code == 500
    assert CANARY not in response.content.decode() + caplog.text


def test_the_stamp_of_a_page_tells_nothing(client: Client) -> None:
    row = endpoint(secret=CANARY)
    before = seen(row)["seen"]
    assert CANARY not in before
    Endpoint.objects.update(name="Other")
    assert seen(row)["seen"] == before, "a name does not matter for what is done"
    row.secret = "whsec_other"
    row.save()
    assert seen(row)["seen"] != before
