"""What may happen to a repair, what the tenant reads, and what it does to the clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise, product

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from portal.cases.models import Clock, Status, What
from portal.cases.timeline import PERSON, WEBSITE
from portal.repairs.course import triggers
from portal.repairs.course.moving import hold, merge, move, reopen
from portal.repairs.course.signals import moved
from portal.repairs.course.states import MOVES, PAIRS, SAID, Hold, NotAllowed, State
from portal.repairs.models import Repair, RepairMove
from portal.repairs.words import Place, Priority, Responsibility
from tests.support.cases import CaseFactory, TargetFactory

pytestmark = pytest.mark.django_db

TOLD = datetime.fromisoformat("2026-03-03T09:00:00+00:00")  # a Tuesday
WAY = (State.ACCEPTED, State.SCHEDULED, State.IN_PROGRESS, State.WORK_DONE)


@pytest.fixture(autouse=True)
def _later() -> Iterator[None]:
    with time_machine.travel(TOLD + timedelta(days=60), tick=False):
        yield


def a_repair(**values: object) -> Repair:
    """A report of a leak under a sink, urgent and for the landlord."""
    case = CaseFactory(kind="repair", title="A repair", at=TOLD, steps=values.pop("steps", ()))
    given = {
        "case": case,
        "state_at": TOLD,
        "told_at": TOLD,
        "place": Place.INSIDE,
        "priority": Priority.URGENT,
        "responsibility": Responsibility.LANDLORD,
    }
    return Repair.objects.create(**given | values)


def go(repair: Repair, *states: State) -> Repair:
    for state in states:
        assert move(repair, state, WEBSITE, at=repair.state_at + timedelta(hours=1))
    return repair


def finished(**values: object) -> Repair:
    return go(a_repair(**values), *WAY)


def said(repair: Repair) -> str:
    return str(repair.case.timeline.filter(public=True).last().words)


def test_it_goes_all_the_way_and_each_move_is_kept() -> None:
    repair = go(finished(), State.CLOSED)
    moves = [(each.before, each.after) for each in repair.moves.all()]
    stops = (State.RECEIVED, *WAY, State.CLOSED)
    assert moves == list(pairwise(stops))
    repair.case.refresh_from_db()
    assert (repair.case.status, said(repair)) == (Status.DONE, "It is fixed.")


def test_words_of_ours_come_before_the_usual_ones() -> None:
    repair = a_repair()
    move(repair, State.ACCEPTED, WEBSITE, "We will send a plumber.")
    assert said(repair) == "We will send a plumber."


def test_what_cannot_follow_changes_nothing() -> None:
    repair = a_repair()
    with pytest.raises(NotAllowed):
        move(repair, State.WORK_DONE, WEBSITE)
    repair.refresh_from_db()
    assert (repair.state, repair.moves.count()) == (State.RECEIVED, 0)


def test_news_that_is_older_than_the_last_move_changes_nothing() -> None:
    repair = go(a_repair(), State.ACCEPTED, State.SCHEDULED)
    assert not move(repair, State.IN_PROGRESS, WEBSITE, at=repair.state_at - timedelta(minutes=1))
    repair.refresh_from_db()
    assert repair.state == State.SCHEDULED


def test_a_repair_that_another_request_moved_is_read_again_first() -> None:
    repair = a_repair()
    stale = Repair.objects.get(pk=repair.pk)
    move(repair, State.CANCELLED, PERSON)
    with pytest.raises(NotAllowed):
        move(stale, State.ACCEPTED, WEBSITE)


def test_nothing_is_taken_on_before_it_is_said_how_soon_and_by_whom() -> None:
    repair = a_repair(priority="", responsibility="")
    move(repair, State.TRIAGE, WEBSITE)
    with pytest.raises(NotAllowed, match="how soon"):
        move(repair, State.ACCEPTED, WEBSITE)


def test_on_hold_says_why_and_work_that_goes_on_waits_for_nothing() -> None:
    repair = go(a_repair(), *WAY[:3])
    hold(repair, Hold.PARTS, WEBSITE)
    assert said(repair) == "The work has stopped for now. We wait for parts."
    go(repair, State.SCHEDULED)
    assert repair.hold == ""


@pytest.mark.parametrize("state", [State.ON_HOLD, State.DUPLICATE])
def test_what_needs_more_said_is_no_plain_move(state: State) -> None:
    with pytest.raises(NotAllowed, match="needs a reason"):
        move(a_repair(), state, WEBSITE)


def test_a_report_of_the_same_thing_is_taken_up_by_the_other() -> None:
    first, second = a_repair(), a_repair()
    merge(second, first, WEBSITE)
    second.case.refresh_from_db()
    assert (second.duplicate_of, second.case.status) == (first, Status.WITH_TEAM)


def test_reports_of_a_report_that_is_taken_up_go_with_it() -> None:
    first, second, third = a_repair(), a_repair(), a_repair()
    merge(third, second, WEBSITE)
    merge(second, first, WEBSITE)
    third.refresh_from_db()
    assert (third.state, third.duplicate_of) == (State.DUPLICATE, first)


def test_whoever_listens_hears_of_each_move_and_of_no_other() -> None:
    heard = []

    def hear(repair: Repair, before: State, after: State, **kwargs: object) -> None:
        heard.append((repair.pk, before, after))

    moved.connect(hear)
    try:
        repair = go(a_repair(), State.ACCEPTED)
        move(repair, State.SCHEDULED, WEBSITE, at=repair.state_at - timedelta(days=1))
    finally:
        moved.disconnect(hear)
    assert heard == [(repair.pk, State.RECEIVED, State.ACCEPTED)]


def test_a_report_is_not_taken_up_by_itself_nor_by_one_that_has_ended() -> None:
    repair, ended = a_repair(), a_repair()
    move(ended, State.CANCELLED, WEBSITE)
    for into in (repair, ended):
        with pytest.raises(NotAllowed, match="go on with"):
            merge(repair, into, WEBSITE)


class TestTime:
    """The landlord's target for an urgent repair: three days."""

    @pytest.fixture(autouse=True)
    def _target(self, db: None) -> None:
        TargetFactory(
            step="repair-urgent",
            promise="We will mend it",
            length=3,
            effective_from=date(2020, 1, 1),
        )

    def clock(self, repair: Repair) -> Clock:
        found: Clock = repair.case.clocks.get(step="repair-urgent")
        return found

    def test_work_that_is_done_meets_its_deadline_when_it_was_done(self) -> None:
        repair = finished(steps=["repair-urgent"])
        clock = self.clock(repair)
        assert (clock.stopped_at, clock.in_time) == (repair.state_at, True)

    def test_on_hold_no_deadline_stands_still(self) -> None:
        repair = go(a_repair(steps=["repair-urgent"]), *WAY[:3])
        due = self.clock(repair).due_at
        hold(repair, Hold.WEATHER, WEBSITE)
        assert self.clock(repair).due_at == due
        assert not self.clock(repair).pauses.exists()

    @pytest.mark.parametrize("closed", [False, True], ids=["at once", "after it was closed"])
    def test_what_is_not_fixed_goes_on_and_so_does_its_time(self, closed: bool) -> None:
        repair = finished(steps=["repair-urgent"])
        due = self.clock(repair).due_at
        if closed:
            go(repair, State.CLOSED)
        reopen(repair, PERSON, "The tap still drips.")
        clock = self.clock(repair)
        assert (clock.stopped_at, clock.due_at, repair.reopened) == (None, due, 1)
        repair.case.refresh_from_db()
        assert (repair.case.status, repair.case.next_due) == (Status.WITH_TEAM, due)

    def test_done_again_late_is_late(self) -> None:
        repair = finished(steps=["repair-urgent"])
        reopen(repair, PERSON)
        for state in WAY:
            move(repair, state, WEBSITE)
        assert self.clock(repair).in_time is False

    def test_a_report_that_another_takes_up_has_no_deadline_of_its_own(self) -> None:
        repair = a_repair(steps=["repair-urgent"])
        merge(repair, a_repair(), WEBSITE)
        assert self.clock(repair).stopped_at is not None
        repair.case.refresh_from_db()
        assert repair.case.due_next is None

    def test_a_cancelled_repair_has_no_deadline_that_goes_on(self) -> None:
        repair = a_repair(steps=["repair-urgent"])
        move(repair, State.CANCELLED, PERSON)
        assert self.clock(repair).stopped_at is not None


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_database_knows_no_move_that_there_is_not() -> None:
    repair = a_repair()
    for here, there in set(product(State, repeat=2)) - set(PAIRS):
        with pytest.raises(IntegrityError), transaction.atomic():
            RepairMove.objects.create(repair=repair, before=here, after=there, at=TOLD)


