"""What is asked of a housing system, and what it says. Pure values, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from ..law.words import Tenure


@dataclass(frozen=True)
class Home:
    """A home of the council's.

    ``building`` is the housing system's own key, the same for all homes that share an entrance or
    stairs; "" where none do. ``by_phone``: agree times by telephone. ``lived_in``: somebody has it.
    """

    tenure: Tenure
    building: str = field(default="", repr=False)
    by_phone: bool = False
    lived_in: bool = True


class Unavailable(Exception):
    """It cannot be asked now. ``last_seen``: when it last answered; None if that is not known."""

    def __init__(self, last_seen: datetime | None = None) -> None:
        super().__init__("The housing system does not answer.")
        self.last_seen = last_seen


class Housing(Protocol):
    """A housing system. ``tests/repairs/housing/contract.py`` says what each must keep."""

    def home(self, uprn: str) -> Home | None:
        """The home with this UPRN; None if it is none of ours. Raises ``Unavailable``."""
