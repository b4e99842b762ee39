"""What is known at once about a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.repairs.catalogue.find import Ending, Found
from portal.repairs.catalogue.tree import Leaf, Node
from portal.repairs.course.states import State
from portal.repairs.law.words import AtHome, Tenure
from portal.repairs.reporting.sorting import Told, made_worse, sort
from portal.repairs.words import Hazard, Place, Priority, Responsibility, Track
from tests.repairs.catalogue.making import leaf
from tests.repairs.law.the_law import LAW, london
from tests.support.repairs import found_at

TOLD = Told(london(2026, 3, 3))
COLD = leaf(
    "no heating", priority=Priority.URGENT, hazard=Hazard.COLD_HEAT, track=Track.SIGNIFICANT
)
KEYS = leaf("lost keys", responsibility=Responsibility.RECHARGEABLE, unless_crime=True)


def found(what: Leaf, area: Place = Place.INSIDE, ending: Ending = Ending.REPAIR) -> Found:
    return Found(ending, (Node("there", "There", area=area, leaf=what),), what)


def test_what_we_do_is_taken_on_at_once() -> None:
    result = sort(found_at("sink-blocked"), TOLD, LAW)
    assert (result.state, result.priority) == (State.ACCEPTED, Priority.URGENT)
    assert result.report is not None


def test_what_somebody_tells_in_their_own_words_is_read_first() -> None:
    result = sort(found_at(""), TOLD, LAW)
    assert (result.state, result.priority, result.report) == (State.TRIAGE, None, None)
    assert result.place == Place.INSIDE


@pytest.mark.parametrize("who", [Responsibility.TENANT, Responsibility.LEASEHOLDER])
def test_what_others_see_to_is_read_and_never_turned_away(who: Responsibility) -> None:
    result = sort(found(leaf("a bulb", responsibility=who)), TOLD, LAW)
    assert (result.state, result.report) == (State.TRIAGE, None)


@pytest.mark.parametrize(
    ("crime", "who"),
    [(False, Responsibility.RECHARGEABLE), (True, Responsibility.LANDLORD)],
)
def test_a_crime_number_says_that_the_tenant_does_not_pay(crime: bool, who: Responsibility) -> None:
    result = sort(found(KEYS), replace(TOLD, crime=crime), LAW)
    assert (result.state, result.responsibility) == (State.ACCEPTED, who)


def test_a_crime_number_for_anything_else_changes_nothing() -> None:
    pays = replace(KEYS, unless_crime=False)
    result = sort(found(pays), replace(TOLD, crime=True), LAW)
    assert result.responsibility == Responsibility.RECHARGEABLE


@pytest.mark.parametrize("tenure", [Tenure.LEASEHOLDER, Tenure.SHARED_OWNER])
@pytest.mark.parametrize(
    ("place", "state"), [(Place.INSIDE, State.TRIAGE), (Place.SHARED, State.ACCEPTED)]
)
def test_who_has_bought_their_home_reports_what_is_shared(
    tenure: Tenure, place: Place, state: State
) -> None:
    assert sort(found(leaf("a lamp"), place), replace(TOLD, tenure=tenure), LAW).state == state


def test_a_danger_is_taken_on_whoever_tells_us() -> None:
    result = sort(found_at("gas"), replace(TOLD, tenure=Tenure.PRIVATE), LAW)
    assert (result.state, result.priority) == (State.ACCEPTED, Priority.EMERGENCY)


def test_somebody_elses_tenant_is_read_first() -> None:
    result = sort(found(leaf("a lamp"), Place.SHARED), replace(TOLD, tenure=Tenure.PRIVATE), LAW)
    assert result.state == State.TRIAGE


def test_what_trying_has_solved_is_not_booked() -> None:
    result = sort(found(leaf("a fuse"), ending=Ending.SOLVED), TOLD, LAW)
    assert result.state == State.TRIAGE


def test_who_lives_there_can_make_it_an_emergency() -> None:
    told = replace(TOLD, at_home=frozenset({AtHome.BABY}))
    result = sort(found(COLD), told, LAW)
    assert result.priority == Priority.EMERGENCY
    assert made_worse(told, found(COLD), result)


def test_what_is_an_emergency_for_everybody_was_not_made_one_by_them() -> None:
    told = replace(TOLD, at_home=frozenset({AtHome.BABY}))
    for each in (found_at("gas"), found_at("sink-drips")):
        assert not made_worse(told, each, sort(each, told, LAW))
