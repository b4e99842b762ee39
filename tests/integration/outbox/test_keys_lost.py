"""A value that none of our keys opens stands in the way of nothing but its own use."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import TextField, Value
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from portal.integration import alerts, batches, outbox
from portal.integration.models import Batch, Delivery, Endpoint, Kind, Outcome, SetAside, State
from portal.integration.outbox.decisions import send_again, set_aside
from tests.support.people import Enter, member

from .events import Answering, endpoint, happen

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/deliveries/"
HEALTH = "/admin/back-office/health/"


def spoil(row: Any, column: str) -> None:
    """Leave something there that no key opens, as when a key was thrown away too early."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    rows.update(**{column: Value("x", output_field=TextField())})


def sign(delivery: Delivery) -> None:
    assert delivery.endpoint
    assert delivery.endpoint.secret


def stands(delivery: Delivery) -> State:
    return Delivery.objects.defer("payload").get(pk=delivery.pk).state


def last_try(delivery: Delivery) -> str:
    attempt = delivery.attempts.last()
    assert attempt is not None
    assert attempt.outcome == Outcome.FAILED
    return str(attempt.reason)


def reconciled() -> str:
    said = StringIO()
    with pytest.raises((CommandError, SystemExit)):
        call_command("reconcile", stdout=said, stderr=said)
    return said.getvalue()


class TestOneEvent:
    @pytest.fixture
    def lost(self, answering: Answering) -> Delivery:
        endpoint("Housing")
        (made,) = happen("A")
        spoil(made, "payload")
        return made

    def test_is_tried_again_later(self, lost: Delivery) -> None:
        assert outbox.sweep() == 1
        assert stands(lost) == State.WAITING
        assert last_try(lost).startswith("CannotDecrypt encryption.py:")

    def test_keeps_no_other_endpoint_waiting(self, lost: Delivery, answering: Answering) -> None:
        parking = endpoint("Parking")
        told = [each for each in happen("B") if each.endpoint_id == parking.pk]
        outbox.sweep()
        assert [stands(each) for each in told] == [State.SENT]

    def test_keeps_no_other_case_of_its_endpoint_waiting_for_long(
        self, lost: Delivery, answering: Answering
    ) -> None:
        (other,) = happen("B")
        outbox.sweep()
        outbox.sweep()
        assert stands(other) == State.SENT

    def test_can_be_looked_at_and_set_aside(self, lost: Delivery, enter: Enter) -> None:
        Delivery.objects.filter(pk=lost.pk).update(dead_at=timezone.now())
        client: Client = enter("Administrators")
        page = client.get(f"{REPORT}{lost.pk}/")
        assert "None of our keys opens what it says." in page.text
        client.post(f"{REPORT}{lost.pk}/aside/", {"reason": SetAside.BY_HAND})
        assert stands(lost) == State.SET_ASIDE

    def test_can_be_sent_again_when_the_key_is_back(self, lost: Delivery) -> None:
        Delivery.objects.filter(pk=lost.pk).update(dead_at=timezone.now())
        assert send_again(lost.pk, member("Administrators"))
        assert stands(lost) == State.WAITING


class TestTheSecretOfAnEndpoint:
    @pytest.fixture
    def closed(self, answering: Answering) -> Endpoint:
        answering.before = sign
        made = endpoint("Housing", secret="whsec_eA==")
        spoil(made, "secret")
        return made

    def test_fails_the_try(self, closed: Endpoint) -> None:
        (made,) = happen()
        assert outbox.sweep() == 1
        assert last_try(made).startswith("CannotDecrypt encryption.py:")

    def test_keeps_nobody_from_sending_us_anything(self, closed: Endpoint) -> None:
        (made,) = happen()
        assert stands(made) == State.WAITING

    def test_is_found_and_named_by_reconcile(self, closed: Endpoint) -> None:
        assert "Housing: none of our keys opens its secret" in reconciled()

    def test_is_told_to_whoever_looks_after_it(self, closed: Endpoint) -> None:
        Endpoint.objects.filter(pk=closed.pk).update(failing_since=timezone.now())
        assert alerts.build_endpoint(closed.pk) is not None

    def test_does_not_hide_how_all_others_stand(self, closed: Endpoint, enter: Enter) -> None:
        client = enter("Administrators")
        (made,) = happen()
        for address in (HEALTH, REPORT, f"{REPORT}{made.pk}/"):
            assert client.get(address).status_code == 200

    def test_lets_what_was_given_up_be_set_aside(self, closed: Endpoint) -> None:
        (made,) = happen()
        Delivery.objects.filter(pk=made.pk).update(dead_at=timezone.now())
        assert set_aside(made.pk, SetAside.GONE, member("Administrators"))


class TestAFile:
    @pytest.fixture
    def folder(self, tmp_path: Path, settings: Settings) -> Path:
        settings.DROP_FOLDERS = [str(tmp_path)]
        return tmp_path

    def due(self, name: str, folder: Path) -> Delivery:
        """Make an endpoint for files with one event, whose time has come."""
        to = endpoint(
            name,
            kind=Kind.FILES,
            address=str(folder),
            schedule="0 18 * * *",
            options={"format": "jsonl"},
            next_batch_at=timezone.now(),
        )
        made: Delivery = next(each for each in happen(name) if each.endpoint_id == to.pk)
        return made

    def test_that_cannot_be_made_keeps_no_other_waiting(self, folder: Path) -> None:
        lost = self.due("Housing", folder)
        spoil(lost, "payload")
        told = self.due("Parking", folder)
        batches.sweep()
        assert (stands(lost), stands(told)) == (State.WAITING, State.SENT)
        assert last_try(lost).startswith("CannotDecrypt encryption.py:")

    def test_is_made_for_an_endpoint_whose_password_is_lost(self, folder: Path) -> None:
        lost = self.due("Housing", folder)
        spoil(lost.endpoint, "credentials")
        batches.sweep()
        assert Batch.objects.count() == 1
