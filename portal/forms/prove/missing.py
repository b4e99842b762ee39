"""Who may come to the end of a form without giving an answer that their other answer calls for?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..conditions import AllOf, Answered, Equals, Not
from ..definition import ContentStep, Journey, Section
from .diagrams import Tangled
from .problem import Fault
from .walk import Walk


def missed(journey: Journey, asked: str, wanted: Mapping[str, str]) -> set[str]:
    """Give those values of ``asked`` that may be sent without an answer to the question wanted.

    ``wanted`` are ids of questions by value. For each, a page is put at the end that only such
    people would see: they are there if it can be seen. Where that is too tangled to know, they are.
    """
    pages = {f"probe-{number}": value for number, value in enumerate(wanted)}
    probes = tuple(
        ContentStep(
            id_,
            id_,
            (id_,),
            AllOf((Answered(asked), Equals(asked, value), Not(Answered(wanted[value])))),
        )
        for id_, value in pages.items()
    )
    at_the_end = (Section("probes", "probes", (step,)) for step in probes)
    walk = Walk(replace(journey, sections=(*journey.sections, *at_the_end)))
    try:
        found = walk.problems()
    except Tangled:
        return set(wanted)
    never = {problem.where for problem in found if problem.fault is Fault.UNREACHABLE}
    return set() if "probes" in never else {pages[id_] for id_ in pages if id_ not in never}
