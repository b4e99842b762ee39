"""News of a repair from the system of those who do it."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from portal.cases.models import Status, Who
from portal.integration.slots import Booked
from portal.integration.slots import State as Planned
from portal.repairs import visits
from portal.repairs.course.states import Hold, State
from portal.repairs.models import HazardCase, Repair, Visit, VisitState
from portal.repairs.words import Hazard, Track
from tests.repairs.visits.conftest import Desk
from tests.support.api import Calling
from tests.support.slots import PaperDiary

from .conftest import NOW, SCOPES, ago


def tell(scheduler: Calling, repair: Repair, state: str, **more: Any) -> Any:
    path = f"/repairs/{repair.case.reference}/state"
    return scheduler.post(path, {"state": state, "at": ago(0), **more})


def now(repair: Repair) -> str:
    repair.refresh_from_db()
    return str(repair.state)


def test_a_repair_is_read_without_anything_of_its_person(
    scheduler: Calling, repair: Repair, visit: Visit
) -> None:
    read = scheduler.get(f"/repairs/{repair.case.shown_reference}")
    assert read.status_code == 200
    assert read.json()["state"] == "scheduled"
    assert read.json()["visits"][0]["job"] == f"{repair.case.reference}-1"
    for private in ("Somebody", "Test Street", "900123", "hash", "uprn"):
        assert private not in read.content.decode()


def test_a_state_moves_the_repair_in_the_name_of_the_team(
    scheduler: Calling, repair: Repair
) -> None:
    answer = tell(scheduler, repair, "moved_to_planned", words="We do the whole street in spring.")
    assert (answer.status_code, answer.json()["applied"]) == (200, True)
    assert now(repair) == State.PLANNED
    entry = repair.case.timeline.last()
    assert (entry.who, entry.team) == (Who.TEAM, scheduler.system.team)
    assert entry.words == "We do the whole street in spring."


def test_older_news_never_overwrites_newer(scheduler: Calling, repair: Repair) -> None:
    tell(scheduler, repair, "scheduled", at=ago(0))
    answer = tell(scheduler, repair, "cancelled", at=ago(60))
    assert answer.json() == {"applied": False, "because": "older than what we have"}
    assert now(repair) == State.SCHEDULED


def test_work_that_is_done_was_begun(scheduler: Calling, repair: Repair, visit: Visit) -> None:
    assert tell(scheduler, repair, "work_done").status_code == 200
    visit.refresh_from_db()
    assert (now(repair), visit.state) == (State.WORK_DONE, VisitState.ATTENDED)


def test_on_hold_says_what_it_waits_for(scheduler: Calling, repair: Repair, visit: Visit) -> None:
    assert tell(scheduler, repair, "on_hold").status_code == 422
    assert tell(scheduler, repair, "in_progress", hold="parts").status_code == 422
    assert tell(scheduler, repair, "on_hold", hold="parts").status_code == 200
    assert (now(repair), repair.hold) == (State.ON_HOLD, Hold.PARTS)


@pytest.mark.parametrize("state", ["closed", "reopened", "duplicate", "received", "nonsense"])
def test_whether_it_is_fixed_is_for_the_tenant_to_say(
    scheduler: Calling, repair: Repair, state: str
) -> None:
    assert tell(scheduler, repair, state).status_code == 422


def test_what_cannot_follow_is_refused(scheduler: Calling, repair: Repair) -> None:
    answer = tell(scheduler, repair, "work_done")
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "state")
    assert now(repair) == State.ACCEPTED


def test_a_repair_that_is_cancelled_takes_its_visit_out_of_the_diary(
    scheduler: Calling, repair: Repair, visit: Visit, settings: Settings
) -> None:
    assert tell(scheduler, repair, "cancelled", words="It was pulled down.").status_code == 200
    assert visits.settle_all() == 0
    visit.refresh_from_db()
    assert visit.state == VisitState.BOOKED  # nobody knows yet that the diary has it no more
    booked = Booked(visit.booking, visit.job, visit.start, visit.end)
    settings.SLOT_SOURCE, Desk.diary = "paper", PaperDiary(NOW, booked={visit.booking: booked})
    Desk.diary.states[visit.booking] = Planned.PLANNED
    visits.settle_all()
    assert Desk.diary.states == {visit.booking: Planned.CANCELLED}
    visit.refresh_from_db()
    repair.case.refresh_from_db()
    assert (now(repair), visit.state) == (State.CANCELLED, VisitState.CANCELLED)
    assert repair.case.status == Status.CLOSED
    words = [each.words for each in repair.case.timeline.filter(public=True)]
    assert any(each.startswith("Nobody will come") for each in words)
    assert not any("choose another" in each for each in words)


def test_a_danger_that_is_not_over_keeps_a_repair_open(scheduler: Calling, repair: Repair) -> None:
    HazardCase.objects.create(
        case=repair.case,
        hazard=Hazard.FALLS,
        track=Track.SIGNIFICANT,
        covered=True,
        aware_at=NOW,
    )
    assert tell(scheduler, repair, "cancelled").status_code == 422
    assert now(repair) == State.ACCEPTED


def test_reading_needs_its_own_scope(scheduler: Calling, repair: Repair) -> None:
    writes = Calling(scheduler.system, SCOPES[1])
    assert writes.get(f"/repairs/{repair.case.reference}").status_code == 404


def test_a_repair_that_is_cancelled_takes_with_it_what_was_only_wanted(
    scheduler: Calling, repair: Repair
) -> None:
    wanted = visits.want(repair)
    assert tell(scheduler, repair, "cancelled").status_code == 200
    wanted.refresh_from_db()
    assert wanted.state == VisitState.CANCELLED
