"""A housing system in memory, for tests of what is done with its answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import pytest
from django.conf import settings

from portal.council.gazetteer.found import settled_uprn
from portal.repairs.housing import Home, Unavailable, register
from portal.repairs.law.words import Tenure

NAME = "on paper"


@dataclass
class PaperHousing:
    """``homes`` by UPRN; no other is one of ours. ``away``: it cannot be asked."""

    homes: dict[str, Home] = field(default_factory=dict)
    away: bool = False
    last_seen: datetime | None = None
    asked: list[str] = field(default_factory=list)

    def home(self, uprn: str) -> Home | None:
        self.asked.append(uprn)
        if self.away:
            raise Unavailable(self.last_seen)
        return self.homes.get(settled_uprn(uprn))

    def rent(self, uprn: str, tenure: Tenure = Tenure.SECURE, **more: object) -> None:
        """Let this home be one of ours."""
        self.homes[settled_uprn(uprn)] = Home(tenure, **more)  # type: ignore[arg-type]


_the_one = PaperHousing()


def _it() -> PaperHousing:
    return _the_one


def asked_of(monkeypatch: pytest.MonkeyPatch) -> PaperHousing:
    """An empty one, which is asked until the test ends."""
    register(NAME, _it)
    monkeypatch.setattr(settings, "HOUSING_SOURCE", NAME)
    monkeypatch.setattr(f"{__name__}._the_one", PaperHousing())
    return _it()
