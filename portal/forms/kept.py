"""What takes long to make, kept in a process up to a weight: the longest unused goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key. ``room`` is how much they may weigh together; one alone may weigh more."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.weight = 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K) -> V | None:
        """Give a value, which then was used last of all; ``None`` where there is none."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: K, value: V, weight: int = 1) -> V:
        """Keep a value in place of the one that the key had, and give it back."""
        with self._lock:
            if key in self._values:
                self.weight -= self._values.pop(key)[1]
            self._values[key] = (value, weight)
            self.weight += weight
            while self.weight > self.room and len(self._values) > 1:
                self.weight -= self._values.popitem(last=False)[1][1]
        return value
