"""News of a booked visit: on the way, late, there, or not, in any order and once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.cases.timeline import WEBSITE, Actor
from portal.integration.slots import Slot
from portal.integration.slots.words import LONDON
from portal.repairs import visits
from portal.repairs.course.states import State as RepairState
from portal.repairs.models import Asked, Call, Visit, VisitState
from portal.repairs.visits.calling import begin

from .conftest import NOW, said

Slots = tuple[Slot, ...]
Happens = Callable[..., bool]


@pytest.mark.parametrize(
    ("happens", "state", "leads_to", "words"),
    [
        (visits.sent, VisitState.SENT, RepairState.SCHEDULED, "on the way"),
        (visits.attended, VisitState.ATTENDED, RepairState.IN_PROGRESS, "We are working on it."),
        (visits.no_access, VisitState.NO_ACCESS, RepairState.ACCEPTED, "nobody could let us in"),
        (visits.missed, VisitState.MISSED, RepairState.ACCEPTED, "We did not come when we said"),
        (visits.called_off, VisitState.CANCELLED, RepairState.ACCEPTED, "We had to cancel"),
    ],
)
def test_each_moves_the_visit_and_its_repair_and_is_told_once(
    booked: Visit, happens: Happens, state: VisitState, leads_to: RepairState, words: str
) -> None:
    assert happens(booked, WEBSITE)
    booked.refresh_from_db()
    assert (booked.state, booked.repair.state) == (state, leads_to)
    assert words in said(booked)
    told = booked.repair.case.timeline.count()
    assert not happens(booked, WEBSITE)
    assert booked.repair.case.timeline.count() == told


def test_news_from_before_the_booking_changes_nothing(booked: Visit) -> None:
    assert not visits.sent(booked, WEBSITE, NOW - timedelta(minutes=1))
    assert booked.state == VisitState.BOOKED


def test_a_visit_that_is_over_stays_as_it_ended(booked: Visit) -> None:
    visits.missed(booked, WEBSITE)
    for happens in (visits.sent, visits.attended, visits.no_access):
        with pytest.raises(visits.NotNow):
            happens(booked, WEBSITE)


def test_running_late_says_until_when_and_the_same_again_says_nothing(booked: Visit) -> None:
    until = datetime(2026, 11, 23, 18, 30, tzinfo=LONDON)
    assert visits.late(booked, until, WEBSITE)
    assert said(booked).endswith("We will be with you by 6:30pm on Monday 23 November.")
    assert not visits.late(booked, until, WEBSITE)


def test_nobody_is_late_for_a_visit_that_is_not_booked(visit: Visit) -> None:
    with pytest.raises(visits.NotNow):
        visits.late(visit, NOW, WEBSITE)


def test_the_scheduler_may_move_a_visit_by_itself(booked: Visit, slots: Slots) -> None:
    assert visits.moved(booked, slots[1].start, slots[1].end, WEBSITE)
    assert said(booked).startswith("Your visit has moved.")
    assert not visits.moved(booked, slots[1].start, slots[1].end, WEBSITE)
    with pytest.raises(ValueError, match="ends after"):
        visits.moved(booked, slots[1].end, slots[1].start, WEBSITE)


def test_news_of_a_move_from_before_the_booking_is_old(booked: Visit, slots: Slots) -> None:
    before = NOW - timedelta(minutes=1)
    assert not visits.moved(booked, slots[1].start, slots[1].end, WEBSITE, before)


def test_somebody_who_is_sent_while_a_change_is_unknown_leaves_it_to_be_found_out(
    booked: Visit,
) -> None:
    begin(booked, Call.CANCEL)
    visits.sent(booked, WEBSITE)
    booked.refresh_from_db()
    assert (booked.state, booked.call) == (VisitState.SENT, Call.CANCEL)
    visits.attended(booked, WEBSITE)
    booked.refresh_from_db()
    assert (booked.state, booked.call) == (VisitState.ATTENDED, "")


def test_others_hear_of_each_change(booked: Visit) -> None:
    heard: list[tuple[str, str]] = []

    def hear(*, visit: Visit, before: str, actor: Actor, at: datetime, **kwargs: object) -> None:
        heard.append((before, visit.state))

    visits.visit_changed.connect(hear)
    visits.sent(booked, WEBSITE)
    visits.visit_changed.disconnect(hear)
    assert heard == [(VisitState.BOOKED, VisitState.SENT)]


def test_after_a_visit_in_vain_the_next_is_wanted_at_once(booked: Visit) -> None:
    visits.no_access(booked, WEBSITE)
    assert visits.needed(booked.repair)
    assert visits.want(booked.repair).number == 2


@pytest.mark.parametrize(
    "values",
    [
        {"state": VisitState.BOOKED},
        {"state": VisitState.HELD},
        {"state": VisitState.ASKED},
        {"asked_for": Asked.CALL},
        {"state": "elsewhere"},
        {"call": Call.HOLD},
        {"call": Call.CANCEL, "key": "k", "called_at": NOW},
        {"start": NOW, "end": NOW},
    ],
)
def test_the_database_takes_no_visit_that_cannot_be(
    visit: Visit, values: dict[str, object], clock: time_machine.Traveller
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(**values)


def test_the_database_takes_no_second_open_visit(visit: Visit) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(repair=visit.repair, number=2)
