"""The points and lines of a form: whoever goes through it keeps to the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.forms.definition import ExitStep, Journey, Repeat, Section
from portal.forms.drawing.graph import Graph, Shape, graph, lines, stops
from portal.forms.route import LiveStep, route
from tests.forms.making import ask, journey, leave, no, page, parts, read, several, yes, yes_no
from tests.forms.random_journeys import answers, journeys

FORM = parts(
    Section(
        "home",
        "Your home",
        (
            page(yes_no("own", label="Is it yours?")),
            page(ask("rent"), when=no("own")),
            page(ask("landlord"), ask("phone"), when=no("own")),
            leave("out", yes("own")),
        ),
    ),
    Section(
        "people",
        "Your people",
        (
            read("this"),
            several("people", page(ask("name")), page(ask("age"), when=yes("own")), minimum=1),
        ),
        when=no("own"),
    ),
)


def test_steps_on_one_condition_are_passed_by_together() -> None:
    home, people = graph(FORM).parts
    assert [[stop.id for stop in run.stops] for run in home.runs] == [
        ["own"],
        ["rent", "landlord"],
        ["out"],
    ]
    assert [run.when for run in home.runs] == [
        "",
        "‘Is it yours?’ is ‘No’",
        "‘Is it yours?’ is ‘Yes’",
    ]
    assert (home.when, people.when) == ("", "‘Is it yours?’ is ‘No’")


def test_exits_on_one_condition_stand_each_alone() -> None:
    (part,) = graph(journey(page(yes_no("a")), leave("x", yes("a")), leave("y", yes("a")))).parts
    assert [len(run.stops) for run in part.runs] == [1, 1, 1]


def test_a_step_says_what_it_is() -> None:
    every = {stop.id: stop for stop in stops(graph(FORM))}
    assert {id_: stop.about for id_, stop in every.items()} == {
        "own": "1 question",
        "rent": "1 question",
        "landlord": "2 questions",
        "out": "The form ends here",
        "this": "A page to read",
        "people": "A list of people, 1 to 3",
    }
    assert every["out"].shape is Shape.EXIT
    assert [(page.title, page.when) for page in every["people"].inner] == [
        ("Page name", ""),
        ("Page age", "‘Is it yours?’ is ‘Yes’"),
    ]


def test_what_has_no_words_yet_can_be_drawn_too() -> None:
    empty = replace(FORM, title="", sections=(Section("a", "", (page(title=" "),)),))
    drawn = graph(empty)
    assert drawn.title == "A form without a title"
    assert drawn.parts[0].title == "A part without a title"
    assert drawn.parts[0].stops[0].title == "A page without a title"


def visited(live: LiveStep) -> str:
    return live.repeat.id if live.repeat else live.step.id


def near(drawn: Graph, point: int | str) -> Iterator[int | str]:
    """The stops that can be next, and the last crossing, with no stop in between."""
    every = list(lines(drawn))
    last = max(line.head for line in every if isinstance(line.head, int))
    todo, seen = [point], set()
    while todo:
        for line in [line for line in every if line.tail == todo[0] and line.head not in seen]:
            seen.add(line.head)
            if isinstance(line.head, str) or line.head == last:
                yield line.head
            else:
                todo.append(line.head)
        todo.pop(0)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_route_keeps_to_the_lines(data: st.DataObject) -> None:
    made: Journey = data.draw(journeys(longest=8))
    if made.is_long:
        made = replace(made, sections=made.sections[:3])
    found = route(made, data.draw(answers(made)))
    way = list(dict.fromkeys(visited(live) for live in found.steps))
    drawn = graph(made)
    at: int | str = 0
    for stop in way:
        assert stop in near(drawn, at)
        at = stop
    if found.complete:
        assert any(isinstance(point, int) for point in near(drawn, at))
    if found.exit:
        assert list(near(drawn, at)) == []


def test_no_line_leads_on_from_an_exit() -> None:
    tails: list[Any] = [line.tail for line in lines(graph(FORM))]
    assert "out" not in tails
    exits = [step.id for _, step in FORM.steps() if isinstance(step, ExitStep)]
    assert exits == ["out"]
    assert any(isinstance(step, Repeat) for _, step in FORM.steps())
