"""What may happen to a hazard, and what it does to the clocks of its case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.cases.models import Basis, Clock
from portal.cases.timeline import WEBSITE
from portal.repairs.law.beginning import begin
from portal.repairs.law.hazards import (
    complete,
    decide,
    investigated,
    made_safe,
    more_planned,
    more_started,
    rehoused,
    summary_sent,
)
from portal.repairs.law.track import NotAllowed, State
from portal.repairs.law.which import Report
from portal.repairs.law.words import AtHome, Tenure
from portal.repairs.models import HazardCase, HazardPhase
from portal.repairs.words import Defect, Hazard, Priority, Track

from .loaded import a_case, reported, running, said
from .the_law import end_of, london

pytestmark = pytest.mark.usefixtures("law")

TOLD = london(2026, 3, 3, 9)  # a Tuesday
DAMP = {"hazard": Hazard.DAMP_MOULD, "track": Track.SIGNIFICANT}
WIRES = {"hazard": Hazard.FIRE_ELECTRICAL, "track": Track.EMERGENCY}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(london(2026, 6, 1), tick=False):
        yield


def damp() -> HazardCase:
    hazard = reported(TOLD, **DAMP).hazard
    assert hazard is not None
    return hazard


def wires() -> HazardCase:
    hazard = reported(TOLD, **WIRES).hazard
    assert hazard is not None
    return hazard


def looked_at(hazard: HazardCase, track: Track) -> HazardCase:
    decide(hazard, track, "Photos show it.", WEBSITE, london(2026, 3, 3, 10))
    investigated(hazard, track, WEBSITE, london(2026, 3, 3, 15))
    return hazard


def test_a_report_starts_the_law_s_clocks_and_ours_at_the_moment_we_knew() -> None:
    begun = reported(TOLD, **DAMP)
    case = begun.clocks[0].case
    assert running(case) == {
        "hazard-investigate": end_of(2026, 3, 17),
        "repair-routine": end_of(2026, 4, 14),
    }
    assert begun.hazard is not None
    assert (begun.hazard.state, begun.hazard.aware_at) == (State.POTENTIAL, TOLD)
    law = case.clocks.get(step="hazard-investigate")
    assert (law.basis, law.started_at, law.public) == (Basis.LAW, TOLD, True)
    assert case.due_next == end_of(2026, 3, 17)


def test_an_emergency_is_to_be_looked_at_and_safe_in_a_day() -> None:
    assert running(wires().case) == {
        "repair-emergency": london(2026, 3, 4, 9),
        "hazard-investigate": london(2026, 3, 4, 9),
        "hazard-make-safe": london(2026, 3, 4, 9),
    }


def test_the_whole_way_of_a_significant_hazard() -> None:
    hazard = looked_at(damp(), Track.SIGNIFICANT)
    assert running(hazard.case) == {
        "repair-routine": end_of(2026, 4, 14),
        "hazard-summary": end_of(2026, 3, 6),
        "hazard-make-safe": end_of(2026, 3, 10),
        "hazard-plan-more": end_of(2026, 3, 10),
        "hazard-start-more": end_of(2026, 5, 26),
    }
    summary_sent(hazard, WEBSITE, london(2026, 3, 5))
    assert hazard.state == State.SUMMARY_SENT
    made_safe(hazard, WEBSITE, london(2026, 3, 11))
    more_planned(hazard, WEBSITE, london(2026, 3, 10))
    more_started(hazard, WEBSITE, london(2026, 5, 1))
    complete(hazard, WEBSITE, london(2026, 5, 20))
    hazard.refresh_from_db()
    assert hazard.state == State.COMPLETE
    assert set(running(hazard.case)) == {"repair-routine"}
    late = [c.step for c in Clock.objects.filter(stopped_at__isnull=False) if not c.in_time]
    assert late == ["hazard-make-safe"]


def test_an_emergency_is_safe_before_its_findings_are_sent() -> None:
    hazard = looked_at(wires(), Track.EMERGENCY)
    assert running(hazard.case)["hazard-make-safe"] == london(2026, 3, 4, 9)  # not 3pm
    made_safe(hazard, WEBSITE, london(2026, 3, 3, 17))
    with pytest.raises(NotAllowed, match="findings"):
        complete(hazard, WEBSITE)
    summary_sent(hazard, WEBSITE, london(2026, 3, 4))
    assert hazard.state == State.SAFE
    complete(hazard, WEBSITE)
    with pytest.raises(NotAllowed):
        summary_sent(hazard, WEBSITE)


def test_somewhere_else_to_stay_stops_the_clock_and_the_home_is_made_safe_after() -> None:
    hazard = looked_at(wires(), Track.EMERGENCY)
    rehoused(hazard, WEBSITE, london(2026, 3, 4))
    assert "hazard-make-safe" not in running(hazard.case)
    with pytest.raises(NotAllowed):
        complete(hazard, WEBSITE)
    more_started(hazard, WEBSITE, london(2026, 3, 9))
    made_safe(hazard, WEBSITE, london(2026, 3, 20))
    with pytest.raises(NotAllowed, match="started before"):
        more_started(hazard, WEBSITE)


def test_staff_who_see_more_danger_count_from_when_we_first_knew() -> None:
    hazard = damp()
    decide(hazard, Track.EMERGENCY, "Mould in a baby's room.", WEBSITE, london(2026, 3, 5))
    due = running(hazard.case)
    assert due["hazard-investigate"] == due["hazard-make-safe"] == london(2026, 3, 4, 9)
    assert [words for words in said(hazard.case) if "no longer counts: Mould" in words]
    assert hazard.case.due_next == london(2026, 3, 4, 9)


def test_staff_who_see_less_danger_give_their_reason() -> None:
    hazard = reported(TOLD, hazard=Hazard.DAMP_MOULD, track=Track.EMERGENCY).hazard
    assert hazard is not None
    decide(hazard, Track.SIGNIFICANT, "The photo shows condensation.", WEBSITE, TOLD)
    due = running(hazard.case)
    assert due["hazard-investigate"] == end_of(2026, 3, 17)
    assert "hazard-make-safe" not in due
    notes = [words for words in said(hazard.case) if "condensation" in words]
    assert len(notes) == 3  # two deadlines that end, and what was decided
    assert not hazard.case.timeline.filter(public=True, what="note").exists()


def test_no_hazard_ends_its_clocks_and_leaves_ours() -> None:
    hazard = damp()
    decide(hazard, Track.NONE, "A stain of paint.", WEBSITE)
    assert hazard.state == State.NONE
    assert set(running(hazard.case)) == {"repair-routine"}


def test_who_looked_and_found_nothing_writes_to_the_household_all_the_same() -> None:
    hazard = damp()
    decide(hazard, Track.SIGNIFICANT, "Looks so.", WEBSITE, TOLD)
    investigated(hazard, Track.NONE, WEBSITE, london(2026, 3, 5))
    assert set(running(hazard.case)) == {"repair-routine", "hazard-summary"}
    with pytest.raises(NotAllowed, match="findings"):
        complete(hazard, WEBSITE)
    summary_sent(hazard, WEBSITE)
    complete(hazard, WEBSITE)


def test_an_emergency_that_is_found_on_the_spot_has_a_day_from_then() -> None:
    hazard = damp()
    decide(hazard, Track.SIGNIFICANT, "Looks so.", WEBSITE, TOLD)
    investigated(hazard, Track.EMERGENCY, WEBSITE, london(2026, 3, 9, 11))
    assert running(hazard.case)["hazard-make-safe"] == london(2026, 3, 10, 11)


def test_an_emergency_that_turns_out_smaller_has_five_working_days() -> None:
    hazard = reported(TOLD, hazard=Hazard.DAMP_MOULD, track=Track.EMERGENCY).hazard
    assert hazard is not None
    decide(hazard, Track.EMERGENCY, "Looks so.", WEBSITE, TOLD)
    investigated(hazard, Track.SIGNIFICANT, WEBSITE, london(2026, 3, 3, 15))
    assert running(hazard.case)["hazard-make-safe"] == end_of(2026, 3, 10)


def test_a_hazard_that_the_law_does_not_count_yet_can_be_dealt_with_in_our_own_time() -> None:
    hazard = reported(TOLD, hazard=Hazard.FALLS, track=Track.SIGNIFICANT).hazard
    assert hazard is not None
    assert (hazard.protected, hazard.covered) == (True, False)
    looked_at(hazard, Track.SIGNIFICANT)
    assert set(running(hazard.case)) == {"repair-routine"}
    made_safe(hazard, WEBSITE)
    complete(hazard, WEBSITE)


def test_a_phase_that_begins_later_leaves_earlier_reports_as_they_were() -> None:
    HazardPhase.objects.filter(hazard=Hazard.FALLS).update(counts_from="2026-03-04")
    hazard = reported(TOLD, hazard=Hazard.FALLS, track=Track.SIGNIFICANT).hazard
    assert hazard is not None
    decide(hazard, Track.SIGNIFICANT, "Photos show it.", WEBSITE, london(2026, 3, 3, 10))
    investigated(hazard, Track.SIGNIFICANT, WEBSITE, london(2026, 3, 5))
    assert set(running(hazard.case)) == {"repair-routine"}


def test_a_licensee_has_no_clock_by_law_even_in_an_emergency() -> None:
    hazard = reported(TOLD, tenure=Tenure.LICENSEE, **WIRES).hazard
    assert hazard is not None
    assert (hazard.protected, hazard.covered) == (False, False)
    assert running(hazard.case) == {"repair-emergency": london(2026, 3, 4, 9)}
    decide(hazard, Track.EMERGENCY, "So it is.", WEBSITE)
    assert set(running(hazard.case)) == {"repair-emergency"}


def test_a_baby_at_home_makes_a_cold_home_an_emergency() -> None:
    begun = reported(
        TOLD,
        Priority.URGENT,
        hazard=Hazard.COLD_HEAT,
        track=Track.SIGNIFICANT,
        defect=Defect.HEATING,
        at_home=frozenset({AtHome.BABY}),
    )
    assert begun.hazard is not None
    assert begun.hazard.track == Track.EMERGENCY
    assert min(filter(None, running(begun.hazard.case).values())) == london(2026, 3, 4, 9)


@pytest.mark.parametrize(
    "act", [summary_sent, made_safe, rehoused, more_planned, more_started, complete]
)
def test_nothing_follows_before_somebody_has_looked(act: object) -> None:
    hazard = damp()
    with pytest.raises((NotAllowed, IntegrityError)), transaction.atomic():
        act(hazard, WEBSITE)  # type: ignore[operator]
    hazard.refresh_from_db()
    assert hazard.state == State.POTENTIAL


def test_news_from_before_what_it_follows_is_refused() -> None:
    hazard = looked_at(damp(), Track.SIGNIFICANT)
    with pytest.raises(NotAllowed, match="before what it follows"):
        made_safe(hazard, WEBSITE, london(2026, 3, 3, 14))


def test_a_refused_move_leaves_every_clock_as_it_was() -> None:
    hazard = looked_at(damp(), Track.SIGNIFICANT)
    before = running(hazard.case)
    with pytest.raises(NotAllowed):
        complete(hazard, WEBSITE)
    assert running(hazard.case) == before


def test_told_again_the_hazard_and_the_shortest_clocks_stay() -> None:
    hazard = damp()
    again = begin(
        hazard.case,
        Report(TOLD + timedelta(days=3), Priority.ROUTINE, Hazard.DAMP_MOULD, Track.SIGNIFICANT),
    )
    assert again.hazard == hazard
    assert again.clocks == []


def test_a_case_that_was_opened_after_we_knew_is_refused() -> None:
    case = a_case(TOLD)
    with pytest.raises(ValueError, match="after we knew"):
        begin(case, Report(TOLD - timedelta(minutes=1), Priority.ROUTINE))


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.SAFE},
        {"state": State.EMERGENCY},
        {"state": State.INVESTIGATED},
        {"state": State.NONE},
        {"state": "lost"},
        {"track": "huge"},
        {"safe_at": TOLD},
        {"decided_at": TOLD},
        {"protected": False},
        {"completed_at": TOLD},
        {"more_started_at": TOLD},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(wrong: dict[str, object]) -> None:
    hazard = damp()
    with pytest.raises(IntegrityError), transaction.atomic():
        HazardCase.objects.filter(pk=hazard.pk).update(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"investigated_at": None},
        {"investigated_at": TOLD - timedelta(days=1)},
        {"safe_at": TOLD},  # before somebody looked
        {"state": State.SUMMARY_SENT},
        {"state": State.REHOUSED},
        {"state": State.MORE_STARTED},
        {"state": State.COMPLETE, "completed_at": london(2026, 3, 9)},
        {
            "state": State.COMPLETE,
            "completed_at": london(2026, 3, 9),
            "safe_at": london(2026, 3, 9),
        },
        {"more_started_at": london(2026, 3, 9)},
    ],
)
def test_the_database_refuses_it_after_a_look_too(wrong: dict[str, object]) -> None:
    hazard = looked_at(damp(), Track.SIGNIFICANT)
    with pytest.raises(IntegrityError), transaction.atomic():
        HazardCase.objects.filter(pk=hazard.pk).update(**wrong)


def test_a_case_has_one_hazard_at_a_time_and_another_after_it_has_ended() -> None:
    hazard = damp()
    with pytest.raises(IntegrityError), transaction.atomic():
        HazardCase.objects.create(
            case=hazard.case, covered=False, aware_at=TOLD, hazard="falls", track="emergency"
        )
    decide(hazard, Track.NONE, "Nothing.", WEBSITE)
    HazardCase.objects.create(
        case=hazard.case, covered=False, aware_at=TOLD, hazard="falls", track="emergency"
    )
