"""What staff do to a repair: each on a page of its own, once, and by the rules of the course."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from portal.cases.changes import add_note
from portal.cases.models import Clock, Status
from portal.cases.timeline import WEBSITE
from portal.repairs.course.states import Hold, State
from portal.repairs.law.second import Stage
from portal.repairs.law.words import Step, target_step
from portal.repairs.models import Repair
from portal.repairs.staff.classify import Sorted, reclassify
from portal.repairs.words import Hazard, Priority, Responsibility, Track
from tests.support.repairs import at, repair_of

from .conftest import NOW, address, do, page_of, words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SORTED = {
    "priority": Priority.ROUTINE,
    "responsibility": Responsibility.LANDLORD,
    "trade": "plumber",
    "sor": "DEMO1",
    "minutes": "45",
    "track": Track.NONE,
    "hazard": "",
}


def running(repair: Repair) -> dict[str, Clock]:
    return {each.step: each for each in repair.case.clocks.filter(stopped_at=None)}


def said(repair: Repair) -> str:
    return [each.words for each in repair.case.timeline.filter(public=True).order_by("pk")][-1]


def notes(repair: Repair) -> str:
    return " ".join(each.words for each in repair.case.timeline.filter(public=False))


def test_a_report_in_own_words_is_sorted_and_counted_from_when_we_were_told(
    adviser: Client, law: None
) -> None:
    repair = repair_of("", told_at=NOW - 2 * DAY)
    do(adviser, repair, "take-on", **SORTED, words="A plumber will come.")
    assert (repair.state, repair.priority, repair.trade, repair.minutes) == (
        State.ACCEPTED,
        Priority.ROUTINE,
        "plumber",
        45,
    )
    clock = running(repair)[target_step(Priority.ROUTINE)]
    assert clock.started_at == repair.told_at
    assert said(repair) == "A plumber will come."


def test_a_danger_that_staff_see_in_own_words_is_counted_from_when_we_were_told(
    adviser: Client, law: None
) -> None:
    repair = repair_of("", told_at=NOW - DAY)
    wires = {"track": Track.EMERGENCY, "hazard": Hazard.FIRE_ELECTRICAL}
    do(adviser, repair, "take-on", **SORTED | wires)
    hazard = repair.case.hazards.get()
    assert (hazard.track, hazard.aware_at, repair.priority) == (
        Track.EMERGENCY,
        repair.told_at,
        Priority.EMERGENCY,
    )
    assert hazard.decided_at == NOW


def test_what_is_to_take_longer_than_was_reported_needs_a_reason(
    adviser: Client, law: None
) -> None:
    repair = at(repair_of("sink-blocked"), State.TRIAGE)
    page = do(adviser, repair, "take-on", **SORTED)
    assert page.status_code == 422
    assert "Say why it may take longer than was reported." in words(page)
    assert repair.state == State.TRIAGE
    do(adviser, repair, "take-on", **SORTED, why="It drains, slowly.")
    assert (repair.state, repair.priority) == (State.ACCEPTED, Priority.ROUTINE)
    assert "Priority: Routine, was Urgent. It drains, slowly." in notes(repair)


def test_a_kind_of_danger_is_asked_for_where_there_is_one(adviser: Client) -> None:
    repair = repair_of("")
    page = do(adviser, repair, "take-on", **SORTED | {"track": Track.SIGNIFICANT})
    assert "Say what kind of danger it is." in words(page)


def test_sooner_takes_the_place_of_later_and_counts_from_when_we_were_told(
    adviser: Client, law: None
) -> None:
    repair = repair_of("sink-drips", told_at=NOW - DAY)
    before = repair.case.next_due
    do(adviser, repair, "classify", **SORTED | {"priority": Priority.URGENT}, why="It is worse.")
    clocks = running(repair)
    assert target_step(Priority.ROUTINE) not in clocks
    assert clocks[target_step(Priority.URGENT)].started_at == repair.told_at
    repair.case.refresh_from_db()
    assert repair.case.next_due < before
    assert "Priority: Urgent, was Routine. It is worse." in notes(repair)


def test_later_has_its_reason_on_record_and_the_law_keeps_its_deadline(
    adviser: Client, law: None
) -> None:
    repair = repair_of("sink-blocked")
    assert {target_step(Priority.URGENT), Step.RIGHT} <= set(running(repair))
    page = do(adviser, repair, "classify", **SORTED)
    assert page.status_code == 422
    assert "Say why." in words(page)
    do(adviser, repair, "classify", **SORTED, why="It drains, slowly.")
    clocks = running(repair)
    assert target_step(Priority.URGENT) not in clocks
    assert {target_step(Priority.ROUTINE), Step.RIGHT} <= set(clocks)


def test_a_danger_is_made_worse_or_taken_away_before_anybody_looked(
    adviser: Client, law: None
) -> None:
    repair = repair_of("hall-mould")
    worse = SORTED | {"track": Track.EMERGENCY, "hazard": Hazard.DAMP_MOULD}
    do(adviser, repair, "classify", **worse, why="A baby coughs.")
    assert repair.case.hazards.get().track == Track.EMERGENCY
    assert repair.priority == Priority.EMERGENCY
    do(adviser, repair, "classify", **SORTED, why="It was dirt.")
    assert repair.case.hazards.get().track == Track.NONE
    assert Step.MAKE_SAFE not in running(repair)


def test_another_kind_of_danger_ends_the_first(adviser: Client, law: None) -> None:
    repair = repair_of("hall-mould")
    other = SORTED | {"track": Track.EMERGENCY, "hazard": Hazard.FIRE_ELECTRICAL}
    do(adviser, repair, "classify", **other, why="It is the wire.")
    first, second = repair.case.hazards.order_by("pk")
    assert (first.track, second.hazard) == (Track.NONE, Hazard.FIRE_ELECTRICAL)
    assert second.aware_at == repair.told_at


def test_a_report_of_the_same_is_merged_into_the_one_that_is_suggested(adviser: Client) -> None:
    first, second = repair_of(), repair_of()
    do(adviser, second, "merge", like=first.pk)
    assert (second.state, second.duplicate_of) == (State.DUPLICATE, first)


def test_it_is_merged_by_a_reference_that_is_written(adviser: Client) -> None:
    first = repair_of(uprn="100000000001")
    second = repair_of(uprn="100000000002")
    page = do(adviser, second, "merge", reference="2222-2222")
    assert "There is no repair with this reference." in words(page)
    do(adviser, second, "merge", reference=first.case.shown_reference.lower())
    assert second.duplicate_of == first


def test_a_danger_is_not_lost_by_merging(adviser: Client, law: None) -> None:
    mould, sink = repair_of("hall-mould"), repair_of("sink-drips")
    page = do(adviser, mould, "merge", reference=sink.case.shown_reference)
    assert "The danger is not over." in words(adviser.get(page.headers["Location"]))
    assert mould.state == State.ACCEPTED
    other = repair_of("hall-mould")
    do(adviser, mould, "merge", reference=other.case.shown_reference)
    assert mould.duplicate_of == other


@pytest.mark.parametrize("name", ["cancel", "not-ours"])
def test_a_repair_does_not_end_while_its_danger_is_not_over(
    adviser: Client, law: None, name: str
) -> None:
    repair = repair_of("sink-drips")
    hidden = adviser.get(address(repair, name)).context["form"]
    typed = {each.html_name: each.value() for each in hidden.hidden_fields()}
    found = Sorted(
        Priority.EMERGENCY, Responsibility.LANDLORD, hazard=Hazard.FALLS, track=Track.EMERGENCY
    )
    reclassify(repair, found, WEBSITE, "The floor is rotten.")
    adviser.post(address(repair, name), {**typed, "words": "We stop."})
    repair.refresh_from_db()
    assert repair.state == State.ACCEPTED
    assert repair.case.is_open


@pytest.mark.parametrize("name", ["cancel", "not-ours"])
def test_what_must_be_done_first_is_said_before_anybody_writes(
    adviser: Client, law: None, name: str
) -> None:
    page = adviser.get(address(repair_of("hall-mould"), name), follow=True)
    assert "The danger is not over. Say first that it is" in words(page)
    assert page.redirect_chain


def test_on_hold_says_why_to_both(adviser: Client) -> None:
    repair = at(repair_of(), State.IN_PROGRESS)
    page = do(adviser, repair, "hold")
    assert "Say what it waits for." in words(page)
    do(adviser, repair, "hold", hold=Hold.PARTS)
    assert (repair.state, repair.hold) == (State.ON_HOLD, Hold.PARTS)
    assert said(repair) == "The work has stopped for now. We wait for parts."


@pytest.mark.parametrize(
    ("here", "name", "there"),
    [
        (State.ACCEPTED, "plan", State.PLANNED),
        (State.ACCEPTED, "cancel", State.CANCELLED),
        (State.TRIAGE, "not-ours", State.NOT_OURS),
        (State.SCHEDULED, "begin", State.IN_PROGRESS),
        (State.IN_PROGRESS, "work-done", State.WORK_DONE),
        (State.WORK_DONE, "close", State.CLOSED),
        (State.WORK_DONE, "reopen", State.ACCEPTED),
        (State.CLOSED, "reopen", State.ACCEPTED),
    ],
)
def test_a_repair_is_moved_on_and_the_tenant_told(
    adviser: Client, here: State, name: str, there: State
) -> None:
    repair = at(repair_of(), here)
    do(adviser, repair, name, words="We say what happens next.")
    assert repair.state == there
    public = [each.words for each in repair.case.timeline.filter(public=True)]
    assert "We say what happens next." in public


def test_work_that_was_done_earlier_is_done_then_and_never_later_than_now(
    adviser: Client,
) -> None:
    with time_machine.travel(NOW - timedelta(hours=5), tick=False):
        repair = at(repair_of(), State.IN_PROGRESS)
    page = do(adviser, repair, "work-done", at="2026-03-10T23:00")
    assert "That is still to come." in words(page)
    do(adviser, repair, "work-done", at="2026-03-10T08:30")
    assert repair.state_at == NOW - timedelta(minutes=90)


def test_closing_uses_the_right_to_repair_up_as_of_when_the_work_was_done(
    adviser: Client, law: None
) -> None:
    repair = repair_of("sink-blocked", told_at=NOW - DAY)
    at(repair, State.WORK_DONE)
    done_at = repair.state_at
    do(adviser, repair, "close")
    right = repair.case.rights_to_repair.get()
    assert (right.stage, right.ended_at, right.owed) == (Stage.DONE, done_at, 0)
    repair.case.refresh_from_db()
    assert repair.case.status == Status.DONE


def test_a_form_that_is_sent_twice_does_its_work_once(adviser: Client) -> None:
    repair = at(repair_of(), State.WORK_DONE)
    where = address(repair, "reopen")
    form = adviser.get(where).context["form"]
    given = {field.html_name: field.value() for field in form.hidden_fields()}
    for _ in range(2):
        adviser.post(where, {**given, "words": "It drips."})
    repair.refresh_from_db()
    assert repair.reopened == 1


def test_what_happened_meanwhile_is_read_first_and_nothing_typed_is_lost(adviser: Client) -> None:
    repair = at(repair_of(), State.WORK_DONE)
    where = address(repair, "reopen")
    form = adviser.get(where).context["form"]
    given = {field.html_name: field.value() for field in form.hidden_fields()}
    add_note(repair.case, "They called again.", WEBSITE, public=False)
    page = adviser.post(where, {**given, "words": "It drips."})
    assert page.status_code == 409
    assert "They called again." in words(page)
    assert "It drips." in page.content.decode()
    repair.refresh_from_db()
    assert repair.state == State.WORK_DONE


def test_what_cannot_follow_any_more_leads_back_and_says_so(adviser: Client) -> None:
    repair = at(repair_of(), State.CLOSED)
    page = adviser.get(address(repair, "hold"))
    assert page.headers["Location"] == page_of(repair)
    assert "moved on" in words(adviser.get(page.headers["Location"]))
