"""What happened is compared with what was passed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from portal.council.models import ContactPoint
from portal.integration import alerts, outbox, reconcile
from portal.integration.models import (
    Delivery,
    Endpoint,
    Kind,
    Outcome,
    SetAside,
    Subscription,
    System,
)
from portal.integration.reconcile import Subject
from portal.integration.result import Result
from tests.support.factories import ContactPointFactory

from .events import CANARY, HAPPENED, Answering, endpoint, happen

pytestmark = pytest.mark.django_db

Happens = Callable[..., Subject]


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelling:
        yield travelling


@pytest.fixture
def happens(monkeypatch: pytest.MonkeyPatch, clock: Any) -> Happens:
    """A room in which things happen: with their event, or with the event forgotten."""
    there: list[Subject] = []

    def since(moment: datetime) -> list[Subject]:
        return [each for each in there if each.at >= moment]

    def happens(reference: str, *, published: bool = True, source: System | None = None) -> Subject:
        clock.shift(timedelta(minutes=2))
        subject = Subject(reference, len(there), timezone.now(), source.pk if source else None)
        there.append(subject)
        if published:
            happen(reference, subject.pk, source=source)
        return subject

    monkeypatch.setattr(reconcile, "_kinds", {})
    reconcile.register(HAPPENED.name, "case", since)
    return happens


def run() -> tuple[int, str, str]:
    """Run the command; how it ends, and what it prints."""
    out, err = StringIO(), StringIO()
    try:
        call_command("reconcile", stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


class TestWhatWasSent:
    def test_all_of_it_arrived_waits_or_was_given_up(
        self, happens: Happens, answering: Answering
    ) -> None:
        endpoint()
        for stream, result in {
            "A": Outcome.SENT,
            "B": Outcome.REFUSED,
            "C": Outcome.FAILED,
        }.items():
            answering.result = Result(result)
            happens(stream)
            outbox.send(Delivery.objects.filter(event=HAPPENED.name).latest("pk").pk)
        code, out, err = run()
        assert (code, err) == (0, "")
        assert (
            "test.happened to Repairs: 3 "
            "(waiting 1, sent 1, not sent 1, set aside 0, not needed any more 0)" in out
        )
        assert "Nothing is missing" in out

    def test_what_was_never_written_down_is_found(self, happens: Happens) -> None:
        endpoint()
        happens("A")
        lost = happens("B", published=False)
        code, _, err = run()
        assert code == 1
        assert f"B: test.happened was never written for Repairs (case {lost.pk})" in err
        assert "A:" not in err

    def test_for_each_endpoint_by_itself(self, happens: Happens) -> None:
        endpoint("Repairs")
        endpoint("Customers")
        happens("A")
        Delivery.objects.filter(endpoint__name="Customers").delete()
        code, _, err = run()
        assert code == 1
        assert "written for Customers" in err
        assert "written for Repairs" not in err

    def test_an_endpoint_is_not_owed_what_happened_before_it_asked(self, happens: Happens) -> None:
        happens("A")
        endpoint()
        happens("B")
        assert run()[0] == 0

    def test_nor_in_the_moment_of_asking(self, happens: Happens) -> None:
        lost = happens("A", published=False)
        endpoint()
        Subscription.objects.update(since=lost.at - timedelta(seconds=59))
        assert run()[0] == 0
        Subscription.objects.update(since=lost.at - timedelta(seconds=61))
        assert run()[0] == 1

    @override_settings(DELIVERY_DAYS=90)
    def test_what_arrived_so_long_ago_that_it_was_removed_is_not_missed(
        self, happens: Happens, clock: Any, answering: Answering
    ) -> None:
        endpoint()
        for day in range(100):
            happens(f"S{day}")
            outbox.sweep()
            clock.shift(timedelta(days=1))
            outbox.remove_old()
            if day > 85:
                assert run()[0] == 0
        assert Delivery.objects.filter(event=HAPPENED.name).count() < 100

    def test_a_system_is_not_owed_what_it_did_itself(self, happens: Happens) -> None:
        team: ContactPoint = ContactPointFactory()
        system = System.objects.create(name="Housing", slug="housing", team=team)
        endpoint(system=system)
        happens("A", source=system)
        assert not Delivery.objects.exists()
        assert run()[0] == 0

    def test_more_than_a_batch_is_compared(
        self, happens: Happens, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reconcile, "BATCH", 2)
        endpoint()
        for number in range(5):
            happens(f"S{number}", published=number != 3)
        code, out, err = run()
        assert code == 1
        assert "Repairs: 4 (" in out
        assert "S3:" in err

    def test_two_rooms_may_not_speak_of_one_event(self, happens: Happens) -> None:
        with pytest.raises(ValueError, match=HAPPENED.name):
            reconcile.register(HAPPENED.name, "case", lambda moment: [])


class TestWhatStandsStill:
    @pytest.fixture(autouse=True)
    def told(self, happens: Happens) -> Delivery:
        endpoint()
        happens("A")
        delivery: Delivery = Delivery.objects.get()
        return delivery

    def test_what_nobody_tries_is_found_after_a_quarter_of_an_hour(
        self, told: Delivery, clock: Any
    ) -> None:
        clock.shift(timedelta(minutes=14))
        assert run()[0] == 0
        clock.shift(timedelta(minutes=2))
        code, _, err = run()
        assert code == 1
        assert f"Delivery {told.pk} (test.happened) should have been tried at" in err

    @pytest.mark.parametrize("values", [{"failing_since": 1}, {"paused_at": 1}])
    def test_what_waits_for_an_endpoint_in_known_trouble_is_no_news(
        self, clock: Any, values: dict[str, Any]
    ) -> None:
        Endpoint.objects.update(**dict.fromkeys(values, timezone.now()))
        clock.shift(timedelta(hours=1))
        assert run()[0] == 0

    def test_a_lease_that_nobody_let_go_of_is_found(self, told: Delivery, clock: Any) -> None:
        now = timezone.now()
        Delivery.objects.update(lease_until=now, lease_token=told.key)
        Endpoint.objects.update(paused_at=now)
        clock.shift(timedelta(minutes=16))
        assert f"Delivery {told.pk} (test.happened) was held by a worker until" in run()[2]

    def test_a_file_that_was_not_written_is_found(self, told: Delivery, clock: Any) -> None:
        Endpoint.objects.update(kind=Kind.FILES, schedule="0 18 * * *")
        clock.shift(timedelta(minutes=59))
        assert run()[0] == 0
        clock.shift(timedelta(minutes=2))
        code, _, err = run()
        assert code == 1
        assert "Repairs: 1 events should have gone in a file at" in err

    @override_settings(FIELD_KEYS=["YW5vdGhlci1rZXktdGhhdC1vcGVucy1ub3RoaW5nLiE="])
    def test_what_no_key_of_ours_opens_is_found(self, told: Delivery) -> None:
        assert f"Delivery {told.pk}: none of our keys opens what it says" in run()[2]

    def test_what_was_changed_since_it_was_written_is_found(self, told: Delivery) -> None:
        Delivery.objects.filter(pk=told.pk).update(payload={"type": "test.happened"})
        assert f"Delivery {told.pk}: what it says is not what was written" in run()[2]

    def test_nothing_of_what_an_event_says_is_printed(self, told: Delivery, clock: Any) -> None:
        clock.shift(timedelta(hours=1))
        assert CANARY not in "".join(map(str, run()))


class TestEachNight:
    @override_settings(ALERT_EMAIL="office@example.org")
    def test_somebody_is_told_of_what_is_found(
        self, happens: Happens, mailoutbox: list[Any], caplog: pytest.LogCaptureFixture
    ) -> None:
        endpoint()
        happens("LOST", published=False)
        reconcile.connect()
        assert reconcile.nightly() == 1
        assert "LOST: test.happened was never written for Repairs" in caplog.text
        outbox.sweep()
        [mail] = mailoutbox
        assert mail.to == ["office@example.org"]
        assert "We found 1 thing to look at." in mail.body
        assert "LOST: test.happened was never written for Repairs" in mail.body

    def test_a_good_night_is_silent(self, happens: Happens) -> None:
        endpoint()
        happens("A")
        assert reconcile.nightly() == 0
        assert not Delivery.objects.filter(template=alerts.RECONCILED).exists()


def test_a_reason_for_letting_it_rest_is_a_decision(happens: Happens) -> None:
    endpoint()
    happens("A")
    now = timezone.now()
    Delivery.objects.update(
        dead_at=now, set_aside_at=now, set_aside_reason=SetAside.BY_HAND, payload=None
    )
    code, out, _ = run()
    assert code == 0
    assert "set aside 1" in out
