"""What we ask of a housing system over HTTP, and what we believe of its answers."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from portal.repairs.housing import Home, Unavailable
from portal.repairs.housing.http import HttpHousing
from portal.repairs.law.words import Tenure
from tests.support.http import Says, Server, serving

pytestmark = pytest.mark.django_db

KEY, UPRN = "our-key", "100120000001"
HOME = {"tenure": "secure", "building": "B1", "by_phone": False, "lived_in": True}


def says(answer: object, status: int = 200) -> Says:
    return Says(status, json.dumps(answer).encode(), {"Content-Type": "application/json"})


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def system(server: Server) -> HttpHousing:
    return HttpHousing(server.url("/housing/v1/"), KEY, seconds=5)


def test_a_sound_answer_is_taken(system: HttpHousing, server: Server) -> None:
    server.says = says({"uprn": UPRN, "home": HOME})
    assert system.home(UPRN) == Home(Tenure.SECURE, "B1")


def test_what_is_not_said_is_as_it_mostly_is(system: HttpHousing, server: Server) -> None:
    server.says = says({"uprn": UPRN, "home": {"tenure": "flexible"}})
    assert system.home(UPRN) == Home(Tenure.FLEXIBLE, "", by_phone=False, lived_in=True)


@pytest.mark.parametrize(
    "answer",
    [
        {"uprn": "100120000002", "home": HOME},
        {"uprn": UPRN},
        {"home": None},
        {"uprn": UPRN, "home": {**HOME, "tenure": "squatter"}},
        {"uprn": UPRN, "home": {**HOME, "lived_in": "yes"}},
        {"uprn": UPRN, "home": {**HOME, "building": "B" * 81}},
        {"uprn": int(UPRN), "home": HOME},
        [],
    ],
)
def test_anything_else_is_no_answer(system: HttpHousing, server: Server, answer: Any) -> None:
    server.says = says(answer)
    with pytest.raises(Unavailable):
        system.home(UPRN)


@pytest.mark.parametrize("status", [201, 302, 401, 404, 500])
def test_another_status_is_never_a_home_that_is_not_ours(
    system: HttpHousing, server: Server, status: int
) -> None:
    server.says = says({"uprn": UPRN, "home": None}, status)
    with pytest.raises(Unavailable):
        system.home(UPRN)


def test_the_home_stands_in_no_address_log_or_error(
    system: HttpHousing, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    errors = []
    for answer in (says({"uprn": UPRN, "home": HOME}), Says(500), says({"uprn": "1"})):
        server.says = answer
        try:
            system.home(UPRN)
        except Unavailable as error:
            errors.append(repr(error) + str(error))
    assert all(UPRN.encode() in each.body for each in server.asked)
    assert {each.path for each in server.asked} == {"/housing/v1/homes"}
    assert {each.headers["authorization"] for each in server.asked} == {f"Bearer {KEY}"}
    assert "did not answer as it should" in caplog.text
    assert UPRN not in caplog.text + " ".join(errors)


def test_nobody_waits_for_one_that_does_not_answer(system: HttpHousing, server: Server) -> None:
    server.says = Says(reset=True)
    for _ in range(6):
        with suppress(Unavailable):
            system.home(UPRN)
    assert len(server.asked) == 3
