"""The journey as the content is now: the catalogue that everybody uses, and who else helps."""

from __future__ import annotations

from functools import lru_cache

from portal.forms.definition import Journey

from ..catalogue import versions
from ..catalogue.frozen import thaw
from ..models import CatalogueVersion
from .helpers import help_now
from .helping import Help
from .making import journey_of

KEPT = 4
"""Journeys kept in a process: what is used now, and what was a moment ago."""


def make() -> Journey | None:
    """Give the journey; ``None`` until a catalogue is published. No query once it is known."""
    version = versions.live()
    return None if version is None else of(version)


def of(version: CatalogueVersion) -> Journey:
    """Give the journey of a version of the catalogue: the same one each time."""
    return _made(version.frozen, version.number, help_now())


@lru_cache(maxsize=KEPT)
def _made(frozen: str, number: int, help_: Help) -> Journey:
    return journey_of(thaw(frozen), number, help_)
