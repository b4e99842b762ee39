from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.chrome import Link
from portal.ui.pages import page_link

from ..blocks import StepBlock


class StepByStepPage(BasePage):
    """Several services in the order a person needs them: moving home, a death in the family."""

    steps = StreamField([("step", StepBlock())])

    content_panels = [*BasePage.content_panels, FieldPanel("steps")]
    search_fields = [*BasePage.search_fields, index.SearchField("steps")]
    parent_page_types = ["services.TopicPage"]
    subpage_types = ["services.PageVersion"]
    template = "services/step_by_step.html"

    class Meta:
        verbose_name = "step by step"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        steps = [
            {
                "title": step.value["title"],
                "body": step.value["body"],
                "links": [link for item in step.value["links"] if (link := step_link(item))],
            }
            for step in self.steps
        ]
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"steps": steps}


def step_link(item: Any) -> Link | None:
    """What one line of a step leads to; None if that page is not live."""
    if item["page"]:
        page = page_link(item["page"].pk)
        return Link(item["words"] or page.words, page.href) if page else None
    return Link(item["words"], item["url"]) if item["url"] and item["words"] else None
