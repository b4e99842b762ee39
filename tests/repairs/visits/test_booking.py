"""A visit is wanted, held, booked, moved and cancelled, and each is one or none."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from portal.cases.models import What
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.integration.slots import Conflict, Expired, Slot, State, TooLate, Unavailable, Unsure
from portal.repairs import visits
from portal.repairs.course.moving import move
from portal.repairs.course.states import State as RepairState
from portal.repairs.law.words import TIMES
from portal.repairs.models import Call, Repair, Visit, VisitState
from portal.repairs.visits.jobs import job_of
from portal.repairs.words import Place, Priority, Responsibility
from tests.support.repairs import UPRN
from tests.support.slots import PaperDiary

from .conftest import NOW, newest, said

Slots = tuple[Slot, ...]


def again(visit: Visit) -> Visit:
    found: Visit = Visit.objects.select_related("repair__case").get(pk=visit.pk)
    return found


def test_a_repair_that_we_do_needs_a_visit(repair: Repair) -> None:
    assert visits.needed(repair)


@pytest.mark.parametrize(
    "values",
    [
        {"state": RepairState.SCHEDULED},
        {"responsibility": Responsibility.TENANT},
        {"by_phone": True},
        {"priority": Priority.PLANNED},
        {"place": Place.SHARED},
    ],
)
def test_other_repairs_need_none(repair: Repair, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(repair, name, value)
    assert not visits.needed(repair)


def test_a_visit_that_is_wanted_twice_is_one(repair: Repair) -> None:
    assert visits.want(repair) == visits.want(repair)


def test_a_follow_on_visit_has_a_reference_of_its_own(booked: Visit) -> None:
    visits.missed(booked, WEBSITE)
    follows = visits.want(booked.repair)
    assert follows.job == f"{booked.repair.case.reference}-2"


def test_a_slot_is_held_then_booked(visit: Visit, slots: Slots, diary: PaperDiary) -> None:
    visits.hold(visit, slots[0])
    assert (again(visit).state, again(visit).held_until) == (
        VisitState.HELD,
        NOW + timedelta(minutes=10),
    )
    visits.confirm(visit)
    kept = again(visit)
    assert (kept.state, kept.start) == (VisitState.BOOKED, slots[0].start)
    assert [each.reference for each in diary.booked.values()] == [kept.booking]
    assert kept.repair.state == RepairState.SCHEDULED


def test_the_tenant_is_told_of_the_booking(booked: Visit) -> None:
    assert said(booked) == "Your visit is booked. We come on Monday 23 November, midday to 5pm."
    entry = newest(booked)
    assert Delivery.objects.filter(template="case-update", subject_id=entry.pk).exists()


def test_the_key_is_written_down_before_the_scheduler_is_asked(
    visit: Visit, slots: Slots, diary: PaperDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []
    hold = PaperDiary.hold

    def looks(self: PaperDiary, job: object, slot: Slot, key: str) -> object:
        seen.append((again(visit).call, again(visit).key))
        assert again(visit).key == key
        return hold(self, job, slot, key)  # type: ignore[arg-type]

    monkeypatch.setattr(PaperDiary, "hold", looks)
    visits.hold(visit, slots[0])
    assert seen[0][0] == Call.HOLD
    assert (again(visit).call, again(visit).key) == ("", "")


def test_another_slot_takes_the_place_of_the_first(
    visit: Visit, slots: Slots, diary: PaperDiary
) -> None:
    visits.hold(visit, slots[0])
    visits.hold(visit, slots[1])
    assert [held.start for held in diary.holds.values()] == [slots[1].start]
    assert again(visit).start == slots[1].start


def test_a_slot_that_is_taken_leaves_all_as_it_was(
    visit: Visit, slots: Slots, diary: PaperDiary
) -> None:
    diary.lost.add(slots[0].start)
    with pytest.raises(Conflict):
        visits.hold(visit, slots[0])
    assert (again(visit).state, again(visit).call) == (VisitState.WANTED, "")


def test_a_hold_that_has_run_out_books_nothing(
    visit: Visit, slots: Slots, diary: PaperDiary, clock: time_machine.Traveller
) -> None:
    visits.hold(visit, slots[0])
    clock.shift(timedelta(minutes=10))
    with pytest.raises(Expired):
        visits.confirm(visit)
    assert (again(visit).state, again(visit).start, diary.booked) == (VisitState.WANTED, None, {})


def test_a_hold_that_the_scheduler_has_ended_is_let_go(
    visit: Visit, slots: Slots, diary: PaperDiary
) -> None:
    visits.hold(visit, slots[0])
    diary.holds.clear()
    with pytest.raises(Expired):
        visits.confirm(visit)
    assert again(visit).state == VisitState.WANTED


def test_a_second_press_of_book_books_once(visit: Visit, slots: Slots, diary: PaperDiary) -> None:
    visits.hold(visit, slots[0])
    other = again(visit)
    visits.confirm(visit)
    with pytest.raises(visits.NotNow):
        visits.confirm(other)
    assert len(diary.booked) == 1


def test_while_a_call_is_under_way_nothing_else_begins(
    visit: Visit, slots: Slots, diary: PaperDiary
) -> None:
    diary.unsure, diary.away = 1, False
    Visit.objects.filter(pk=visit.pk).update(call=Call.HOLD, key="a" * 32, called_at=NOW)
    for attempt in (
        lambda: visits.hold(visit, slots[0]),
        lambda: visits.cancel(visit),
        lambda: visits.arrange(visit),
    ):
        with pytest.raises(Unsure):
            attempt()
    assert diary.calls == {}


def test_without_a_scheduler_nothing_changes(visit: Visit, slots: Slots, diary: PaperDiary) -> None:
    diary.away = True
    with pytest.raises((Unavailable, Unsure)):
        visits.hold(visit, slots[0])
    diary.away = False
    visits.settle_all(NOW + timedelta(minutes=1))
    assert (again(visit).state, again(visit).call) == (VisitState.WANTED, "")


def test_a_visit_is_moved_and_the_tenant_is_told(
    booked: Visit, slots: Slots, diary: PaperDiary
) -> None:
    visits.change(booked, slots[1])
    assert [each.start for each in diary.booked.values()] == [slots[1].start]
    assert (again(booked).start, again(booked).sequence) == (slots[1].start, 1)
    assert said(booked) == (
        "Your visit has moved. We now come on Tuesday 24 November, 8am to midday."
    )
    assert newest(booked).what == What.STATUS


def test_a_visit_is_offered_any_time_but_its_own(
    booked: Visit, slots: Slots, diary: PaperDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diary, "_free", lambda start: True)  # there is a second plumber
    assert [each.start for each in visits.offer(booked).slots[:2]] == [
        each.start for each in slots[1:3]
    ]


def test_a_visit_that_cannot_be_moved_stays(booked: Visit, slots: Slots, diary: PaperDiary) -> None:
    diary.lost.add(slots[1].start)
    with pytest.raises(Conflict):
        visits.change(booked, slots[1])
    assert (again(booked).start, again(booked).call) == (slots[0].start, "")


@pytest.mark.parametrize("act", ["change", "cancel"])
def test_once_somebody_is_sent_nothing_is_changed_online(
    booked: Visit, slots: Slots, diary: PaperDiary, act: str
) -> None:
    diary.states[booked.booking] = State.DISPATCHED
    with pytest.raises(TooLate):
        visits.change(booked, slots[1]) if act == "change" else visits.cancel(booked)
    assert (again(booked).state, again(booked).start) == (VisitState.SENT, slots[0].start)


def test_cancelling_the_visit_keeps_the_repair(booked: Visit, diary: PaperDiary) -> None:
    visits.cancel(booked)
    assert diary.states == {booked.booking: State.CANCELLED}
    assert (again(booked).state, again(booked).repair.state) == (
        VisitState.CANCELLED,
        RepairState.ACCEPTED,
    )
    assert visits.needed(booked.repair)


def test_the_repair_can_be_cancelled_with_the_visit(booked: Visit, diary: PaperDiary) -> None:
    visits.cancel(booked, ends_repair=True)
    assert again(booked).repair.state == RepairState.CANCELLED
    assert diary.states == {booked.booking: State.CANCELLED}


def test_a_repair_is_cancelled_without_asking_anybody_where_nothing_is_booked(
    visit: Visit, slots: Slots, diary: PaperDiary
) -> None:
    visits.hold(visit, slots[0])
    diary.away = True
    visits.cancel(visit, ends_repair=True)
    assert (again(visit).state, again(visit).repair.state) == (
        VisitState.CANCELLED,
        RepairState.CANCELLED,
    )


def test_the_visit_of_a_repair_that_has_ended_is_cancelled_by_the_job(
    booked: Visit, diary: PaperDiary
) -> None:
    move(booked.repair, RepairState.CANCELLED, WEBSITE)
    visits.settle_all()
    assert again(booked).state == VisitState.CANCELLED
    assert diary.states == {booked.booking: State.CANCELLED}
    assert said(booked).startswith("Nobody will come: your visit on Monday 23 November")


def test_a_visit_after_the_deadline_is_booked_and_the_team_is_told(
    visit: Visit, diary: PaperDiary
) -> None:
    late = visits.offer(visit, NOW + timedelta(days=14)).slots[0]
    visits.hold(visit, late)
    visits.confirm(visit)
    notes = visit.repair.case.timeline.filter(public=False, what=What.NOTE)
    assert [each for each in notes if each.words.startswith("The visit is after the deadline")]


def test_a_repair_that_is_read_again_is_not_booked(
    visit: Visit, slots: Slots, diary: PaperDiary
) -> None:
    visits.hold(visit, slots[0])
    move(visit.repair, RepairState.TRIAGE, WEBSITE)
    with pytest.raises(visits.NotNow):
        visits.confirm(visit)
    assert diary.booked == {}


def test_the_scheduler_is_told_where_and_what(visit: Visit) -> None:
    job = job_of(visit)
    assert (job.reference, job.trade, job.uprn) == (visit.job, visit.repair.trade, UPRN)
    assert (job.minutes, job.code) == (visit.repair.minutes, visit.repair.sor)


def test_times_that_were_promised_are_off_our_mind_once_one_is_held(
    visit: Visit, slots: Slots
) -> None:
    visits.arrange(visit)
    visits.hold(visit, slots[0])
    assert visit.repair.case.clocks.get(step=TIMES).stopped_at
    assert again(visit).asked_for == ""
