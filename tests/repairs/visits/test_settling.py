"""What nobody was sure of is found out, what ran out is let go, and the tenant is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from portal.integration.models import Delivery
from portal.integration.slots import Slot, State, Unsure
from portal.repairs import visits
from portal.repairs.course.states import State as RepairState
from portal.repairs.law.words import TIMES
from portal.repairs.models import Asked, Call, Visit, VisitState
from portal.repairs.visits.calling import begin
from portal.repairs.visits.settling import GRACE, settle_at_leisure
from tests.support.cases import TargetFactory
from tests.support.slots import PaperDiary

from .conftest import NOW, said

Slots = tuple[Slot, ...]
LATER = NOW + timedelta(minutes=1)


def again(visit: Visit) -> Visit:
    found: Visit = Visit.objects.select_related("repair__case").get(pk=visit.pk)
    return found


class Mute(PaperDiary):
    """It does what it is asked for, and nobody hears of it until it speaks again."""

    mute = False

    def find(self, key: str) -> object:  # type: ignore[override]
        if self.mute:
            raise Unsure(key)
        return super().find(key)


@pytest.fixture
def diary(diary: PaperDiary, monkeypatch: pytest.MonkeyPatch) -> Mute:
    from .conftest import Desk

    made = Mute(NOW)
    monkeypatch.setattr(Desk, "diary", made)
    return made


def unsure(diary: Mute) -> None:
    diary.unsure, diary.mute = 1, True


@pytest.mark.parametrize("happened", [True, False])
def test_a_booking_that_nobody_was_sure_of_is_found_out(
    visit: Visit, slots: Slots, diary: Mute, happened: bool
) -> None:
    visits.hold(visit, slots[0])
    unsure(diary)
    with pytest.raises(Unsure):
        visits.confirm(visit)
    assert (again(visit).state, again(visit).call) == (VisitState.HELD, Call.CONFIRM)
    diary.mute = False
    if not happened:
        diary.calls.pop(again(visit).key)
        diary.booked.clear()
    assert visits.settle_all(LATER) == 1
    if happened:
        assert (again(visit).state, again(visit).repair.state) == (
            VisitState.BOOKED,
            RepairState.SCHEDULED,
        )
        assert said(visit).startswith("Your visit is booked.")
    else:
        assert (again(visit).state, again(visit).start) == (VisitState.WANTED, None)
        assert said(visit) == "We could not book your visit. Please choose a time again."
    assert len(diary.booked) == happened


def test_while_nobody_can_say_it_stays_unknown(visit: Visit, slots: Slots, diary: Mute) -> None:
    unsure(diary)
    with pytest.raises(Unsure):
        visits.hold(visit, slots[0])
    assert visits.settle_all(LATER) == 0
    assert again(visit).call == Call.HOLD


def test_whoever_still_waits_for_the_answer_is_not_overtaken(
    visit: Visit, slots: Slots, diary: Mute
) -> None:
    begin(visit, Call.HOLD)
    assert visits.settle_all(NOW + GRACE - timedelta(seconds=1)) == 0
    settle_at_leisure(visit, NOW + GRACE - timedelta(seconds=1))
    assert again(visit).call == Call.HOLD
    assert visits.settle_all(NOW + GRACE) == 1


def test_a_killed_process_leaves_no_call_that_can_still_happen(
    visit: Visit, slots: Slots, diary: Mute
) -> None:
    """It died after writing the key and before asking; its request arrives late all the same."""
    visits.hold(visit, slots[0])
    held = diary.holds[again(visit).hold]
    key = begin(visit, Call.CONFIRM)
    visits.settle_all(LATER)
    with pytest.raises(Exception, match="void"):
        diary.confirm(held, key)
    assert diary.booked == {}
    assert again(visit).state == VisitState.WANTED


def test_a_process_that_was_killed_after_booking_leaves_one_appointment(
    visit: Visit, slots: Slots, diary: Mute
) -> None:
    visits.hold(visit, slots[0])
    key = begin(visit, Call.CONFIRM)
    diary.confirm(diary.holds[visit.hold], key)
    visits.settle_all(LATER)
    assert again(visit).booking in diary.booked
    assert len(diary.booked) == 1


def test_what_the_job_has_found_out_is_not_written_down_again(
    visit: Visit, slots: Slots, diary: Mute
) -> None:
    """Two of one mind: the page gets its answer after the job has had it."""
    from portal.repairs.visits.booking import finish
    from portal.repairs.visits.jobs import held_of

    visits.hold(visit, slots[0])
    key = begin(visit, Call.CONFIRM)
    made = diary.confirm(held_of(visit), key)
    visits.settle_all(LATER)
    told = visit.repair.case.timeline.count()
    assert not finish(visit, key, made, visits.asking.WEBSITE)
    assert visit.repair.case.timeline.count() == told


@pytest.mark.parametrize("call", [Call.CHANGE, Call.CANCEL])
def test_what_did_not_happen_to_a_booked_visit_leaves_it_and_says_so(
    booked: Visit, call: Call, diary: Mute
) -> None:
    begin(booked, call)
    visits.settle_all(LATER)
    assert again(booked).state == VisitState.BOOKED
    assert "It is still on Monday 23 November, midday to 5pm." in said(booked)


def test_a_cancellation_is_found_out_with_what_was_to_follow(booked: Visit, diary: Mute) -> None:
    unsure(diary)
    with pytest.raises(Unsure):
        visits.cancel(booked, ends_repair=True)
    diary.mute = False
    visits.settle_all(LATER)
    assert again(booked).state == VisitState.CANCELLED
    assert again(booked).repair.state == RepairState.CANCELLED


def test_a_cancellation_that_came_too_late_is_told(booked: Visit, diary: Mute) -> None:
    diary.states[booked.booking] = State.DISPATCHED
    unsure(diary)
    with pytest.raises(Unsure):
        visits.cancel(booked)
    diary.mute = False
    visits.settle_all(LATER)
    assert again(booked).state == VisitState.SENT
    assert said(booked).startswith("We could not cancel your visit.")


def test_a_hold_that_is_found_out_in_time_is_still_to_be_booked(
    visit: Visit, slots: Slots, diary: Mute
) -> None:
    unsure(diary)
    with pytest.raises(Unsure):
        visits.hold(visit, slots[0])
    diary.mute = False
    visits.settle_all(LATER)
    assert again(visit).state == VisitState.HELD
    assert said(visit) == "We keep a time for you until 9:10am. Please book it before then."


def test_holds_that_have_run_out_are_let_go(
    visit: Visit, slots: Slots, clock: time_machine.Traveller
) -> None:
    visits.hold(visit, slots[0])
    assert visits.expire() == 0
    clock.shift(timedelta(minutes=10))
    assert visits.expire() == 1
    assert (again(visit).state, again(visit).hold) == (VisitState.WANTED, "")


def test_a_hold_with_a_call_under_way_is_not_let_go(visit: Visit, slots: Slots) -> None:
    visits.hold(visit, slots[0])
    begin(visit, Call.CONFIRM)
    assert visits.expire(NOW + timedelta(hours=1)) == 0


class TestTimesThatWereAskedFor:
    def test_the_promise_is_a_clock_of_one_working_day(self, visit: Visit) -> None:
        visits.arrange(visit, Asked.AWAY)
        clock = visit.repair.case.clocks.get(step=TIMES)
        assert (str(clock.takes), clock.public) == ("1 working day", True)

    def test_a_target_of_the_council_comes_before_it(self, visit: Visit) -> None:
        TargetFactory(step=TIMES, length=2, effective_from=date(2026, 1, 1))
        visits.arrange(visit, Asked.AWAY)
        assert visit.repair.case.clocks.get(step=TIMES).length == 2

    def test_twice_is_once(self, visit: Visit) -> None:
        for _ in range(2):
            visits.arrange(visit, Asked.AWAY)
        assert Delivery.objects.filter(template="repair-times").count() == 1
        assert visit.repair.case.clocks.filter(step=TIMES).count() == 1

    def test_who_waits_for_the_diary_may_ask_for_a_call_instead(self, visit: Visit) -> None:
        visits.arrange(visit, Asked.AWAY)
        visits.arrange(visit, Asked.CALL)
        assert again(visit).asked_for == Asked.CALL
        assert said(visit) == "We will call you to agree a time by Tuesday 24 November."

    def test_a_booked_visit_needs_no_times(self, booked: Visit) -> None:
        with pytest.raises(visits.NotNow):
            visits.arrange(booked)

    def test_the_team_is_asked_by_reference_only(self, visit: Visit) -> None:
        team = visit.repair.case.team
        assert team is not None
        team.email = "repairs@example.org"
        team.save()
        visits.arrange(visit)
        message = visits.asking.build(visit.pk)
        assert message
        assert (message.to, message.subject) == (
            "repairs@example.org",
            f"Times wanted: {visit.repair.case.shown_reference}",
        )
        assert "Somebody" not in message.text
        assert "Test Street" not in message.text

    def test_nobody_is_asked_for_what_was_found_meanwhile(self, visit: Visit, slots: Slots) -> None:
        visits.arrange(visit)
        visits.hold(visit, slots[0])
        assert visits.asking.build(visit.pk) is None
