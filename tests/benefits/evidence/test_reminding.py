"""Reminders on their days, once, and at the end a question to staff: nothing closes by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine

from portal.benefits.evidence import moving
from portal.benefits.evidence.reminding import KIND_WORDS, LATE, remind
from portal.benefits.models import Claim, EvidenceItem, EvidenceNudge
from portal.cases.changes import change_status
from portal.cases.models import Status
from portal.cases.timeline import WEBSITE
from portal.integration.messages import registered
from portal.integration.models import Delivery

from .conftest import UNTIL

MORNING = datetime(2026, 12, 23, 9, 15)


def on(days_before: int) -> int:
    with time_machine.travel(MORNING - timedelta(days=days_before), tick=False):
        return remind()


def told() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("template", flat=True))


@pytest.mark.parametrize("days", [29, 20, 15])
def test_nobody_is_reminded_early(claim: Claim, days: int) -> None:
    assert on(days) == 0


def test_each_reminder_goes_once(claim: Claim) -> None:
    assert [on(day) for day in (14, 14, 13, 8, 7, 7, 1, 0)] == [1, 0, 0, 0, 1, 0, 0, 0]
    assert told() == ["benefits-proof-reminder"] * 2


def test_a_morning_that_was_left_out_is_made_up_for(claim: Claim) -> None:
    assert on(5) == 1
    assert on(4) == 0


def test_after_the_last_day_staff_are_asked_and_nothing_is_closed(claim: Claim) -> None:
    assert on(0) == 1  # the reminder of seven days
    assert on(-1) == 1
    assert on(-2) == 0
    case = claim.case
    case.refresh_from_db()
    assert case.is_open
    assert LATE in case.timeline.filter(public=False).latest("pk").words
    assert case.timeline.filter(public=True).latest("pk").words == KIND_WORDS
    assert told()[-1] == "benefits-proof-time"


def test_a_message_has_a_day_and_no_reference(claim: Claim) -> None:
    on(7)
    nudge = EvidenceNudge.objects.get()
    built = registered("benefits-proof-reminder").build(nudge.pk)
    assert built is not None
    assert "Wednesday 23 December" in built.text
    assert claim.case.shown_reference not in built.text
    claim.evidence.update(state="accepted")
    assert registered("benefits-proof-reminder").build(nudge.pk) is None


def test_who_has_sent_everything_is_left_in_peace(claim: Claim) -> None:
    claim.evidence.update(state="sent")
    assert on(7) == 0


def test_a_claim_that_has_ended_is_left_in_peace(claim: Claim) -> None:
    change_status(claim.case, Status.DONE, WEBSITE)
    assert on(7) == 0


def test_what_is_asked_for_later_has_a_month_of_its_own(item: EvidenceItem) -> None:
    claim = item.claim
    claim.evidence.exclude(pk=item.pk).update(state="accepted")
    with time_machine.travel(MORNING - timedelta(days=3), tick=False):
        moving.refuse(item, "Too old.", WEBSITE)
    assert item.due == (UNTIL - timedelta(days=3)).replace(month=1, year=2027)
    assert on(0) == 0
