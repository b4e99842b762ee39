"""What each state comes to, and the least that any state comes to, as decision diagrams.

Where a diagram of ``prove`` ends in yes or no, one of these ends in numbers, or in ``None`` for
what cannot be. Equal ones are one and the same node (R. I. Bahar and others, "Algebraic decision
diagrams", 1993). The least over all states is found variable by variable, adding up only what
turns on that one (R. Dechter, "Bucket elimination", 1999): 60 conditions that have little to do
with each other cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from ..prove.diagrams import NO, YES, Node, Tangled

MOST_NODES = 100_000
_LEAF = 1 << 30  # after every variable

Values = tuple[int, ...] | None
"""Several sums, kept side by side; ``None`` is what cannot be."""


@dataclass(frozen=True, eq=False, slots=True)
class Sum:
    """What states come to: a variable's value leads, branch by branch, to a ``value``."""

    variable: int
    branches: tuple[Sum, ...] = ()
    value: Values = None
    turns_on: frozenset[int] = field(default=frozenset())


class Sums:
    """Makes and joins sums over variables with these numbers of values."""

    def __init__(self, sizes: list[int]) -> None:
        self.sizes = sizes
        self._ends: dict[Values, Sum] = {}
        self._nodes: dict[tuple[int, tuple[Sum, ...]], Sum] = {}
        self._added: dict[tuple[Sum, Sum], Sum] = {}
        self._lower: dict[tuple[Sum, Sum], Sum] = {}

    def always(self, value: Values) -> Sum:
        """Give the sum that is the same in every state."""
        return self._ends.setdefault(value, Sum(_LEAF, value=value))

    def of(self, states: Node, inside: Values, outside: Values) -> Sum:
        """Give one value to some states, and another to all the others."""
        made: dict[Node, Sum] = {YES: self.always(inside), NO: self.always(outside)}

        def make(node: Node) -> Sum:
            if node not in made:
                made[node] = self._node(node.variable, tuple(make(each) for each in node.branches))
            return made[node]

        return make(states)

    def add(self, terms: Iterable[Sum], start: Values) -> Sum:
        """Add up."""
        total = self.always(start)
        for term in terms:
            total = self._both(total, term, _plus, self._added)
        return total

    def lower(self, terms: Iterable[Sum]) -> Sum:
        """Give the least in each state, of each of the sums that are kept side by side."""
        total = self.always(None)
        for term in terms:
            total = self._both(total, term, _least, self._lower)
        return total

    def mapped(self, term: Sum, change: Callable[[tuple[int, ...]], Values]) -> Sum:
        """Change every value."""
        made: dict[Sum, Sum] = {}

        def make(node: Sum) -> Sum:
            if node not in made:
                if node.variable != _LEAF:
                    branches = tuple(make(each) for each in node.branches)
                    made[node] = self._node(node.variable, branches)
                else:
                    made[node] = self.always(None if node.value is None else change(node.value))
            return made[node]

        return make(term)

    def least(self, terms: Iterable[Sum], variables: Collection[int], start: Values) -> Sum:
        """Add up, and give the least over all values of these variables."""
        left, settled = list(terms), []
        while left:
            near = _neighbours(left, variables)
            if not near:
                break
            variable = min(near, key=lambda each: (len(near[each]), -each))
            mine = [term for term in left if variable in term.turns_on]
            left = [term for term in left if variable not in term.turns_on]
            left.append(self._without(self.add(mine, start), variable))
            settled += [term for term in left if term.variable == _LEAF]
            left = [term for term in left if term.variable != _LEAF]
        return self.add([*settled, *left], start)

    def _without(self, term: Sum, variable: int) -> Sum:
        """Give the least over the values of one variable."""
        made: dict[Sum, Sum] = {}

        def make(node: Sum) -> Sum:
            if variable not in node.turns_on:
                return node
            if node not in made:
                branches = tuple(make(each) for each in node.branches)
                at = node.variable
                made[node] = self.lower(branches) if at == variable else self._node(at, branches)
            return made[node]

        return make(term)

    def _node(self, variable: int, branches: tuple[Sum, ...]) -> Sum:
        if all(branch is branches[0] for branch in branches):
            return branches[0]
        known = self._nodes.get((variable, branches))
        if known is None:
            if len(self._nodes) >= MOST_NODES:
                raise Tangled
            turns_on = frozenset({variable}).union(*(branch.turns_on for branch in branches))
            known = self._nodes[variable, branches] = Sum(variable, branches, turns_on=turns_on)
        return known

    def _both(
        self,
        a: Sum,
        b: Sum,
        join: Callable[[Values, Values], Values],
        kept: dict[tuple[Sum, Sum], Sum],
    ) -> Sum:
        found = kept.get((a, b))
        if found is None:
            variable = min(a.variable, b.variable)
            if variable == _LEAF:
                found = self.always(join(a.value, b.value))
            else:
                found = self._node(
                    variable,
                    tuple(
                        self._both(_branch(a, variable, n), _branch(b, variable, n), join, kept)
                        for n in range(self.sizes[variable])
                    ),
                )
            kept[a, b] = found
        return found


def _branch(node: Sum, variable: int, value: int) -> Sum:
    return node.branches[value] if node.variable == variable else node


def _plus(a: Values, b: Values) -> Values:
    return None if a is None or b is None else tuple(map(int.__add__, a, b))


def _least(a: Values, b: Values) -> Values:
    return b if a is None else a if b is None else tuple(map(min, a, b))


def _neighbours(terms: list[Sum], variables: Collection[int]) -> dict[int, set[int]]:
    """Give which variables each of these turns up with."""
    near: dict[int, set[int]] = {}
    for term in terms:
        for variable in term.turns_on:
            if variable in variables:
                near.setdefault(variable, set()).update(term.turns_on)
    return near
