"""What the database itself refuses, and what is thrown away."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from portal.integration import messages, outbox
from portal.integration.models import Attempt, Delivery, Outcome, SetAside, State

pytestmark = pytest.mark.django_db

NOW = timezone.now()
SENT = {"delivered_at": NOW}
DEAD = {"dead_at": NOW}
CANCELLED = {"cancelled_at": NOW}
ASIDE = {"dead_at": NOW, "set_aside_at": NOW, "set_aside_reason": SetAside.TOLD}


def delivery(**changes: Any) -> Delivery:
    made: Delivery = Delivery.objects.create(
        **{"template": "receipt", "owner": "submission", "subject_id": 41, **changes}
    )
    return made


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, State.WAITING),
        (SENT, State.SENT),
        (DEAD, State.DEAD),
        (ASIDE, State.SET_ASIDE),
        (CANCELLED, State.CANCELLED),
    ],
)
def test_a_state_read_from_a_row_is_the_state_it_is_found_by(
    changes: dict[str, Any], state: State
) -> None:
    made = delivery(**changes)
    assert made.state == state
    found = [one for one in State if Delivery.objects.in_state(one).filter(pk=made.pk).exists()]
    assert found == [state]


@pytest.mark.parametrize(
    "changes",
    [
        {**SENT, **DEAD},
        {**SENT, **CANCELLED},
        {**DEAD, **CANCELLED},
        {"lease_until": NOW},
        {"lease_token": uuid.uuid4()},
        {**SENT, "lease_until": NOW, "lease_token": uuid.uuid4()},
        {"set_aside_at": NOW, "set_aside_reason": SetAside.TOLD},
        {**DEAD, "set_aside_at": NOW},
        {**DEAD, "set_aside_at": NOW, "set_aside_reason": "whim"},
        {"channel": "pigeon"},
        {"template": ""},
        {"owner": ""},
    ],
)
def test_a_row_that_contradicts_itself_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        delivery(**changes)


@pytest.mark.parametrize(
    "changes", [{"outcome": Outcome.SENT}, {"ended_at": NOW}, {"ended_at": NOW, "outcome": "no"}]
)
def test_a_try_ends_with_an_outcome(changes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(delivery=delivery(), at=NOW, **changes)


def test_there_is_one_try_at_a_time() -> None:
    made = delivery()
    Attempt.objects.create(delivery=made, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(delivery=made, at=NOW)


class TestKeeping:
    @pytest.mark.parametrize("end", ["delivered_at", "cancelled_at", "set_aside_at"])
    def test_what_has_ended_goes_after_its_days(self, end: str) -> None:
        changes = ASIDE if end == "set_aside_at" else {}
        with override_settings(DELIVERY_DAYS=90):
            kept = delivery(**{**changes, end: timezone.now() - timedelta(days=89)})
            gone = delivery(**{**changes, end: timezone.now() - timedelta(days=91)})
            Attempt.objects.create(delivery=gone, at=NOW)
            assert outbox.remove_old() == 1
        assert [row.pk for row in Delivery.objects.all()] == [kept.pk]
        assert not Attempt.objects.exists()

    def test_what_was_never_sent_stays(self) -> None:
        years_ago = NOW - timedelta(days=1000)
        delivery(created_at=years_ago, due_at=years_ago)
        delivery(created_at=years_ago, dead_at=years_ago)
        assert outbox.remove_old() == 0

    def test_many_go_in_batches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("portal.integration.outbox.keeping.BATCH", 2)
        for _ in range(5):
            delivery(delivered_at=NOW - timedelta(days=1000))
        assert outbox.remove_old() == 5


def test_a_delivery_has_a_name_of_its_own_for_the_outside() -> None:
    assert messages.queue("receipt", 1).key != messages.queue("receipt", 1).key
