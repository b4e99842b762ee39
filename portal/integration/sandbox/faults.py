"""What goes wrong on purpose, and how often."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from random import SystemRandom

FAULTS = {
    "slow": "takes what comes, and answers some seconds later",
    "error": "answers 503 and takes nothing",
    "reset": "takes what comes, and cuts the connection instead of answering",
    "lost": "answers 200 and forgets",
    "gone": "answers 410: do not send here again",
    "duplicate": "calls the portal back twice",
    "disorder": "sends its news in the wrong order",
    "forged": "calls the portal back with a wrong key first",
    "slots-slow": "does what the scheduler is asked for, and answers some seconds later",
    "slots-late": "waits some seconds before it does what the scheduler is asked for",
    "slots-error": "answers 503 for the scheduler and does nothing",
    "slots-reset": "does what the scheduler is asked for, and cuts the connection",
    "slots-lost": "answers as if the scheduler had done it, and forgets",
    "slots-gone": "answers 410 for the scheduler and does nothing",
    "slots-duplicate": "takes what the scheduler is asked for twice",
    "slots-disorder": "gives slots the wrong way round, and an old state of an appointment",
    "slots-forged": "answers about somebody else's job",
    "slots-nonsense": "does what the scheduler is asked for, and answers with a web page",
    "slots-rival": "lets somebody else take the slot first",
    "slots-expire": "ends a hold before it is confirmed",
    "slots-maintenance": "says that the scheduler is away for maintenance",
    "revenues-wrong": "sends a bill that does not add up first",
    "revenues-refuse": "refuses a Direct Debit",
    "housing-slow": "says some seconds later whose home it is",
    "housing-error": "answers 503 for the housing system",
    "housing-reset": "cuts the connection instead of saying whose home it is",
    "housing-forged": "answers about another home",
    "housing-nonsense": "answers with a web page instead of saying whose home it is",
    "pay-slow": "does what the payment service is asked for, and answers some seconds later",
    "pay-error": "answers 503 for the payment service and does nothing",
    "pay-reset": "does what the payment service is asked for, and cuts the connection",
    "pay-nonsense": "does what the payment service is asked for, and answers with a web page",
    "pay-forged": "answers about another payment",
    "pay-late": "says for a while that a payment which is over is still being taken",
}
USUAL = {
    "slow": 5.0,
    "error": 503.0,
    "slots-slow": 10.0,
    "slots-late": 10.0,
    "slots-error": 503.0,
    "housing-slow": 10.0,
    "housing-error": 503.0,
    "pay-slow": 10.0,
    "pay-error": 503.0,
}
"""Seconds, and the status."""

SPELT = re.compile(
    r"(?P<name>[a-z]+(-[a-z]+)?)(=(?P<value>\d+(\.\d+)?))?(:((?P<percent>\d{1,3})%|(?P<count>\d{1,6})))?"
)


@dataclass(frozen=True)
class Switch:
    """How often it happens: by chance, or only ``left`` times more. Without either: every time."""

    value: float = 0
    chance: float = 1
    left: int | None = None

    def __str__(self) -> str:
        if self.left is not None:
            return f"the next {self.left}"
        return "every time" if self.chance == 1 else f"{self.chance:.0%} of the time"


class BadFault(ValueError):
    """It is not spelt as a fault is."""


def parse(spelt: str) -> tuple[str, Switch | None]:
    """Read ``slow=5:20%``, ``error=500:3`` (the next three), ``reset`` (every time), ``reset:0``.

    A count of nothing is None: switched off. Raises BadFault.
    """
    found = SPELT.fullmatch(spelt.strip())
    if not found or found["name"] not in FAULTS or int(found["percent"] or 0) > 100:
        raise BadFault(f"Say NAME, NAME:3 or NAME=VALUE:20%, with a name of: {', '.join(FAULTS)}.")
    name = found["name"]
    value = float(found["value"] or USUAL.get(name, 0))
    if name.endswith("error") and not 500 <= value < 600:
        raise BadFault("An error is a status from 500 to 599.")
    chance = int(found["percent"]) / 100 if found["percent"] else 1
    left = int(found["count"]) if found["count"] else None
    off = left == 0 or chance == 0
    return name, None if off else Switch(value, chance, left)


class Faults:
    """The switches. Any thread may ask and set."""

    def __init__(self, *spelt: str) -> None:
        self._lock = threading.Lock()
        self._on: dict[str, Switch] = {}
        for each in spelt:
            self.set(each)

    def set(self, spelt: str) -> None:
        """Raises BadFault."""
        name, switch = parse(spelt)
        with self._lock:
            self._on.pop(name, None)
            if switch:
                self._on[name] = switch

    def clear(self) -> None:
        with self._lock:
            self._on.clear()

    def happens(self, name: str) -> Switch | None:
        """Whether it goes wrong this time. Asking counts."""
        with self._lock:
            switch = self._on.get(name)
            if switch is None or SystemRandom().random() >= switch.chance:
                return None
            if switch.left is not None:
                self._on[name] = replace(switch, left=switch.left - 1)
                if switch.left == 1:
                    del self._on[name]
            return switch

    def on(self) -> dict[str, Switch]:
        with self._lock:
            return dict(self._on)
