"""Is all said that staff and the law need, and does it agree?"""

from __future__ import annotations

from collections.abc import Iterator

from ...words import Priority, Responsibility, Track
from ..tree import Catalogue, Leaf, Path
from .limits import Limits, days
from .problem import Problem, Rule, at


def outcomes(catalogue: Catalogue, limits: Limits) -> Iterator[Problem]:
    """Give what each outcome lacks, and where it breaks a promise or the law."""
    for path in catalogue.paths():
        leaf = path[-1].leaf
        if leaf is not None:
            yield from _lacks(path, leaf)
            yield from _right_to_repair(path, leaf, limits)
            yield from _hazard(path, leaf, limits)


def _lacks(path: Path, leaf: Leaf) -> Iterator[Problem]:
    if not leaf.sor.strip():
        yield at(path, Rule.SOR, "has no SOR code.")
    if leaf.priority is None:
        yield at(path, Rule.PRIORITY, "has no priority.")
    if leaf.responsibility is None:
        yield at(path, Rule.RESPONSIBILITY, "does not say who does it.")
    if not leaf.trade.strip():
        yield at(path, Rule.TRADE, "does not say which trade does it.")
    if leaf.minutes < 1:
        yield at(path, Rule.MINUTES, "does not say how long it usually takes.")
    if leaf.unless_crime and leaf.responsibility is not Responsibility.RECHARGEABLE:
        yield at(path, Rule.CRIME, "asks for a crime number, but nobody would have to pay.")


def _right_to_repair(path: Path, leaf: Leaf, limits: Limits) -> Iterator[Problem]:
    if leaf.defect is None:
        return
    name = f"‘{leaf.defect.label}’"
    if leaf.responsibility in (Responsibility.TENANT, Responsibility.LEASEHOLDER):
        yield at(path, Rule.RIGHT_TO_REPAIR, f"is left to somebody else, but {name} is our duty.")
    limit = limits.of_defect.get(leaf.defect)
    if limit is None:
        yield at(path, Rule.RIGHT_TO_REPAIR, f"has {name}, for which no time is set.")
    elif leaf.priority is not None and limits.is_late(leaf.priority, limit):
        yield at(
            path,
            Rule.RIGHT_TO_REPAIR,
            f"has the priority ‘{leaf.priority.label}’, but the law gives {days(limit)} "
            f"for {name}.",
        )


def _hazard(path: Path, leaf: Leaf, limits: Limits) -> Iterator[Problem]:
    if leaf.hazard is None and leaf.track is Track.NONE:
        return
    if leaf.hazard is None:
        yield at(path, Rule.HAZARD, "is a hazard, but does not say of which kind.")
    if leaf.track is Track.NONE:
        yield at(path, Rule.HAZARD, "names a kind of hazard, but not how dangerous it is.")
    if leaf.responsibility in (Responsibility.TENANT, Responsibility.LEASEHOLDER):
        yield at(path, Rule.HAZARD, "is a hazard, so it cannot be left to somebody else.")
    if leaf.priority is None:
        return
    if leaf.track is Track.EMERGENCY and leaf.priority is not Priority.EMERGENCY:
        yield at(path, Rule.HAZARD, "is an emergency hazard, so its priority must be an emergency.")
    if leaf.track is Track.SIGNIFICANT:
        if limits.significant is None:
            yield at(path, Rule.HAZARD, "is a significant hazard, for which no time is set.")
        elif limits.is_late(leaf.priority, limits.significant):
            yield at(
                path,
                Rule.HAZARD,
                f"has the priority ‘{leaf.priority.label}’, but the law gives "
                f"{days(limits.significant)} to make a significant hazard safe.",
            )
