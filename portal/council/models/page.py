"""The page that every page type of the site is made from."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.search import index

from ..private import any_page_is_private
from ..publishing import NotFitToPublish, problems


class BasePage(Page):
    """A page with a one-sentence summary, the words people use for it, and a date to check it."""

    summary = models.CharField(
        max_length=200,
        help_text="One sentence. It leads the page and stands in search results.",
    )
    synonyms = models.TextField(
        blank=True,
        help_text="Other words people use for this, one on each line. For search and the A to Z.",
    )
    checked_on = models.DateField(null=True, blank=True, help_text="When somebody last checked it.")
    checked_by = models.CharField(
        max_length=80, blank=True, help_text="A team, not a person: recycling and waste team"
    )
    review_on = models.DateField(
        "check again on", null=True, blank=True, db_index=True, help_text="We will remind you."
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        FieldPanel("synonyms"),
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("checked_by"), FieldPanel("review_on")],
            heading="Keeping it right",
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("synonyms", boost=4),
    ]

    class Meta:
        abstract = True

    @property
    def synonym_list(self) -> list[str]:
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Who alone may see this page. No query where no page of the site is private."""
        if not any_page_is_private():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def reasons_not_to_publish(self) -> list[str]:
        """Rules of a page type that only a version to be published must keep, in sentences."""
        return []

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish a version that keeps every rule of its own, however the request came.

        Raises NotFitToPublish, and changes nothing, if it does not.
        """
        if found := problems(revision.as_object()):
            raise NotFitToPublish(self, found)
        return super().publish(revision, *args, **kwargs)
