"""Proves, before anybody meets it, that a catalogue leads everybody somewhere.

Every way ends in something that we do; every danger is on the first screen; the law and our own
promises agree with what editors chose; and the words can be read.
"""

from __future__ import annotations

from ..tree import Catalogue
from .dangers import dangers
from .limits import Limits
from .outcomes import outcomes
from .problem import Problem, Rule
from .shape import shape
from .wording import wording

__all__ = ["Limits", "Problem", "Rule", "prove"]


def prove(catalogue: Catalogue, limits: Limits) -> list[Problem]:
    """Give everything wrong with a catalogue: an empty list is a proof.

    ``limits`` are how long our priorities take and how much time the law gives, as they are on the
    day. Whether the form works that is made of it is asked where it is published.
    """
    found = [
        *shape(catalogue),
        *dangers(catalogue),
        *outcomes(catalogue, limits),
        *wording(catalogue),
    ]
    return list(dict.fromkeys(found))
