"""Does every way end, and end once? Is each key a key, and the only one of its kind?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..compile import ELSE, NONE
from ..tree import MOST_QUESTIONS, Catalogue, Path
from .problem import Problem, Rule, at, whole

KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_KEY = 50
RESERVED = frozenset({ELSE, NONE})


def shape(catalogue: Catalogue) -> Iterator[Problem]:
    """Give what is wrong with the tree itself."""
    if not catalogue.dangers:
        yield whole(Rule.EMPTY, "It has no danger for the first screen. Add one.")
    if not catalogue.places:
        yield whole(Rule.EMPTY, "It has no place where something can be wrong. Add one.")
    if len(catalogue.places) == 1:
        yield whole(Rule.ONE_ANSWER, "It has one place only. A question needs two answers.")
    used = Counter(path[-1].key for path in catalogue.paths())
    for path in catalogue.paths():
        yield from _ends(path)
        yield from _key(path, used)
        if len(path) == MOST_QUESTIONS + 1:
            yield at(path, Rule.DEPTH, f"Nobody should be asked more than {MOST_QUESTIONS} times.")
        yield from _area(path)


def _ends(path: Path) -> Iterator[Problem]:
    node = path[-1]
    outcomes = [bool(node.children), node.leaf is not None, bool(node.same_as)]
    if not any(outcomes):
        yield at(path, Rule.NO_END, "has no answers below it, and does not say what we do.")
    if sum(outcomes) > 1:
        yield at(path, Rule.TWO_ENDS, "has more than one outcome. Keep one of them.")
    if len(node.children) == 1:
        yield at(path, Rule.ONE_ANSWER, "asks a question with one answer. Add one, or ask nothing.")


def _key(path: Path, used: Counter[str]) -> Iterator[Problem]:
    key = path[-1].key
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY or key in RESERVED:
        yield at(path, Rule.KEY, f"has a key that cannot be used: ‘{key}’.")
    if used[key] > 1:
        yield at(path, Rule.KEY_TWICE, f"has the key ‘{key}’, and so has something else.")


def _area(path: Path) -> Iterator[Problem]:
    node = path[-1]
    is_place = len(path) == 1 and not node.danger
    if is_place and node.area is None:
        yield at(path, Rule.AREA, "does not say if it is inside, shared or outside.")
    if node.area is not None and not is_place:
        yield at(path, Rule.AREA, "says where it is, but only the first answer may.")
