"""Addresses of a form's pages."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from ..definition import Journey, Repeat, Step
from ..drafts import Opened
from ..route import LiveStep, Route

CHECK = "check-answers"
TASKS = "tasks"
"""The parts of a long form, and how far each has come."""
CHANGE = "change"
"""In the query: this page was come to from "Check your answers", and leads back there."""
AGAIN = "again"
"""In the query: show at once what is wrong with the kept answer."""
REMOVE = "remove"
"""The last piece of the address on which an item is taken off its list."""


def step_url(opened: Opened, step: str, *flags: str) -> str:
    """Give the address of a step, or of "Check your answers"."""
    where = {"journey": opened.journey.key, "key": opened.key, "step": step}
    query = f"?{urlencode(dict.fromkeys(flags, 1))}" if flags else ""
    return reverse("form_step", kwargs=where) + query


def of(live: LiveStep | None) -> str:
    """Give a step's address on the route; none is "Check your answers"."""
    return live.address if live else CHECK


def onward(route: Route) -> str:
    """Give where a person has got to: the first gap, the end of the road, or the check."""
    return of(route.gap or route.exit)


def step_of(journey: Journey, address: str) -> tuple[Step, Repeat | None, str] | None:
    """Give the step that an address names in a journey, on the route or not, and its item."""
    first, _, rest = address.partition("/")
    for _section, step in journey.steps():
        if step.id != first:
            continue
        if not rest:
            return step, None, ""
        if isinstance(step, Repeat):
            item, _, page = rest.partition("/")
            inside = next((each for each in step.steps if each.id == page), None)
            return (inside, step, item) if inside and item else None
    return None


def known(journey: Journey, address: str) -> LiveStep | None:
    """Give any page of a journey as if it were on the route."""
    found = step_of(journey, address)
    if found is None:
        return None
    step, repeat, item = found
    for section, each in journey.steps():
        if each is (repeat or step):
            owner = step if isinstance(step, Repeat) else repeat
            return LiveStep(address, step, section, owner, item)
    return None
