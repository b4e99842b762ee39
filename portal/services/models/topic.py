from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.cards import contact_card

from ..blocks import SMALL_FEATURES, BodyBlock
from ..rows import rows


class TopicPage(BasePage):
    """A door to the services of one area, most wanted first (the order of its child pages)."""

    urgent_heading = models.CharField(max_length=80, blank=True)
    urgent = RichTextField(
        features=SMALL_FEATURES, blank=True, help_text="What to do when it cannot wait."
    )
    body = StreamField(BodyBlock(), blank=True)
    contact = models.ForeignKey(
        "council.ContactPoint", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("urgent_heading"),
        FieldPanel("urgent"),
        FieldPanel("body"),
        FieldPanel("contact"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "services.TopicPage"]
    subpage_types = [
        "services.TopicPage",
        "services.ServicePage",
        "services.GuidePage",
        "services.StepByStepPage",
        "services.InformationPage",
        "accessibility.AccessibilityStatementPage",
        "services.PageVersion",
    ]
    template = "services/topic.html"

    class Meta:
        verbose_name = "topic"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listed = rows(self.get_children())
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "contact": contact_card(self.contact_id),
            "to_do": [row for row in listed if not row.to_read],
            "to_read": [row for row in listed if row.to_read],
        }
