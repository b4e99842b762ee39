"""Other systems are told of a repair and its visits, and never of what they told us."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from portal.cases.timeline import WEBSITE, system
from portal.integration.models import Delivery
from portal.repairs import visits
from portal.repairs.api import events
from portal.repairs.course.moving import move
from portal.repairs.course.states import State
from portal.repairs.models import Repair, Visit
from tests.cases.telling import listener
from tests.support.api import Calling, make_system

from .conftest import NOW


@pytest.fixture
def heard(scheduler: Calling) -> Any:
    """The events that another system was told of, in their order."""
    other = make_system("finance", team=scheduler.system.team)
    for owner in (other, scheduler.system):
        listener(owner.slug, owner)

    def told(slug: str = "finance") -> list[dict[str, Any]]:
        sent = Delivery.objects.filter(endpoint__slug=slug, event__startswith="repair.")
        sent = sent.order_by("pk")
        return [each.payload for each in sent]

    return told


def test_a_move_is_told_with_where_it_came_from(heard: Any, repair: Repair) -> None:
    move(repair, State.PLANNED, WEBSITE)
    (first,) = [each for each in heard() if each["data"]["state"] == "moved_to_planned"]
    assert (first["type"], first["data"]["before"]) == ("repair.moved", "accepted")


def test_a_visit_is_told_with_its_window(heard: Any, visit: Visit) -> None:
    visits.late(visit, NOW + timedelta(hours=4), WEBSITE)
    last = heard()[-1]
    assert last["type"] == "repair.visit_changed"
    assert last["data"]["job"] == visit.job
    assert last["data"]["late_until"] == "2026-11-24T13:00:00Z"


def test_who_told_us_is_not_told(heard: Any, scheduler: Calling, visit: Visit) -> None:
    before = len(heard("scheduler"))
    visits.attended(visit, system(scheduler.system))
    assert len(heard("scheduler")) == before
    assert [each["type"] for each in heard()][-2:] == ["repair.visit_changed", "repair.moved"]


def test_nothing_of_the_person_or_the_home_is_told(heard: Any, visit: Visit) -> None:
    visits.missed(visit, WEBSITE)
    told = json.dumps(heard())
    assert "missed" in told
    for private in ("Somebody", "Test Street", "900123", "hash", "uprn", "100012345678"):
        assert private not in told


@pytest.mark.parametrize("type_", [events.MOVED, events.VISIT_CHANGED])
def test_every_field_is_described(type_: Any) -> None:
    for field in type_.schema()["properties"].values():
        assert field["description"]
