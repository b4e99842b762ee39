"""Versions of the catalogue: which one people use, and what each of them says."""

from __future__ import annotations

from functools import lru_cache

from portal.ui.generation import remembered

from ..models.catalogue_version import CatalogueState, CatalogueVersion
from .frozen import thaw
from .tree import Catalogue


def live() -> CatalogueVersion | None:
    """Give the version that everybody uses. No query until another is published."""
    return _in_use()[CatalogueState.LIVE]


def preview() -> CatalogueVersion | None:
    """Give the version that the tenants' panel looks at, if there is one."""
    return _in_use()[CatalogueState.PREVIEW]


def numbered(number: int) -> CatalogueVersion | None:
    """Give a version by its number, which a report keeps. One query."""
    found: CatalogueVersion | None = CatalogueVersion.objects.filter(number=number).first()
    return found


def catalogue_of(version: CatalogueVersion) -> Catalogue:
    """Give what a version says. Its text is only read once in each process."""
    return _thawed(version.frozen)


@lru_cache(maxsize=20)
def _thawed(frozen: str) -> Catalogue:
    return thaw(frozen)


def _in_use() -> dict[str, CatalogueVersion | None]:
    return remembered("repairs.catalogue", _look)


def _look() -> dict[str, CatalogueVersion | None]:
    seen = (CatalogueState.LIVE, CatalogueState.PREVIEW)
    found = {row.state: row for row in CatalogueVersion.objects.filter(state__in=seen)}
    return {state: found.get(state) for state in seen}
