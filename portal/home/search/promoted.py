"""What editors have put first for certain words (Wagtail's promoted search results)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion

from portal.ui.generation import remembered

from .library import library
from .words import stems


@dataclass(frozen=True)
class Promotion:
    """A page (by its id), or an address elsewhere with its words, that an editor put first."""

    page_id: int | None
    href: str
    words: str
    description: str


def promoted(text: str) -> list[Promotion]:
    """The promotions for these words, in the editor's order. No query once remembered."""
    return _promotions().get(frozenset(stems(text)) - library().own_name, [])


def _promotions() -> dict[frozenset[str], list[Promotion]]:
    return remembered("home.search.promotions", _build)


def _build() -> dict[frozenset[str], list[Promotion]]:
    found = defaultdict(list)
    for row in SearchPromotion.objects.select_related("query"):
        promotion = Promotion(
            row.page_id, row.external_link_url, row.external_link_text or "", row.description
        )
        found[frozenset(stems(row.query.query_string))].append(promotion)
    return dict(found)
