"""Sending asks for a person, without a puzzle; whoever is taken for a program presses once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from portal.cases.models import Case
from portal.forms.models import Draft
from portal.ui.forms.human import AGAIN
from tests.support.journeys import GOOD
from tests.support.walking import Walker


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False) as found:
        yield found


@pytest.fixture
def ready(walker: Walker, clock: Any, settings: Any) -> Walker:
    """A browser that has just come to "Check your answers"."""
    settings.HUMAN_SECONDS = 2
    return walker.fill(GOOD)


def carried(walker: Walker) -> dict[str, str]:
    """What the form under the answers sends."""
    return {
        str(box["name"]): str(box.get("value", ""))
        for box in walker.soup.select("form:has(#send) input")
        if box["name"] != "csrfmiddlewaretoken"
    }


def summary(walker: Walker) -> str:
    found = walker.soup.select_one(".govuk-error-summary")
    return found.get_text(" ", strip=True) if found else ""


def test_who_reads_the_answers_first_sends_at_once(ready: Walker, clock: Any) -> None:
    clock.shift(3)
    ready.post(ready.at, carried(ready))
    assert Case.objects.count() == 1


def test_what_is_sent_sooner_than_anybody_reads_is_not_taken_and_nothing_is_lost(
    ready: Walker,
) -> None:
    before = Draft.objects.get().answers
    ready.post(ready.at, carried(ready))
    assert ready.page is not None
    assert ready.page.status_code == 422
    assert AGAIN in summary(ready)
    assert ready.soup.title is not None
    assert ready.soup.title.text.startswith("Error: ")
    assert not Case.objects.exists()
    assert Draft.objects.get().answers == before
    assert "A Tenant" in ready.soup.get_text()


def test_the_message_leads_to_the_button(ready: Walker) -> None:
    ready.post(ready.at, carried(ready))
    link = ready.soup.select_one(".govuk-error-summary a")
    assert link is not None
    assert ready.soup.select_one(f"button{link['href']}") is not None


def test_pressing_again_sends_at_once(ready: Walker) -> None:
    ready.post(ready.at, carried(ready))
    ready.post(ready.at, carried(ready))
    assert Case.objects.count() == 1


def test_a_browser_that_fills_in_the_trap_by_itself_keeps_nobody_out(
    ready: Walker, clock: Any
) -> None:
    clock.shift(30)
    ready.post(ready.at, carried(ready) | {"website": "https://own.example"})
    assert not Case.objects.exists()
    ready.post(ready.at, carried(ready) | {"website": "https://own.example"})
    assert Case.objects.count() == 1


def test_the_leave_of_one_form_sends_no_other(ready: Walker) -> None:
    ready.post(ready.at, carried(ready))
    leave = carried(ready)
    other = Walker("everything").start().fill(GOOD)
    other.post(other.at, carried(other) | {"since": leave["since"]})
    assert other.page is not None
    assert other.page.status_code == 422
    assert not Case.objects.exists()


def test_a_program_that_sends_nothing_of_the_page_is_refused(ready: Walker, clock: Any) -> None:
    clock.shift(30)
    ready.post(ready.at, {})
    assert not Case.objects.exists()


def test_what_is_still_to_be_answered_is_asked_before_anything_else(ready: Walker) -> None:
    draft = Draft.objects.get()
    draft.answers.pop("name")
    draft.save()
    ready.post(ready.at, {})
    assert ready.step == "name"
    assert summary(ready) == "" or AGAIN not in summary(ready)


def test_nothing_that_tells_programs_is_in_the_way_of_a_keyboard_or_a_reader(
    ready: Walker,
) -> None:
    boxes = ready.soup.select("form:has(#send) input:not([type=hidden])")
    assert [box["name"] for box in boxes] == ["website"]
    assert boxes[0]["tabindex"] == "-1"
    assert ready.soup.select_one("form:has(#send) p[hidden] input[name=website]") is not None
