"""The clocks of a case: what moves them, and what is written down when they move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.cases import clocks
from portal.cases.calendar import NINE_TO_FIVE
from portal.cases.clocks import Rule, WrongState
from portal.cases.closed import Calendar, office_week
from portal.cases.lengths import Length, Unit
from portal.cases.models import Basis, Case, Clock, ClockPause
from portal.cases.timeline import WEBSITE
from portal.council.models import ClosureDay
from tests.support.cases import CaseFactory
from tests.support.factories import ClosureDayFactory, ContactPointFactory, council_settings

from .test_calendar import london

pytestmark = pytest.mark.django_db

MONDAY = london(2026, 11, 2, 10)
REPLY = Rule("reply", "We will reply", Length(5, Unit.WORKING_DAYS), "Customer standards, 2020")
LAW = Rule(
    "answer",
    "We must answer",
    Length(5, Unit.WORKING_DAYS),
    "A law of 2000",
    basis=Basis.LAW,
    calendar=Calendar.ENGLAND,
)


def end_of(*day: int) -> datetime:
    return london(*day, 23, 59, 59)


@pytest.fixture
def case() -> Iterator[Case]:
    """Opened on Monday 2 November 2026; today is Friday 4 December."""
    with time_machine.travel(london(2026, 12, 4, 12), tick=False):
        made: Case = CaseFactory(at=MONDAY)
        yield made


@pytest.fixture
def clock(case: Case) -> Clock:
    return clocks.start(case, REPLY, "case opened", MONDAY)


def entries(case: Case) -> list[str]:
    return [entry.words for entry in case.timeline.order_by("pk")]


def test_it_says_what_it_is_for_how_long_and_why(clock: Clock) -> None:
    assert clock.due_at == end_of(2026, 11, 9)
    assert entries(clock.case)[-1] == (
        "We will reply by Monday 9 November. 5 working days from: case opened. "
        "Customer standards, 2020."
    )
    assert not clock.case.timeline.last().public


def test_a_step_has_one_running_clock_at_a_time(clock: Clock) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        clocks.start(clock.case, REPLY, "again")
    clocks.stop(clock, WEBSITE, MONDAY)
    assert clocks.start(clock.case, REPLY, "asked again").due_at


def test_standing_still_and_running_on(clock: Clock) -> None:
    clocks.pause(clock, "We asked for a photo.", WEBSITE, london(2026, 11, 4, 12))
    assert clock.due_at is None
    assert "We asked for a photo." in entries(clock.case)[-1]
    clocks.resume(clock, WEBSITE, london(2026, 11, 10, 9))
    assert Clock.objects.get().due_at == clock.due_at == end_of(2026, 11, 13)
    assert "by Friday 13 November" in entries(clock.case)[-1]


def test_a_clock_that_has_run_out_stays_due_while_it_stands_still(clock: Clock) -> None:
    clocks.pause(clock, "Late question.", WEBSITE, london(2026, 11, 12, 12))
    assert clock.due_at == end_of(2026, 11, 9)


def test_more_time_is_told_to_the_person_with_its_reason(clock: Clock) -> None:
    clocks.extend(clock, 2, "The depot is shut.", WEBSITE, MONDAY)
    assert clock.due_at == end_of(2026, 11, 11)
    entry = clock.case.timeline.last()
    assert entry.public
    assert entry.words == (
        "We need more time. The depot is shut. We will reply by Wednesday 11 November."
    )
    with pytest.raises(ValueError, match="more time"):
        clocks.extend(clock, 0, "None.", WEBSITE)


@pytest.mark.parametrize(("hour", "in_time"), [(london(2026, 11, 9, 20), True), (None, False)])
def test_stopping_says_whether_it_was_in_time(
    clock: Clock, hour: datetime | None, in_time: bool
) -> None:
    assert clock.in_time is None
    clocks.stop(clock, WEBSITE, hour)
    assert Clock.objects.get().in_time is in_time
    assert entries(clock.case)[-1].endswith("In time." if in_time else "Late.")
    assert entries(clock.case)[-1].startswith(f"{clock.promise}: ")


def test_what_makes_no_sense_is_refused(clock: Clock) -> None:
    with pytest.raises(WrongState):
        clocks.resume(clock, WEBSITE)
    clocks.pause(clock, "Once.", WEBSITE, MONDAY)
    with pytest.raises(WrongState):
        clocks.pause(clock, "Twice.", WEBSITE)
    clocks.stop(clock, WEBSITE)
    for change in (clocks.stop, clocks.resume):
        with pytest.raises(WrongState):
            change(clock, WEBSITE)
    with pytest.raises(WrongState):
        clocks.extend(clock, 1, "Too late.", WEBSITE)


def test_a_day_we_close_moves_running_clocks_and_says_so(clock: Clock) -> None:
    closed = ClosureDayFactory(date=date(2026, 11, 5), name="Flood")
    clock.refresh_from_db()
    assert clock.due_at == end_of(2026, 11, 10)
    assert "from Monday 9 November to Tuesday 10 November" in entries(clock.case)[-1]
    closed.date = date(2026, 11, 20)
    closed.save()
    clock.refresh_from_db()
    assert clock.due_at == end_of(2026, 11, 9)
    ClosureDayFactory(date=date(2026, 11, 6))
    ClosureDay.objects.all().delete()
    clock.refresh_from_db()
    assert clock.due_at == end_of(2026, 11, 9)


def test_a_day_we_close_leaves_the_law_and_stopped_clocks_alone(case: Case) -> None:
    law = clocks.start(case, LAW, "case opened", MONDAY)
    stopped = clocks.start(case, REPLY, "case opened", MONDAY)
    clocks.stop(stopped, WEBSITE)
    before = case.timeline.count()
    ClosureDayFactory(date=date(2026, 11, 5))
    for clock in (law, stopped):
        clock.refresh_from_db()
        assert clock.due_at == end_of(2026, 11, 9)
    assert case.timeline.count() == before


def test_a_clock_that_stands_still_learns_of_the_day_when_it_runs_on(clock: Clock) -> None:
    clocks.pause(clock, "We asked.", WEBSITE, london(2026, 11, 3, 12))
    ClosureDayFactory(date=date(2026, 11, 6))
    clock.refresh_from_db()
    assert clock.due_at is None
    clocks.resume(clock, WEBSITE, london(2026, 11, 4, 12))
    assert clock.due_at == end_of(2026, 11, 11)


def test_every_clock_is_counted_afresh_in_batches(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.cases.recount.BATCH", 2)
    made = [clocks.start(CaseFactory(at=MONDAY), REPLY, "case opened", MONDAY) for _ in range(5)]
    ClosureDayFactory(date=date(2026, 11, 5))
    ends = set(Clock.objects.filter(pk__in=[c.pk for c in made]).values_list("due_at", flat=True))
    assert ends == {end_of(2026, 11, 10)}


def test_working_hours_are_those_of_the_main_contact(case: Case) -> None:
    assert office_week() == NINE_TO_FIVE
    contact = ContactPointFactory(hours=(time(8), time(20)))
    council_settings(main_contact=contact)
    rule = Rule("visit", "We will come", Length(4, Unit.WORKING_HOURS), "Standards, 2020")
    clock = clocks.start(case, rule, "case opened", london(2026, 11, 2, 18))
    assert clock.due_at == london(2026, 11, 3, 10)
    assert "We will come by 10am on Tuesday 3 November." in entries(case)[-1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": 0},
        {"unit": "moons"},
        {"source": ""},
        {"due_at": MONDAY - timedelta(days=1)},
        {"stopped_at": MONDAY - timedelta(days=1)},
        {"stopped_at": MONDAY, "due_at": None},
    ],
)
def test_the_database_refuses_a_clock_that_cannot_be(clock: Clock, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Clock.objects.filter(pk=clock.pk).update(**wrong)


def test_the_database_refuses_two_pauses_at_once_and_one_that_ends_before_it_began(
    clock: Clock,
) -> None:
    pause = ClockPause.objects.create(clock=clock, began_at=MONDAY, reason="One")
    with pytest.raises(IntegrityError), transaction.atomic():
        ClockPause.objects.create(clock=clock, began_at=MONDAY, reason="Two")
    with pytest.raises(IntegrityError), transaction.atomic():
        ClockPause.objects.filter(pk=pause.pk).update(ended_at=MONDAY - timedelta(hours=1))
