"""Somebody tells us of what is known already, and gets the news of the report that goes on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from portal.cases.models import Case, Status
from portal.cases.panels import PERSON, STAFF, panels_for
from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.repairs.course.moving import merge, move
from portal.repairs.course.states import State
from portal.repairs.law.words import AtHome
from portal.repairs.models import Repair, Visit, VisitState
from portal.repairs.reporting.following import ME_TOO, followed
from portal.repairs.words import Priority
from tests.support.cases import TargetFactory
from tests.support.repairs import ANSWERS, BUILDING, at, repair_of

pytestmark = pytest.mark.django_db

SECRET = "The neighbour at number 4 has the key."


def pair(leaf: str = "hall-lamp", **more: object) -> tuple[Repair, Repair]:
    """A report, and one that follows it."""
    first = repair_of(leaf, building=BUILDING, law=bool(more.pop("law", False)))
    second = repair_of(leaf, building=BUILDING, answers=ANSWERS, follows=first, **more)  # type: ignore[arg-type]
    return first, second


def last_words(repair: Repair) -> str:
    entry = repair.case.timeline.filter(public=True).order_by("pk").last()
    assert entry is not None
    return entry.words


def status(repair: Repair) -> str:
    return str(Case.objects.get(pk=repair.case_id).status)


def shown(repair: Repair, audience: str = PERSON) -> str:
    found = [p for p in panels_for(repair.case, audience) if "following" in p.template]
    return " ".join(render_to_string(each.template, each.context) for each in found)


def test_it_is_recorded_and_follows_the_first_one() -> None:
    first, second = pair()
    assert (second.state, second.duplicate_of, followed(second)) == (State.DUPLICATE, first, first)
    assert followed(first) == first
    assert last_words(second) == ME_TOO
    assert status(second) == Status.WITH_TEAM
    assert not Delivery.objects.exists()


def test_it_has_no_deadline_of_its_own() -> None:
    _, second = pair("hall-mould", law=True)
    assert not second.case.clocks.exists()
    assert not second.case.hazards.exists()


def test_they_are_told_when_the_first_one_moves_on() -> None:
    first, second = pair()
    move(first, State.SCHEDULED, WEBSITE)
    assert last_words(second) == "A visit is booked for this repair."
    assert Delivery.objects.count() == 1


def test_what_we_write_to_the_first_is_not_for_the_second() -> None:
    first, second = pair()
    at(first, State.SCHEDULED)
    move(first, State.IN_PROGRESS, WEBSITE, SECRET)
    assert last_words(first) == SECRET
    assert last_words(second) == "We are working on it."


def test_its_case_ends_and_opens_again_with_the_first_one() -> None:
    first, second = pair()
    at(first, State.CLOSED)
    assert status(second) == Status.DONE
    at(first, State.REOPENED)
    assert status(second) == Status.WITH_TEAM


def test_who_follows_one_that_is_taken_up_by_another_follows_that_one() -> None:
    first, second = pair()
    oldest = repair_of("hall-lamp", building=BUILDING)
    merge(first, oldest, WEBSITE)
    move(oldest, State.SCHEDULED, WEBSITE)
    second.refresh_from_db()
    assert second.duplicate_of == oldest
    assert last_words(second) == "A visit is booked for this repair."


def test_where_the_first_one_has_just_ended_it_is_a_report_of_its_own() -> None:
    first = at(repair_of("hall-lamp", building=BUILDING), State.CANCELLED)
    second = repair_of("hall-lamp", building=BUILDING, follows=first)
    assert (second.state, second.duplicate_of) == (State.ACCEPTED, None)


def test_a_danger_follows_nothing() -> None:
    first = repair_of("hall-lamp", building=BUILDING)
    assert repair_of("gas", follows=first).state == State.ACCEPTED


def test_what_is_more_dangerous_for_the_second_household_shortens_the_first_ones_time() -> None:
    from tests.repairs.reporting.test_opening import HEAT

    first = repair_of("cold", catalogue=HEAT, law=True)
    repair_of("cold", catalogue=HEAT, follows=first, at_home=frozenset({AtHome.BABY}))
    first.refresh_from_db()
    assert first.priority == Priority.EMERGENCY
    due = first.case.clocks.get(step="hazard-investigate", stopped_at=None).due_at
    assert due is not None
    assert due <= timezone.now() + timedelta(hours=24)
    notes = first.case.timeline.filter(public=False).values_list("words", flat=True)
    assert "baby" not in " ".join(notes).lower()


def test_what_is_as_dangerous_changes_nothing() -> None:
    first = repair_of("hall-mould", law=True, building=BUILDING)
    before = list(first.case.clocks.values_list("pk", "due_at"))
    said = first.case.timeline.count()
    repair_of("hall-mould", building=BUILDING, follows=first)
    assert list(first.case.clocks.values_list("pk", "due_at")) == before
    assert first.case.timeline.count() == said


class TestThePage:
    def test_it_says_how_far_the_first_one_is_and_when(self) -> None:
        TargetFactory(
            step="repair-routine",
            promise="We will mend it",
            length=3,
            effective_from=date(2020, 1, 1),
        )
        first, second = pair()
        start = timezone.now() + timedelta(days=2)
        Visit.objects.create(
            repair=first,
            state=VisitState.BOOKED,
            booking="A-1",
            start=start,
            end=start + timedelta(hours=4),
        )
        page = shown(second)
        assert "We will do this repair." in page
        assert f"We plan to come on {timezone.localtime(start):%A %-d %B}" in page
        assert "We will mend it by" in page

    def test_it_says_nothing_of_the_first_one_but_that(self) -> None:
        first, second = pair()
        at(first, State.SCHEDULED)
        move(first, State.IN_PROGRESS, WEBSITE, SECRET)
        page = shown(second)
        assert SECRET not in page
        assert first.case.shown_reference not in page
        assert first.case.reference not in page

    def test_who_follows_nothing_and_staff_see_no_such_piece(self) -> None:
        first, second = pair()
        assert shown(first) == ""
        assert shown(second, STAFF) == ""
