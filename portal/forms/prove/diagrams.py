"""Sets of states as decision diagrams, in which equal sets are one and the same node.

A state gives each variable one of its values. 60 independent questions have more states than
could be listed, and a diagram of 60 nodes. The idea is that of reduced ordered binary decision
diagrams (R. E. Bryant, 1986), with as many branches as a variable has values.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

MOST_NODES = 200_000


class Tangled(Exception):
    """The conditions lean on each other so much that they cannot be proved in reasonable time."""


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """The states in which a variable's value leads, branch by branch, to ``YES``."""

    variable: int
    branches: tuple[Node, ...] = ()


_LEAF = 1 << 30  # after every variable
NO = Node(_LEAF)
YES = Node(_LEAF)


class Diagrams:
    """Makes and joins diagrams over variables with these numbers of values."""

    def __init__(self, sizes: list[int]) -> None:
        self.sizes = sizes
        self._nodes: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._joined: dict[tuple[bool, Node, Node], Node] = {}
        self._flipped: dict[Node, Node] = {}
        self._apart: set[tuple[Node, ...]] = set()

    def where(self, variable: int, values: Collection[int]) -> Node:
        """Give the states in which a variable has one of these values."""
        return self._node(
            variable, tuple(YES if n in values else NO for n in range(self.sizes[variable]))
        )

    def both(self, *nodes: Node) -> Node:
        """Give the states that are in all of them."""
        joined = YES
        for node in nodes:
            joined = self._join(True, joined, node)
        return joined

    def either(self, *nodes: Node) -> Node:
        """Give the states that are in any of them."""
        joined = NO
        for node in nodes:
            joined = self._join(False, joined, node)
        return joined

    def outside(self, node: Node) -> Node:
        """Give the states that are not in it."""
        if node is YES or node is NO:
            return NO if node is YES else YES
        if node not in self._flipped:
            branches = tuple(self.outside(branch) for branch in node.branches)
            self._flipped[node] = self._node(node.variable, branches)
        return self._flipped[node]

    def example(self, node: Node) -> dict[int, int]:
        """Give one state of a set that has any, naming only the variables that matter."""
        state: dict[int, int] = {}
        while node is not YES:
            value = next(n for n, branch in enumerate(node.branches) if branch is not NO)
            state[node.variable] = value
            node = node.branches[value]
        return state

    def common(self, *nodes: Node) -> dict[int, int] | None:
        """Give one state that is in all of these sets; ``None`` where there is none.

        It makes no diagram of what they have in common, which may be far larger than any of them.
        """
        left = tuple(dict.fromkeys(node for node in nodes if node is not YES))
        if NO in left or left in self._apart:
            return None
        if not left:
            return {}
        variable = min(node.variable for node in left)
        for value in range(self.sizes[variable]):
            state = self.common(*(_branch(node, variable, value) for node in left))
            if state is not None:
                state[variable] = value
                return state
        if len(self._apart) >= MOST_NODES:
            raise Tangled
        self._apart.add(left)
        return None

    def _node(self, variable: int, branches: tuple[Node, ...]) -> Node:
        if all(branch is branches[0] for branch in branches):
            return branches[0]
        if len(self._nodes) >= MOST_NODES:
            raise Tangled
        return self._nodes.setdefault((variable, branches), Node(variable, branches))

    def _join(self, both: bool, a: Node, b: Node) -> Node:
        end, through = (NO, YES) if both else (YES, NO)
        if a is end or b is end:
            return end
        if a is through or a is b:
            return b
        if b is through:
            return a
        key = (both, a, b)
        if key not in self._joined:
            variable = min(a.variable, b.variable)
            self._joined[key] = self._node(
                variable,
                tuple(
                    self._join(both, _branch(a, variable, n), _branch(b, variable, n))
                    for n in range(self.sizes[variable])
                ),
            )
        return self._joined[key]


def _branch(node: Node, variable: int, value: int) -> Node:
    return node.branches[value] if node.variable == variable else node
