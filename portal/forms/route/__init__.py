"""The route: the steps, in order, that these answers lead to.

It is walked once from the start and stops at the first gap. The parts of a long form can be filled
in in any order: each stops at its own gap, or where it turns on what another part has still to ask.
Only answers on the live route steer it, so an answer given on a branch since left does nothing
until the branch is open again.
"""

from .steps import NEW, LiveStep, Part, Route
from .walk import Answers, route

__all__ = ["NEW", "Answers", "LiveStep", "Part", "Route", "route"]
