"""Addresses in a table of ours, filled from the council's own gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet

from portal.council.postcodes import normalised

from .found import FoundAddress, in_order, settled_uprn

if TYPE_CHECKING:
    from portal.council.models import GazetteerAddress

MOST = 1000
"""Addresses given for one postcode. Real ones have a hundred or so."""


class LocalTable:
    """Reads ``GazetteerAddress``: one query for each question."""

    def search(self, postcode: str) -> list[FoundAddress]:
        """List the addresses at a postcode."""
        known = normalised(postcode)
        if not known:
            return []
        return in_order(row.found for row in _rows().filter(postcode=known)[:MOST])

    def get(self, uprn: str) -> FoundAddress | None:
        """Give the address with this UPRN."""
        number = settled_uprn(uprn)
        row = _rows().filter(uprn=int(number)).first() if number else None
        return row.found if row else None


def _rows() -> QuerySet[GazetteerAddress]:
    """The table, found by name: forms that ask for addresses are loaded before tables are."""
    return apps.get_model("council", "GazetteerAddress")._default_manager.all()
