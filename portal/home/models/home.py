from typing import Any

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.url_routing import RouteResult

from portal.council.models import BasePage
from portal.services.models import NewsIndexPage, NewsPage, TopicPage
from portal.ui.generation import remembered
from portal.ui.pages import page_link

from ..routing import find_route

HEADLINES = 3


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
        "accessibility.AccessibilityStatementPage",
        "services.NewsIndexPage",
        "services.ContactPage",
        "forms.FormsPage",
    ]
    max_count_per_parent = 1
    template = "home/home.html"

    class Meta:
        verbose_name = "home page"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components:
            return find_route(self, request, path_components)
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            return context | self.lists()
        return context | remembered(f"home.lists:{self.pk}", self.lists)

    def lists(self) -> dict[str, Any]:
        """The tasks, the topics and the latest news. Four queries."""
        topics = TopicPage.objects.child_of(self).live().order_by("path")
        news = NewsPage.objects.descendant_of(self).live().order_by("-date", "-pk")[:HEADLINES]
        return {
            "tasks": [
                (task, link) for task in self.top_tasks.all() if (link := page_link(task.page_id))
            ],
            "topics": [
                link for pk in topics.values_list("pk", flat=True) if (link := page_link(pk))
            ],
            "news": [(one, link) for one in news if (link := page_link(one.pk))],
            "news_index": page_link(
                NewsIndexPage.objects.child_of(self).values_list("pk", flat=True).first()
            ),
        }


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
