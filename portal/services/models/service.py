from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.cards import contact_card
from portal.ui.pages import page_link

from ..blocks import SMALL_FEATURES, BodyBlock
from ..starts import Start, StartBlock, ways

FACTS = {
    "who_can": "Who can",
    "cost": "Cost",
    "time": "Time",
    "have_ready": "Have ready",
    "how_soon": "How soon",
}
"""The facts of a service, field by field, with the words they stand under."""


class ServicePage(BasePage):
    """One thing that a person can do or get, and the way to start it."""

    provider = models.ForeignKey(
        "council.Provider",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Only if another body runs this service. We then point people there.",
    )
    danger_heading = models.CharField(max_length=80, blank=True)
    danger = RichTextField(
        features=SMALL_FEATURES, blank=True, help_text="What must come before the Start button."
    )
    start_with = StreamField(StartBlock(), blank=True, verbose_name="start")
    who_can = RichTextField(features=SMALL_FEATURES, blank=True)
    cost = RichTextField(features=SMALL_FEATURES, blank=True)
    time = RichTextField("how long it takes", features=SMALL_FEATURES, blank=True)
    have_ready = RichTextField(features=SMALL_FEATURES, blank=True)
    how_soon = RichTextField("what we do, and by when", features=SMALL_FEATURES, blank=True)
    body = StreamField(BodyBlock(), blank=True)
    contact = models.ForeignKey(
        "council.ContactPoint", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lgsl = models.PositiveIntegerField(
        "LGSL code",
        null=True,
        blank=True,
        help_text="Its number in the Local Government Services List.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("provider"),
        MultiFieldPanel(
            [FieldPanel("danger_heading"), FieldPanel("danger")], heading="Danger first"
        ),
        FieldPanel("start_with"),
        MultiFieldPanel([FieldPanel(name) for name in FACTS], heading="At a glance"),
        FieldPanel("body"),
        FieldPanel("contact"),
        InlinePanel("related", label="Related pages", max_num=6),
    ]
    promote_panels = [*BasePage.promote_panels, FieldPanel("lgsl")]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in FACTS),
        index.SearchField("body"),
    ]
    parent_page_types = ["services.TopicPage"]
    subpage_types = ["services.PageVersion"]
    template = "services/service.html"

    class Meta:
        verbose_name = "service"

    def clean(self) -> None:
        super().clean()
        if any(child.block_type == "phone" for child in self.start_with) and not self.contact:
            raise ValidationError(
                {"contact": "Choose the contact that the Start button is to call."}
            )

    @cached_property
    def ways(self) -> list[Start]:
        """The ways to start that are there now: the first is the Start button's."""
        return ways(self.start_with, contact_card(self.contact_id))

    @property
    def start(self) -> Start | None:
        """The Start button, or None where there is nothing to start."""
        return self.ways[0] if self.ways else None

    @property
    def other_start(self) -> Start | None:
        """Another way to start, beside the button."""
        return self.ways[1] if len(self.ways) > 1 else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        related = (page_link(row.page_id) for row in self.related.all())
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "contact": contact_card(self.contact_id),
            "related": [link for link in related if link],
        }

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The facts that are filled in, as (label, rich text)."""
        return [(label, value) for name, label in FACTS.items() if (value := getattr(self, name))]


class RelatedService(Orderable):
    """A page that people who read this one also need."""

    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="related")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["service", "page"], name="services_related_service_once"
            ),
        ]
