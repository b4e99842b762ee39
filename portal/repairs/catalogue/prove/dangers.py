"""Is every danger on the first screen, with whom to call and what to do?"""

from __future__ import annotations

from collections.abc import Iterator

from ...words import Priority, Track
from ..tree import Catalogue, Danger, Path
from .problem import Problem, Rule, at


def dangers(catalogue: Catalogue) -> Iterator[Problem]:
    """Give what keeps somebody in danger from help."""
    for path in catalogue.paths():
        if danger := path[-1].danger:
            yield from _danger(path, danger)
        elif path[-1].same_as:
            if catalogue.danger(path[-1].same_as) is None:
                yield at(path, Rule.SAME_AS, "leads to a danger that is not on the first screen.")
        else:
            yield from _hidden(path)


def _danger(path: Path, danger: Danger) -> Iterator[Problem]:
    node = path[-1]
    if len(path) > 1:
        yield at(path, Rule.NOT_FIRST, "is a danger. Move it to the top, to the first screen.")
    if node.children or node.same_as:
        yield at(path, Rule.NOT_AT_ONCE, "is a danger. It must lead to help and ask nothing more.")
    if not (danger.call.strip() and danger.whom.strip()):
        yield at(path, Rule.CALL, "does not say whom to call. Give a number and whose it is.")
    if not any(text.strip() for text in danger.meanwhile):
        yield at(path, Rule.MEANWHILE, "does not say what to do until help comes.")
    if node.leaf and node.leaf.priority not in (None, Priority.EMERGENCY):
        yield at(path, Rule.NOT_AT_ONCE, "is a danger, so its priority must be an emergency.")


def _hidden(path: Path) -> Iterator[Problem]:
    leaf = path[-1].leaf
    if leaf and leaf.track is Track.EMERGENCY:
        yield at(
            path,
            Rule.NOT_FIRST,
            "is an emergency hazard, but nobody can reach it from the first screen. Say which "
            "danger it is the same as.",
        )
