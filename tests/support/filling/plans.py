"""Ways through a journey that together come to every page, and to every state of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from portal.forms.answers import finish, put
from portal.forms.definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat
from portal.forms.prove.reaching import Reaching
from portal.forms.route import NEW, LiveStep, route

from .good import good

MOST_PAGES = 500
LONG_LIST = 30
"""A list that takes more is not filled up."""


@dataclass(frozen=True)
class Place:
    """A page, with the answers that somebody has given when they first come to it.

    ``name`` is the step's id, with its repeat's for a page of an item (``people/age``), or a list
    and how much is on it (``people: none``).
    """

    name: str
    live: LiveStep
    answers: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Plan:
    """One way through: its pages in order, and all that was answered on it."""

    name: str
    places: tuple[Place, ...]
    answers: dict[str, Any] = field(repr=False)


def goals(journey: Journey) -> list[str]:
    """Give the names of the places that some plan has to come to."""
    return [name for name, _step in _goals(journey)]


def places(journey: Journey) -> list[Place]:
    """Give one place of each name, in the order in which the plans come to them."""
    found: dict[str, Place] = {}
    for plan in plans(journey):
        for place in plan.places:
            found.setdefault(place.name, place)
    return list(found.values())


@lru_cache(maxsize=100)
def plans(journey: Journey) -> tuple[Plan, ...]:
    """Give a few plans, part after part. The first goes to the end, with one thing on each list."""
    reaching = Reaching(journey)
    found = [_plan("whole", journey, reaching.to_the_end() or {}, 1)]
    reached = {place.name for place in found[0].places}
    for name, step in _goals(journey):
        wanted = reaching.to(step)
        if name in reached or wanted is None:
            continue
        if name.endswith(": all"):
            number = next(each.most for _section, each in _repeats(journey) if each.id == step)
        else:
            number = 0 if name.endswith(": none") else 1
        made = _plan(name, journey, wanted, number)
        reached |= {place.name for place in made.places}
        found.append(made)
    return tuple(found)


def _goals(journey: Journey) -> Iterator[tuple[str, str]]:
    """Give each place's name with the id by which the proof knows its page."""
    for _section, step in journey.steps():
        if not isinstance(step, Repeat):
            yield step.id, step.id
            continue
        for page in step.steps:
            yield f"{step.id}/{page.id}", page.id
        if not step.minimum:
            yield f"{step.id}: none", step.id
        if step.most > 1:
            yield f"{step.id}: some", step.id
        if 0 < step.most <= LONG_LIST:
            yield f"{step.id}: all", step.id


def _repeats(journey: Journey) -> Iterator[tuple[Any, Repeat]]:
    for section, step in journey.steps():
        if isinstance(step, Repeat):
            yield section, step


def _plan(name: str, journey: Journey, wanted: Mapping[str, Any], number: int) -> Plan:
    """Go from page to page, answering as wanted and otherwise well, until there is no next."""
    answers: dict[str, Any] = {}
    visited: list[Place] = []
    seen: set[str] = set()
    for _ in range(MOST_PAGES):
        found = route(journey, answers)
        for live in found.steps[: found.steps.index(found.gap) if found.gap else None]:
            if isinstance(live.step, ContentStep | ExitStep) and live.address not in seen:
                seen.add(live.address)
                visited.append(Place(_name(live, answers), live, answers))
        if found.gap is None:
            return Plan(name, tuple(visited), answers)
        visited.append(Place(_name(found.gap, answers), found.gap, answers))
        live = found.gap
        if isinstance(live.step, Repeat):
            opening = next((each for each in found.openings if each.repeat is live.step), None)
            if opening is None or _on_list(live.step, answers) >= _wanted(
                live.step, wanted, number
            ):
                answers = finish(answers, live.step.id)
                continue
            live = opening
            visited.append(Place(_name(live, answers), live, answers))
        answers = _answer(live, answers, wanted)
    raise AssertionError(f"{name}: no end after {MOST_PAGES} pages")


def _answer(live: LiveStep, answers: dict[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    assert isinstance(live.step, QuestionStep), f"{live.address} asks nothing"
    values = {}
    for question in live.step.questions:
        answer = wanted.get(question.id, good(question))
        values[question.id] = good(question) if answer == "given" else answer
    key = ""
    if live.item == NEW and live.repeat:
        key = f"kkkkkk{'23456789bcdfghjkmnpqrstvwxz'[_on_list(live.repeat, answers)]}k"
    return put(answers, live, values, key=key)


def _wanted(repeat: Repeat, wanted: Mapping[str, Any], number: int) -> int:
    listed = wanted.get(repeat.id)
    least = max(number, repeat.minimum)
    return max(len(listed["items"]), repeat.minimum) if listed else min(least, repeat.most)


def _on_list(repeat: Repeat, answers: Mapping[str, Any]) -> int:
    return len((answers.get(repeat.id) or {}).get("items", ()))


def _name(live: LiveStep, answers: Mapping[str, Any]) -> str:
    if live.repeat is None:
        return live.step.id
    if live.item:
        return f"{live.repeat.id}/{live.step.id}"
    number = _on_list(live.repeat, answers)
    full = number >= live.repeat.most > 0
    return f"{live.step.id}: {'all' if full else 'some' if number else 'none'}"
