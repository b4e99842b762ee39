"""The Right to Repair from the report to the money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.cases import clocks
from portal.cases.changes import change_status
from portal.cases.models import Status
from portal.cases.timeline import WEBSITE
from portal.repairs.law.rights import (
    OFFER,
    ask_another,
    decline,
    mended,
    offer,
    offer_to_all_who_wait,
    owed,
    void,
)
from portal.repairs.law.second import NotNow, Stage, Why
from portal.repairs.law.words import Tenure
from portal.repairs.models import RightToRepair, SecondTerms
from portal.repairs.words import Defect

from .loaded import reported, running, said
from .the_law import end_of, london

pytestmark = pytest.mark.usefixtures("law")

TOLD = london(2026, 3, 3, 9)  # Tuesday: due at the end of Wednesday
LATE = london(2026, 3, 5, 8)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(london(2026, 6, 1), tick=False):
        yield


@pytest.fixture
def leak() -> RightToRepair:
    right = reported(TOLD, defect=Defect.LEAK).right
    assert right is not None
    return right


def test_a_report_has_its_right_with_its_first_period(leak: RightToRepair) -> None:
    assert (leak.stage, leak.working_days) == (Stage.FIRST, 1)
    assert leak.first_due_at == running(leak.case)["right-to-repair"] == end_of(2026, 3, 4)
    assert str(leak) == "Water from a pipe, a tank or a cistern: the first contractor has it"


@pytest.mark.parametrize("tenure", [Tenure.LEASEHOLDER, Tenure.OTHER_TENANT])
def test_who_does_not_have_the_right_gets_none(tenure: Tenure) -> None:
    assert reported(TOLD, defect=Defect.LEAK, tenure=tenure).right is None


def test_what_is_not_in_the_schedule_has_no_right() -> None:
    assert reported(TOLD).right is None


def test_the_tenant_is_told_of_another_contractor_once_the_first_is_late(
    leak: RightToRepair,
) -> None:
    assert offer_to_all_who_wait(end_of(2026, 3, 4)) == 0
    assert offer_to_all_who_wait(LATE) == 1
    assert offer_to_all_who_wait(LATE + timedelta(hours=1)) == 0
    leak.refresh_from_db()
    assert (leak.stage, leak.offered_at) == (Stage.OFFERED, LATE)
    entry = leak.case.timeline.get(public=True, what="clock")
    assert entry.words == OFFER


def test_a_repair_that_is_done_is_offered_nothing(leak: RightToRepair) -> None:
    change_status(leak.case, Status.DONE, WEBSITE)
    assert offer_to_all_who_wait() == 0
    assert not offer(leak)


def test_work_that_was_done_in_time_is_offered_nothing_while_we_wait_for_the_tenant(
    leak: RightToRepair,
) -> None:
    clocks.stop(leak.case.clocks.get(step="right-to-repair"), WEBSITE, london(2026, 3, 4, 15))
    assert offer_to_all_who_wait() == 0
    with pytest.raises(NotNow, match="still in time"):
        ask_another(leak, WEBSITE)
    assert mended(leak, WEBSITE) == 0


def test_a_clock_that_stands_still_makes_no_offer_until_it_has_run_out(leak: RightToRepair) -> None:
    clock = leak.case.clocks.get(step="right-to-repair")
    clocks.pause(clock, "Nobody was at home.", WEBSITE, london(2026, 3, 4, 10))
    assert offer_to_all_who_wait() == 0
    clocks.resume(clock, WEBSITE, london(2026, 3, 9, 10))
    assert not offer(leak, london(2026, 3, 9, 23))
    assert offer(leak, london(2026, 3, 10, 0, 1))
    leak.refresh_from_db()
    assert leak.first_due_at == end_of(2026, 3, 9)


def test_work_that_was_not_good_enough_goes_on_and_is_late_after_all(leak: RightToRepair) -> None:
    clock = leak.case.clocks.get(step="right-to-repair")
    clocks.stop(clock, WEBSITE, london(2026, 3, 4, 15))
    clocks.go_on(clock, WEBSITE)
    assert offer_to_all_who_wait() == 1


def test_the_second_contractor_has_as_long_again(leak: RightToRepair) -> None:
    offer(leak, LATE)
    ask_another(leak, WEBSITE, LATE)
    assert "right-to-repair" not in running(leak.case)
    assert running(leak.case)["right-to-repair-second"] == leak.second_due_at == end_of(2026, 3, 6)
    assert (leak.stage, leak.second_at) == (Stage.SECOND, LATE)


def test_nobody_else_is_asked_while_the_first_is_in_time(leak: RightToRepair) -> None:
    with pytest.raises(NotNow, match="still in time"):
        ask_another(leak, WEBSITE, london(2026, 3, 4, 22))
    leak.refresh_from_db()
    assert leak.stage == Stage.FIRST


@pytest.mark.parametrize(
    ("done", "pence"),
    [
        (london(2026, 3, 6, 17), 0),
        (london(2026, 3, 7, 9), 1200),
        (london(2026, 3, 9, 9), 1600),
        (london(2026, 5, 9, 9), 5000),
    ],
)
def test_what_is_owed_is_worked_out_when_it_is_mended(
    leak: RightToRepair, done: datetime, pence: int
) -> None:
    ask_another(leak, WEBSITE, LATE)
    assert owed(leak, done) == pence
    assert mended(leak, WEBSITE, done) == pence
    leak.refresh_from_db()
    assert (leak.stage, leak.owed, leak.ended_at) == (Stage.DONE, pence, done)
    assert [w for w in said(leak.case) if "We owe" in w] == (
        [f"We owe £{pence // 100} under the Right to Repair."] if pence else []
    )
    assert set(running(leak.case)) == {"repair-routine"}


def test_the_sums_are_those_of_the_day_on_which_another_was_asked(leak: RightToRepair) -> None:
    ask_another(leak, WEBSITE, LATE)
    SecondTerms.objects.update(first_sum=1, a_day=1, most=1)
    leak.refresh_from_db()
    assert owed(leak, london(2026, 3, 9)) == 1600


def test_the_first_contractor_alone_owes_nothing(leak: RightToRepair) -> None:
    assert owed(leak, london(2026, 5, 1)) == 0
    assert mended(leak, WEBSITE, london(2026, 5, 1)) == 0


def test_more_time_for_the_second_contractor_moves_what_is_owed(leak: RightToRepair) -> None:
    ask_another(leak, WEBSITE, LATE)
    clock = leak.case.clocks.get(step="right-to-repair-second")
    clocks.extend(clock, 1, "Nobody was at home.", WEBSITE, LATE)  # to Monday 9 March
    assert mended(leak, WEBSITE, london(2026, 3, 10)) == 1200


def test_who_declines_may_change_their_mind(leak: RightToRepair) -> None:
    offer(leak, LATE)
    decline(leak, WEBSITE)
    assert leak.stage == Stage.DECLINED
    ask_another(leak, WEBSITE, london(2026, 3, 9))
    assert leak.second_due_at == end_of(2026, 3, 10)


def test_nobody_declines_what_was_not_offered(leak: RightToRepair) -> None:
    with pytest.raises(NotNow):
        decline(leak, WEBSITE)


@pytest.mark.parametrize("why", Why)
def test_a_right_that_ends_takes_its_deadlines_and_leaves_ours(
    leak: RightToRepair, why: Why
) -> None:
    ask_another(leak, WEBSITE, LATE)
    void(leak, why, WEBSITE)
    leak.refresh_from_db()
    assert (leak.stage, leak.why_void, leak.owed) == (Stage.VOID, why, 0)
    assert set(running(leak.case)) == {"repair-routine"}
    with pytest.raises(NotNow):
        mended(leak, WEBSITE)


def test_without_sums_nobody_else_can_be_asked(leak: RightToRepair) -> None:
    SecondTerms.objects.all().delete()
    with pytest.raises(NotNow, match="written down"):
        ask_another(leak, WEBSITE, LATE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "lost"},
        {"stage": Stage.OFFERED},
        {"stage": Stage.SECOND},
        {"stage": Stage.DONE},
        {"stage": Stage.VOID, "ended_at": LATE},
        {"why_void": Why.NO_NEED},
        {"ended_at": LATE},
        {"owed": 100},
        {"second_at": LATE},
        {"second_at": LATE, "second_due_at": LATE + timedelta(days=1)},
        {"first_due_at": TOLD},
        {"working_days": 0},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(
    leak: RightToRepair, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RightToRepair.objects.filter(pk=leak.pk).update(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"second_due_at": None},
        {"second_due_at": LATE},
        {"first_sum": None},
        {"stage": Stage.DONE, "ended_at": LATE, "owed": 5001},
        {"stage": Stage.FIRST},
        {"second_at": end_of(2026, 3, 4)},
    ],
)
def test_the_database_refuses_it_with_a_second_contractor_too(
    leak: RightToRepair, wrong: dict[str, Any]
) -> None:
    ask_another(leak, WEBSITE, LATE)
    with pytest.raises(IntegrityError), transaction.atomic():
        RightToRepair.objects.filter(pk=leak.pk).update(**wrong)
