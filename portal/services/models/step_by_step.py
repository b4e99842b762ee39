from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.council.models import BasePage

from ..blocks import StepBlock


class StepByStepPage(BasePage):
    """Several services in the order a person needs them: moving home, a death in the family."""

    steps = StreamField([("step", StepBlock())])

    content_panels = [*BasePage.content_panels, FieldPanel("steps")]
    search_fields = [*BasePage.search_fields, index.SearchField("steps")]
    parent_page_types = ["services.TopicPage"]
    subpage_types: list[str] = []
    template = "services/step_by_step.html"

    class Meta:
        verbose_name = "step by step"
