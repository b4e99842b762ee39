from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from portal.council.models import BasePage


class HomePage(BasePage):
    """The front door: the question, the nine things most people come for, every topic, the news."""

    question = models.CharField(max_length=60, default="What do you need to do?")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question"),
        InlinePanel("top_tasks", label="Top tasks", max_num=9),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "services.TopicPage",
        "services.InformationPage",
        "services.NewsIndexPage",
        "services.ContactPage",
    ]
    max_count_per_parent = 1
    template = "home/home.html"

    class Meta:
        verbose_name = "home page"


class TopTask(Orderable):
    """One of the things most people come for, in the words they would use."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="top_tasks")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=40, help_text="Pay your council tax")
    hint = models.CharField(max_length=60, blank=True, help_text="Or see your bill and balance")

    panels = [PageChooserPanel("page"), FieldPanel("words"), FieldPanel("hint")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["home", "page"], name="home_top_task_once"),
        ]
