"""Pages of any type as rows of a list: words, one line about them, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.ui.pages import page_link

WITH_SUMMARY = (
    "topicpage",
    "servicepage",
    "guidepage",
    "stepbysteppage",
    "informationpage",
    "placepage",
)
"""The page types that may stand in a list, as Wagtail's page model names their tables."""

TO_READ = ("guidepage", "informationpage")


@dataclass(frozen=True)
class Row:
    """A page in a list. ``provider`` is who runs it, if it is not this council."""

    words: str
    hint: str
    href: str
    kind: str
    provider: str

    @property
    def to_read(self) -> bool:
        """Whether it is something to know rather than something to do."""
        return self.kind in TO_READ


def rows(pages: PageQuerySet[Page]) -> list[Row]:
    """These pages, if live, in their order. One query, whatever their types and number."""
    kinds = {kind.pk: kind.model for kind in _content_types()}
    version = ContentType.objects.get_by_natural_key("services", "pageversion")
    found = (
        pages.live()
        .exclude(content_type=version)
        .annotate(
            row_hint=Coalesce(*(F(f"{name}__summary") for name in WITH_SUMMARY), Value("")),
            row_provider=Coalesce(F("servicepage__provider__name"), Value("")),
        )
    )
    return [
        Row(link.words, hint, link.href, kinds.get(content_type, ""), provider)
        for pk, content_type, hint, provider in found.values_list(
            "pk", "content_type_id", "row_hint", "row_provider"
        )
        if (link := page_link(pk))
    ]


def _content_types() -> list[ContentType]:
    return [ContentType.objects.get_by_natural_key("services", name) for name in WITH_SUMMARY]
