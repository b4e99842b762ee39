"""Who helps people of the demo council whose repairs are not its own."""

from __future__ import annotations

from collections.abc import Mapping

from wagtail.models import Page

from portal.council.models import ContactPoint
from portal.repairs.models import WhoHelps

from .source import read_data


def load_repair_helpers(pages: Mapping[str, Page]) -> None:
    """Write them where there is none yet for somebody."""
    for whom, row in read_data("repair-helpers").items():
        contact = row.get("contact")
        WhoHelps.objects.get_or_create(
            whom=whom,
            defaults={
                "words": row["words"].strip(),
                "contact": ContactPoint.objects.get(slug=contact) if contact else None,
                "page": pages.get(row.get("page", "")),
                "link": row.get("link", ""),
                "link_words": row.get("link_words", ""),
            },
        )
