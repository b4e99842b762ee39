"""People are told from programs without a puzzle, and lose nothing when they are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup

from portal.ui.forms import HumanForm, TextField
from portal.ui.forms.human import AGAIN, fields, is_a_person


class Form(HumanForm):
    name = TextField(label="Name", error_name="your name")


@pytest.fixture(autouse=True)
def _shortest(settings: Any) -> None:
    settings.HUMAN_SECONDS = 2


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False) as found:
        yield found


def carried() -> dict[str, str]:
    """What the browser sends back of what nobody sees."""
    page = BeautifulSoup(str(fields()), "html.parser")
    return {str(box["name"]): str(box.get("value", "")) for box in page.find_all("input")}


def test_who_takes_a_moment_is_a_person(clock: Any) -> None:
    sent = carried()
    clock.shift(3)
    assert is_a_person(sent)


def test_who_takes_none_is_not(clock: Any) -> None:
    sent = carried()
    clock.shift(1)
    assert not is_a_person(sent)


def test_who_fills_in_what_nobody_sees_is_not(clock: Any) -> None:
    sent = carried() | {"website": "https://spam.example"}
    clock.shift(30)
    assert not is_a_person(sent)


@pytest.mark.parametrize("since", ["", "0", "0:1xyz:forged", "\0"])
def test_a_time_that_we_did_not_sign_counts_for_nothing(since: str) -> None:
    assert not is_a_person({"since": since})


def test_a_page_left_open_overnight_still_works(clock: Any) -> None:
    sent = carried()
    clock.shift(2 * 86_400)
    assert is_a_person(sent)


def test_a_person_taken_for_a_program_loses_nothing_and_is_told_what_to_do(clock: Any) -> None:
    form = Form({"name": "A tenant", **carried()})
    assert not form.is_valid()
    assert form.non_field_errors() == [AGAIN]
    assert 'value="A tenant"' in str(form)


def test_pressing_again_is_enough(clock: Any) -> None:
    clock.shift(5)
    again = {"name": "A tenant", **carried()}
    clock.shift(3)
    assert Form(again).is_valid()


def test_the_trap_cannot_be_reached_with_keys_or_heard() -> None:
    page = BeautifulSoup(str(fields()), "html.parser")
    trap = page.select_one("p[hidden] input[name=website]")
    assert trap is not None
    assert trap["tabindex"] == "-1"
