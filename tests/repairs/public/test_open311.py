"""Shared parts and outdoors are public; the inside of a home never is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from portal.cases.timeline import WEBSITE
from portal.home.demo.repairs import read_catalogue
from portal.repairs.catalogue.tree import Catalogue, Node
from portal.repairs.course.moving import merge, move
from portal.repairs.course.states import State
from portal.repairs.models import Repair
from portal.repairs.public.open311 import SERVICE_CODE, public_leaves
from portal.repairs.words import Defect, Place, Track
from portal.ui.generation import bump
from tests.repairs.catalogue.making import SMALL, changed, leaf
from tests.support.repairs import ANSWERS, repair_of, version_of

pytestmark = pytest.mark.django_db

GATE = Node("gate", "The gate is broken", leaf=leaf("broken gate"))
LOCK = Node("lock", "The door does not lock", leaf=leaf("lock", defect=Defect.INSECURE))
OUTSIDE = Node("out", "Outside", question="What?", area=Place.OUTSIDE, children=(GATE, LOCK))
WITH_OUTSIDE = Catalogue((*SMALL.nodes, OUTSIDE))


@pytest.fixture(autouse=True)
def _live(db: None) -> Iterator[None]:
    version_of(WITH_OUTSIDE)
    bump()
    caches["shared"].clear()
    yield
    bump()


def reported(key: str) -> Repair:
    return repair_of(key, catalogue=WITH_OUTSIDE, answers=ANSWERS)


def rows(**query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Client().get("/open311/v2/requests.json", query).json()
    return found


def numbers(**query: str) -> set[str]:
    return {row["service_request_id"] for row in rows(**query)}


def test_shared_parts_and_outdoors_are_shown_by_the_words_of_the_catalogue() -> None:
    lamp, gate = reported("hall-lamp"), reported("gate")
    found = {row["service_request_id"]: row["description"] for row in rows()}
    assert found == {str(lamp.case_id): "Light in a shared hall", str(gate.case_id): "Broken gate"}


def test_no_inside_repair_is_ever_shown_however_it_is_asked_for() -> None:
    inside = [reported("sink-blocked"), reported("sink-drips"), reported("gas"), reported("")]
    Repair.objects.filter(pk=inside[0].pk).update(place=Place.SHARED)  # sorted wrongly by hand
    for repair in inside:
        number = str(repair.case_id)
        assert number not in numbers()
        assert rows(service_request_id=number) == []
        assert rows(service_code=SERVICE_CODE, status="open,closed") == []
        assert Client().get(f"/open311/v2/requests/{number}.json").status_code == 404


def test_an_inside_problem_is_not_shown_where_the_repair_says_inside() -> None:
    lamp = reported("hall-lamp")
    Repair.objects.filter(pk=lamp.pk).update(place=Place.INSIDE)
    assert numbers() == set()


def test_nothing_of_the_person_the_home_or_the_place_is_shown() -> None:
    lamp = reported("hall-lamp")
    move(lamp, State.CANCELLED, WEBSITE, "They moved to 2 Test Street.")
    (row,) = rows()
    text = json.dumps(row)
    for secret in (
        "Test Street",
        "Testham",
        "AA1",
        "Somebody",
        "example.com",
        "7700",
        "they moved",
    ):
        assert secret.lower() not in text.lower()
    assert (row["lat"], row["long"], row["address"], row["zipcode"], row["media_url"]) == (
        None,
        None,
        "",
        "",
        None,
    )
    assert lamp.case.reference not in text
    assert lamp.case.shown_reference not in text


def test_where_a_door_does_not_lock_is_told_to_nobody() -> None:
    reported("lock")
    assert rows() == []


def test_a_danger_that_shows_late_is_left_out() -> None:
    worse = changed(WITH_OUTSIDE, "gate", leaf__track=Track.EMERGENCY)
    assert set(public_leaves(WITH_OUTSIDE)) - set(public_leaves(worse)) == {"gate"}


def test_what_was_merged_is_shown_once() -> None:
    first, second = reported("hall-lamp"), reported("hall-lamp")
    merge(second, first, WEBSITE)
    assert numbers() == {str(first.case_id)}


def test_without_a_catalogue_nothing_is_shown() -> None:
    reported("hall-lamp")
    version_of(replace(SMALL, nodes=SMALL.nodes[:2]))
    bump()
    assert rows() == []


def test_a_shared_part_is_open_until_it_is_done() -> None:
    lamp = reported("hall-lamp")
    assert numbers(status="open") == {str(lamp.case_id)}
    move(lamp, State.CANCELLED, WEBSITE)
    assert numbers(status="open") == set()
    assert numbers(status="closed") == {str(lamp.case_id)}


def test_in_the_demonstration_nothing_inside_and_no_danger_is_public() -> None:
    catalogue = read_catalogue()
    public = public_leaves(catalogue)
    assert len(public) > 20
    for path in catalogue.ends():
        end = path[-1]
        if path[0].danger or path[0].area == Place.INSIDE or end.same_as:
            assert end.key not in public, end.key
