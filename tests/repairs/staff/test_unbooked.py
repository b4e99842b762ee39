"""Somebody came though nothing was booked, as after a call about a danger."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from portal.repairs.course.states import State
from portal.repairs.models import RepairMove, Visit, VisitState
from portal.repairs.words import Track
from tests.support.repairs import ANSWERS, at, repair_of

from .conftest import NOW, address, do, page_of, words

pytestmark = pytest.mark.django_db


def test_a_danger_that_was_seen_to_at_once_can_be_done_and_closed(
    adviser: Client, law: None
) -> None:
    with time_machine.travel(NOW - timedelta(hours=5), tick=False):
        repair = repair_of("hall-mould", answers=ANSWERS)
    do(adviser, repair, "came-unbooked", at="2026-03-10T08:00")
    assert repair.state == State.IN_PROGRESS
    moves = [(each.after, each.at) for each in RepairMove.objects.order_by("at", "pk")][-2:]
    came = NOW - timedelta(hours=2)
    assert moves == [(State.SCHEDULED, came), (State.IN_PROGRESS, came)]
    do(adviser, repair, "looked", found=Track.NONE)
    do(adviser, repair, "handed-over", how="By hand.")
    do(adviser, repair, "complete")
    do(adviser, repair, "work-done")
    do(adviser, repair, "close")
    assert repair.state == State.CLOSED


def test_the_tenant_reads_that_work_began_and_nothing_of_a_booking(adviser: Client) -> None:
    repair = repair_of(answers=ANSWERS)
    do(adviser, repair, "came-unbooked", words="We are there now.")
    said = repair.case.timeline.filter(public=True).order_by("pk").values_list("words", flat=True)
    assert list(said)[-2:] == ["Somebody came.", "We are there now."]


def test_a_time_that_was_to_be_agreed_is_wanted_no_more(adviser: Client) -> None:
    repair = repair_of(answers=ANSWERS)
    do(adviser, repair, "call")
    do(adviser, repair, "came-unbooked")
    assert repair.visits.get().state == VisitState.CANCELLED
    assert repair.state == State.IN_PROGRESS


@pytest.mark.parametrize("state", [State.IN_PROGRESS, State.WORK_DONE, State.TRIAGE])
def test_it_is_offered_only_where_a_visit_could_be_booked(adviser: Client, state: State) -> None:
    repair = repair_of("") if state == State.TRIAGE else at(repair_of(), state)
    page = adviser.get(address(repair, "came-unbooked"), follow=True)
    assert "This repair has moved on" in words(page)


def test_a_visit_that_is_booked_is_said_to_have_come_itself(adviser: Client) -> None:
    repair, start = repair_of(), NOW + timedelta(days=1)
    end = start + timedelta(hours=4)
    Visit.objects.create(repair=repair, state=VisitState.BOOKED, start=start, end=end, booking="B1")
    assert "came-unbooked" not in adviser.get(page_of(repair)).content.decode()
