"""The case of a report: named by the catalogue, opened at the moment at which we knew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from portal.forms.openings import Asking, Opening

from ..catalogue import versions
from ..catalogue.compile import DANGER
from ..catalogue.ends import asked_at
from ..catalogue.find import Ending, Found, leaf_of
from ..models import CatalogueVersion

UNNAMED = "A repair"


def opening(asking: Asking) -> Opening:
    """Say how the case is opened. Its clocks are the law's, and begin with the repair."""
    version = version_of(asking.journey.version)
    found = leaf_of(versions.catalogue_of(version), asking.answers) if version else None
    if found is None:
        return Opening(steps=())
    return Opening(title_of(found), told_at(found, asking.moments), steps=())


def version_of(number: int) -> CatalogueVersion | None:
    """Give the catalogue of a journey's version. No query for the one of now."""
    live = versions.live()
    return live if live and live.number == number else versions.numbered(number)


def title_of(found: Found) -> str:
    """Name what was reported: "Blocked kitchen sink". Never in the person's own words."""
    name = found.leaf.name if found.leaf else ""
    return name[:1].upper() + name[1:] if name else UNNAMED


def told_at(found: Found, moments: Mapping[str, datetime]) -> datetime | None:
    """Give when somebody answered that there is a danger, on the first screen or later.

    ``None`` where it is no danger: then we know of it when it is sent.
    """
    if found.ending is not Ending.DANGER:
        return None
    first = found.danger is not None and found.path == (found.danger,)
    return moments.get(DANGER if first else asked_at(found.path))
