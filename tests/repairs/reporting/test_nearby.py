"""What is known already of the shared parts of somebody's building."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches

from portal.repairs.catalogue.compile import ELSE
from portal.repairs.course.states import State
from portal.repairs.models import Visit, VisitState
from portal.repairs.reporting import buildings, nearby
from portal.repairs.reporting.homes import building_hash
from portal.ui import generation
from tests.repairs.catalogue.making import SMALL, changed
from tests.support.housing import PaperHousing
from tests.support.repairs import ANSWERS, BUILDING, UPRN, at, found_at, repair_of, version_of

pytestmark = pytest.mark.django_db

NOW = datetime.fromisoformat("2026-03-06T09:00:00+00:00")  # a Friday
TOLD = NOW - timedelta(days=3)
HALL = {"danger": "none", "where": "hall", "about_hall": "hall-lamp", "address": ANSWERS["address"]}


@pytest.fixture(autouse=True)
def _then() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        version_of()
        yield


@pytest.fixture(autouse=True)
def _in_the_building(housing: PaperHousing, db: None) -> None:
    housing.rent(UPRN, building=BUILDING)


def lamp(leaf: str = "hall-lamp", **more: object):  # type: ignore[no-untyped-def]
    return repair_of(leaf, **{"told_at": TOLD, "building": BUILDING, "uprn": "7", **more})


def offered(**changed: object) -> list[tuple[str, str]]:
    return [(each.label, each.hint) for each in nearby.choices({**HALL, **changed})]


def test_it_says_what_it_is_and_since_when_and_nothing_more() -> None:
    lamp(answers={**ANSWERS, "name": "A Neighbour"})
    assert offered() == [("Light in a shared hall: we have known since Tuesday 3 March", "")]


def test_a_visit_that_is_booked_is_told_by_its_day() -> None:
    repair = lamp()
    Visit.objects.create(
        repair=repair,
        state=VisitState.BOOKED,
        booking="A-1",
        start=NOW + timedelta(days=3),
        end=NOW + timedelta(days=3, hours=4),
    )
    assert offered()[0][1] == "We plan to come on Monday 9 March."


def test_the_same_thing_comes_first_and_each_thing_once() -> None:
    lamp("hall-mould", told_at=TOLD - timedelta(days=2))
    lamp()
    lamp(told_at=TOLD - timedelta(days=1))
    assert [label.partition(":")[0] for label, _ in offered()] == [
        "Light in a shared hall",
        "Mould in a shared hall",
    ]
    assert "Monday 2 March" in offered()[0][0]


def test_somebody_who_says_something_else_sees_it_too() -> None:
    lamp()
    assert len(offered(about_hall=ELSE)) == 1


@pytest.mark.parametrize("state", [State.WORK_DONE, State.CANCELLED])
def test_what_is_done_or_has_ended_is_not_offered(state: State) -> None:
    at(lamp(), state)
    assert offered() == []


def test_what_is_a_year_old_is_not_offered() -> None:
    lamp(told_at=NOW - timedelta(days=366))
    assert offered() == []


def test_another_building_and_a_home_are_nobodys_business() -> None:
    lamp(building="block-8")
    lamp(building="")
    lamp("sink-drips")
    lamp("")
    assert offered() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"where": "kitchen"},
        {"danger": "gas"},
        {"about_hall": None},
        {"address": {"line_1": "1 Test Street", "postcode": "AA1 1AA"}},
        {"address": {**ANSWERS["address"], "uprn": "999"}},
    ],
)
def test_who_reports_something_else_or_from_elsewhere_is_offered_nothing(
    changed: dict[str, object],
) -> None:
    lamp()
    assert offered(**changed) == []


def test_where_nobody_asks_or_answers_there_is_nothing_to_offer(housing: PaperHousing) -> None:
    lamp()
    housing.away = True
    assert offered() == []


def test_the_housing_system_is_asked_once(housing: PaperHousing) -> None:
    for _ in range(3):
        offered()
    assert len(housing.asked) == 1


def test_an_answered_question_asks_nobody(housing: PaperHousing) -> None:
    lamp()
    assert offered(known="none") == []
    assert housing.asked == []
    offered()
    assert len(offered(known="none")) == 1


def test_what_is_remembered_names_no_home_and_no_building(housing: PaperHousing) -> None:
    offered()
    assert buildings.building_of(UPRN, ask=False) == building_hash(BUILDING)
    [key] = [key for key in _keys() if "repairs:building" in key]
    assert UPRN not in key


def _keys() -> list[str]:
    cache = caches["shared"]
    kept = getattr(cache, "_cache", None)
    if kept is not None:
        return [str(key) for key in kept]
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT cache_key FROM {cache._table}")  # noqa: S608 -- our own table
        return [row[0] for row in cursor.fetchall()]


def test_a_choice_is_a_token_that_leads_back_to_the_report_in_that_building_only() -> None:
    repair = lamp()
    [choice] = nearby.choices(HALL)
    assert repair.case.reference not in choice.value
    assert nearby.chosen(building_hash(BUILDING), choice.value) == repair
    assert nearby.chosen(building_hash("block-8"), choice.value) is None
    assert nearby.chosen("", choice.value) is None
    assert nearby.chosen(building_hash(BUILDING), "made-up") is None


def test_a_report_of_an_older_catalogue_has_its_name_still() -> None:
    repair = lamp()
    version_of(changed(SMALL, "hall-lamp", key="hall-light"))
    generation.forget()
    assert nearby.name_of(repair) == "Light in a shared hall"
    assert nearby.known(building_hash(BUILDING), found_at("hall-mould")) == [repair]


def test_however_much_is_known_it_takes_two_queries(
    django_assert_num_queries: Any,
) -> None:
    for _ in range(4):
        lamp()
        lamp("hall-mould")
    offered()
    with django_assert_num_queries(3):  # with the one of what is remembered
        assert len(offered()) == 2
