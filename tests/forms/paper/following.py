"""Somebody who fills in a paper form and keeps to its notes, with answers of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.forms.conditions import holds
from portal.forms.definition import ExitStep, Journey, QuestionStep, Repeat
from portal.forms.paper.jumps import NONE, Jumps
from portal.forms.paper.points import Point, points
from portal.forms.route import route


def followed(journey: Journey, given: Mapping[str, Any]) -> list[str]:
    """What they answer or read, in order: ids of questions, boxes and, with its place, of items."""
    return list(_go(points(journey), {}, given))


def _go(row: tuple[Point, ...], written: dict[str, Any], given: Mapping[str, Any]) -> Any:
    jumps, place = Jumps(row), 0
    while place < len(row):
        notes = jumps.only(place)
        refused = next((note for note in notes if not holds(note.run.condition, written)), None)
        if refused:
            assert refused.target > place
            place = refused.target
            continue
        point, here = row[place], place
        place += 1
        if isinstance(point.step, Repeat):
            listed = given.get(point.asks, NONE)
            for number, item in enumerate(listed["items"]):
                for told in _go(point.inside, dict(written), item["answers"]):
                    yield f"{point.asks}/{number}/{told}"
            yield point.asks
            written[point.asks] = listed
            place = place if listed["items"] else jumps.if_none(here)
        elif point.question:
            answer = written[point.asks] = given.get(point.asks)
            yield point.asks
            if isinstance(answer, str):
                place = jumps.go_to.get(here, {}).get(answer, place)
        elif all(holds(each, written) for each in jumps.alone(here)):
            yield point.step.id
            if isinstance(point.step, ExitStep):
                return


def walked(journey: Journey, given: Mapping[str, Any]) -> list[str]:
    """What the pages ask and show for the same answers, in the same words."""
    found, told = route(journey, given), []
    assert not found.gaps, "an answer is missing"
    order: dict[tuple[str, str], int] = {}
    for live in found.steps:
        before = ""
        if live.repeat and live.item:
            counted = [key for key in order if key[0] == live.repeat.id]
            place = order.setdefault((live.repeat.id, live.item), len(counted))
            before = f"{live.repeat.id}/{place}/"
        if isinstance(live.step, QuestionStep):
            told += [f"{before}{question.id}" for question in live.step.questions]
        else:
            told.append(f"{before}{live.step.id}")
    return told
