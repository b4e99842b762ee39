"""The task list of a long form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.forms import registry
from portal.forms.conditions import Equals
from portal.forms.definition import Journey, Kind, Question, QuestionStep, Section
from tests.support.journeys import PRIVACY
from tests.support.walking import Walker


def part(number: int, **more: object) -> Section:
    asked = Question(f"q{number}", Kind.YES_NO, f"Question {number}?")
    again = Question(f"r{number}", Kind.YES_NO, f"And question {number} again?")
    steps = (QuestionStep(f"s{number}", (asked,)), QuestionStep(f"t{number}", (again,)))
    return Section(f"part-{number}", f"Part {number}", steps, **more)  # type: ignore[arg-type]


LONG = Journey(
    "long",
    "A long form",
    (part(1), part(2, when=Equals("q1", "yes")), part(3), part(4), part(5)),
    privacy=PRIVACY,
)


@pytest.fixture
def long(db: None, monkeypatch: pytest.MonkeyPatch) -> Walker:
    monkeypatch.setattr(registry, "_journeys", {"long": LONG})
    return Walker("long").start()


def states(walker: Walker) -> dict[str, str]:
    found = {}
    for item in walker.soup.select(".tasks li"):
        name, state = item.find(["a", "span"]), item.find(class_="tasks__state")
        found[name.get_text(strip=True)] = state.get_text(strip=True)
    return found


def test_coming_back_to_a_long_form_shows_its_parts(long: Walker) -> None:
    long.send({"q1": "yes"})
    long.go(f"/forms/long/{long.key}/")
    assert long.step == "tasks"
    assert states(long) == {
        "Part 1": "Begun",
        "Part 2": "Not begun",
        "Part 3": "Not begun",
        "Part 4": "Not begun",
        "Part 5": "Not begun",
        "Check and send": "Cannot begin yet",
    }


def test_a_part_cannot_begin_before_what_it_turns_on_is_answered(long: Walker) -> None:
    long.go(f"/forms/long/{long.key}/tasks/")
    assert states(long) == {
        "Part 1": "Not begun",
        "Part 3": "Not begun",
        "Part 4": "Not begun",
        "Part 5": "Not begun",
        "Check and send": "Cannot begin yet",
    }


def test_parts_are_filled_in_in_any_order_and_lead_on_to_what_is_left(long: Walker) -> None:
    long.send({"q1": "yes"})
    long.go(f"/forms/long/{long.key}/s4/")
    long.send({"q4": "no"}).send({"r4": "no"})
    assert long.step == "s5"
    long.go(f"/forms/long/{long.key}/tasks/")
    assert [state for state in states(long).values() if state == "Done"] == ["Done"]
    long.go(f"/forms/long/{long.key}/s5/")
    long.send({"q5": "no"}).send({"r5": "no"})
    assert long.step == "t1"
    long.send({"r1": "no"}).send({"q2": "no"}).send({"r2": "no"}).send({"q3": "no"})
    assert long.send({"r3": "no"}).step == "check-answers"


def test_back_from_the_first_page_of_a_part_leads_to_the_parts_while_the_one_before_is_open(
    long: Walker,
) -> None:
    long.send({"q1": "yes"})
    long.go(f"/forms/long/{long.key}/s4/")
    assert long.soup.select_one(".govuk-back-link")["href"].endswith("/tasks/")
    long.go(f"/forms/long/{long.key}/")
    long.go(f"/forms/long/{long.key}/s1/")
    assert not long.soup.select_one(".govuk-back-link")


def test_a_part_that_a_later_page_of_another_gates_stops_where_it_turns_on_it(
    long: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gated = replace(part(4).steps[1], when=Equals("r1", "yes"))
    sections = (*LONG.sections[:3], replace(part(4), steps=(part(4).steps[0], gated)), part(5))
    monkeypatch.setattr(registry, "_journeys", {"long": replace(LONG, sections=sections)})
    long = Walker("long").start().send({"q1": "no"})
    long.go(f"/forms/long/{long.key}/s4/")
    assert long.send({"q4": "no"}).step == "s5"
    long.go(f"/forms/long/{long.key}/tasks/")
    assert states(long)["Part 4"] == "Needs another part first"
    long.go(f"/forms/long/{long.key}/t4/")
    assert long.step == "t1"
    long.send({"r1": "yes"})
    assert long.step == "s3"
    long.go(f"/forms/long/{long.key}/t4/")
    assert long.step == "t4"


def test_a_part_that_is_answered_is_done_and_the_next_can_begin(long: Walker) -> None:
    long.send({"q1": "yes"}).send({"r1": "no"})
    long.go(f"/forms/long/{long.key}/tasks/")
    assert states(long)["Part 1"] == "Done"
    assert states(long)["Part 2"] == "Not begun"
    assert "You have finished 1 of 6 parts" in long.soup.get_text()
    long.go(long.soup.find("a", string="Part 2")["href"])
    assert long.step == "s2"


def test_a_part_that_the_answers_rule_out_is_not_listed(long: Walker) -> None:
    long.send({"q1": "no"}).send({"r1": "no"})
    long.go(f"/forms/long/{long.key}/tasks/")
    assert "Part 2" not in states(long)


def test_a_short_form_has_no_task_list(short: Walker) -> None:
    assert short.client.get(f"/forms/short/{short.key}/tasks/").status_code == 404