def test_no_statement_moves_a_repair_where_it_cannot_go() -> None:
    repair = a_repair()
    elsewhere = set(State) - MOVES[State.RECEIVED] - {State.RECEIVED}
    for there, before in product(elsewhere, State):
        with pytest.raises(DatabaseError):
            sql(
                "UPDATE repairs_repair SET state = %s, came_from = %s WHERE id = %s",
                *(there, before, repair.pk),
            )
    repair.refresh_from_db()
    assert repair.state == State.RECEIVED


def test_no_statement_makes_up_where_a_repair_came_from() -> None:
    repair = go(a_repair(), State.TRIAGE)
    with pytest.raises(DatabaseError, match="moves from where it stands"):
        sql(
            "UPDATE repairs_repair SET state = 'accepted', came_from = 'received' WHERE id = %s",
            repair.pk,
        )
    with pytest.raises(DatabaseError, match="moves from where it stands"):
        sql("UPDATE repairs_repair SET came_from = '' WHERE id = %s", repair.pk)


def test_a_move_that_was_made_stays_as_it_was() -> None:
    go(a_repair(), State.TRIAGE)
    with pytest.raises(DatabaseError, match="never changed"):
        sql("UPDATE repairs_repairmove SET at = %s", TOLD)


def test_migrating_puts_lost_triggers_back() -> None:
    repair = go(a_repair(), State.TRIAGE)
    triggers.remove(connection)
    call_command("migrate", "repairs", verbosity=0)
    with pytest.raises(DatabaseError, match="moves from where it stands"):
        sql("UPDATE repairs_repair SET came_from = '' WHERE id = %s", repair.pk)


@pytest.mark.parametrize(
    "values",
    [
        {"hold": Hold.PARTS},
        {"state": State.TRIAGE},
        {"place": "moon"},
        {"told_at": TOLD + timedelta(days=1)},
        {"priority": "soon"},
    ],
)
def test_the_database_takes_no_repair_that_says_nonsense(values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_repair(**values)


def test_two_reports_cannot_take_up_each_other_by_hand() -> None:
    repair = a_repair()
    with pytest.raises(IntegrityError), transaction.atomic():
        Repair.objects.filter(pk=repair.pk).update(duplicate_of=repair)


def test_what_may_not_be_ours_goes_back_to_be_read() -> None:
    repair = go(a_repair(), State.ACCEPTED, State.TRIAGE)
    assert repair.state == State.TRIAGE
    go(repair, State.ACCEPTED)


def test_who_looks_at_the_page_gets_no_message_of_the_same_words() -> None:
    repair = a_repair()
    move(repair, State.ACCEPTED, WEBSITE, tell=False)
    entry = repair.case.timeline.filter(public=True).last()
    assert (entry.what, entry.words) == (What.NOTE, SAID[State.ACCEPTED])
    repair.case.refresh_from_db()
    assert repair.case.status == Status.WITH_TEAM
