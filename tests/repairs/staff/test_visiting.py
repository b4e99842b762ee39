"""Visits that staff book, move and cancel for somebody, and what they say became of one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from portal.integration.slots import SlotSource, Unavailable, register
from portal.repairs.course.states import State
from portal.repairs.models import Repair, Visit, VisitState
from tests.support.repairs import ANSWERS, at, repair_of
from tests.support.slots import PaperDiary

from .conftest import NOW, address, do, page_of, words

pytestmark = pytest.mark.django_db


class Desk:
    """Where the diary of the test lies."""

    diary: SlotSource


def _on_the_desk() -> SlotSource:
    return Desk.diary


register("staff-paper", _on_the_desk)


@pytest.fixture(autouse=True)
def diary(settings: Settings, _now: None) -> PaperDiary:
    settings.SLOT_SOURCE = "staff-paper"
    Desk.diary = diary = PaperDiary(NOW)
    return diary


@pytest.fixture
def repair(law: None) -> Repair:
    return repair_of(answers=ANSWERS)


def times(client: Client, repair: Repair, name: str = "book") -> list[Any]:
    """The times that the page offers: signed, and in words."""
    page = client.get(address(repair, name))
    assert page.status_code == 200
    return list(page.context["form"].fields["time"].widget.choices)


def book(client: Client, repair: Repair, which: int = 0) -> Visit:
    do(client, repair, "book", time=times(client, repair)[which][0])
    return list(repair.visits.all())[-1]


def told(client: Client, answer: Any) -> str:
    return words(client.get(answer.headers["Location"]))


def away(*asked: object) -> None:
    raise Unavailable


def offered(client: Client, repair: Repair) -> list[str]:
    acts = client.get(page_of(repair)).context["acts"]
    return [act.name for act in acts.get("visit", [])]


def test_times_are_in_order_and_those_after_the_deadline_say_so(
    adviser: Client, repair: Repair
) -> None:
    said = [label for _, label in times(adviser, repair)]
    assert said[0] == "Tuesday 10 March, midday to 5pm"
    assert not said[0].endswith("(after the deadline)")
    assert said[-1].endswith("(after the deadline)")


def test_looking_at_times_makes_no_visit(adviser: Client, repair: Repair) -> None:
    times(adviser, repair)
    assert not repair.visits.exists()


def test_a_visit_is_booked_on_somebodys_behalf(
    adviser: Client, repair: Repair, diary: PaperDiary
) -> None:
    visit = book(adviser, repair)
    assert (visit.state, repair.state) == (VisitState.BOOKED, State.SCHEDULED)
    assert len(diary.booked) == 1


def test_sent_twice_it_is_booked_once(adviser: Client, repair: Repair, diary: PaperDiary) -> None:
    where = address(repair, "book")
    page = adviser.get(where)
    form = page.context["form"]
    given = {field.html_name: field.value() for field in form.hidden_fields()}
    given["time"] = form.fields["time"].widget.choices[0][0]
    for _ in range(2):
        adviser.post(where, given)
    assert len(diary.booked) == repair.visits.count() == 1


def test_a_time_that_was_not_offered_is_refused(
    adviser: Client, repair: Repair, diary: PaperDiary
) -> None:
    other = repair_of()
    foreign = times(adviser, other)[0][0]
    for forged in ("", "nonsense", foreign):
        page = do(adviser, repair, "book", time=forged)
        assert page.status_code == 422
        assert "Choose a time." in words(page)
        assert "Tuesday 10 March, midday to 5pm" in words(page)  # the times are there again
    assert not diary.booked


def test_a_time_that_somebody_else_took_says_so_and_books_nothing(
    adviser: Client, repair: Repair, diary: PaperDiary
) -> None:
    chosen = times(adviser, repair)[0][0]
    diary.lost.add(NOW.replace(hour=12))
    page = do(adviser, repair, "book", time=chosen)
    assert "That time has gone" in told(adviser, page)
    assert not diary.booked
    assert repair.state == State.ACCEPTED


def test_where_the_diary_is_away_it_says_so(
    adviser: Client, repair: Repair, diary: PaperDiary
) -> None:
    diary.away = True
    page = adviser.get(address(repair, "book"))
    assert "We cannot reach the diary now." in told(adviser, page)


def test_where_nobody_knows_it_says_do_not_try_again(
    adviser: Client, repair: Repair, diary: PaperDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = times(adviser, repair)[0][0]
    diary.unsure = 9
    monkeypatch.setattr(diary, "find", away)
    page = do(adviser, repair, "book", time=chosen)
    assert "Do not try again." in told(adviser, page)
    assert "book" not in offered(adviser, repair)


def test_a_visit_is_moved(adviser: Client, repair: Repair, diary: PaperDiary) -> None:
    first = book(adviser, repair)
    do(adviser, repair, "rebook", time=times(adviser, repair, "rebook")[3][0])
    moved = repair.visits.get()
    assert moved.start != first.start
    assert len(diary.booked) == 1


def test_a_visit_is_cancelled_and_the_repair_waits_for_another(
    adviser: Client, repair: Repair
) -> None:
    book(adviser, repair)
    page = adviser.get(address(repair, "cancel"))
    assert "There is a visit. Cancel it first." in told(adviser, page)
    do(adviser, repair, "cancel-visit")
    assert (repair.visits.get().state, repair.state) == (VisitState.CANCELLED, State.ACCEPTED)
    do(adviser, repair, "cancel", words="We stop.")
    assert repair.state == State.CANCELLED


def test_a_visit_that_was_only_wanted_ends_with_its_repair(adviser: Client, repair: Repair) -> None:
    do(adviser, repair, "call")
    assert repair.visits.get().state == VisitState.ASKED
    do(adviser, repair, "cancel", words="We stop.")
    assert (repair.visits.get().state, repair.state) == (VisitState.CANCELLED, State.CANCELLED)


@pytest.mark.parametrize(
    ("name", "visit", "state"),
    [
        ("sent", VisitState.SENT, State.SCHEDULED),
        ("came", VisitState.ATTENDED, State.IN_PROGRESS),
        ("no-access", VisitState.NO_ACCESS, State.ACCEPTED),
        ("missed", VisitState.MISSED, State.ACCEPTED),
    ],
)
def test_staff_say_what_became_of_a_visit(
    adviser: Client, repair: Repair, name: str, visit: VisitState, state: State
) -> None:
    book(adviser, repair)
    assert "begin" not in offered(adviser, repair)
    repair.visits.update(start=NOW, end=NOW + timedelta(hours=4))
    do(adviser, repair, name)
    assert (repair.visits.get().state, repair.state) == (visit, state)


def test_that_we_did_not_come_cannot_be_said_before_we_were_to_come(
    adviser: Client, repair: Repair
) -> None:
    book(adviser, repair)
    assert "missed" not in offered(adviser, repair)
    page = adviser.get(address(repair, "missed"))
    assert "This repair has moved on" in told(adviser, page)


def test_running_late_tells_until_when(adviser: Client, repair: Repair) -> None:
    book(adviser, repair)
    past = do(adviser, repair, "late", until="2026-03-10T09:00")
    assert "That is past." in words(past)
    do(adviser, repair, "late", until="2026-03-10T18:30")
    late = repair.visits.get().late_until
    assert late is not None
    assert late.hour == 18
    said = [each.words for each in repair.case.timeline.filter(public=True).order_by("pk")]
    assert "6:30pm" in said[-1]


def test_a_repair_on_hold_can_be_booked_again(adviser: Client, repair: Repair) -> None:
    at(repair, State.ON_HOLD)
    book(adviser, repair)
    assert (repair.state, repair.hold) == (State.SCHEDULED, "")
