"""Proves, before anybody meets it, that a journey can be gone through.

Every state that conditions can tell apart is looked at, equal ones together, so that it takes
seconds where listing the paths would take for ever. A journey has no "go to": it cannot run in
circles, and what is left of loops is a page that waits for an answer given there or later.
"""

from __future__ import annotations

from collections.abc import Collection

from ..definition import Journey
from .diagrams import Tangled
from .limits import limits
from .problem import Fault, Problem, Thing
from .values import values
from .walk import Walk
from .words import words

__all__ = ["Fault", "Problem", "Thing", "prove"]


def prove(journey: Journey, validators: Collection[str] | None = None) -> list[Problem]:
    """Give everything wrong with a journey: an empty list is a proof.

    ``validators`` are the names of the registered ones; without them, names are not looked at.
    """
    found = dict.fromkeys([*words(journey), *limits(journey, validators)])
    if any(problem.fault is Fault.LIMIT for problem in found):
        return list(found)  # limits that cannot be read cannot be reasoned about
    walk = None
    try:
        walk = Walk(journey)
        found.update(dict.fromkeys(values(journey, walk.space.asked)))
        found.update(dict.fromkeys(walk.problems()))
    except Tangled:
        found.update(walk.found if walk else {})
        message = (
            "The rules lean on each other too much to be proved. "
            "Make two forms of this one, or let ends lean on fewer answers."
        )
        found[Problem(Fault.TANGLED, "", message)] = None
    return list(found)
